// A page that is come to by a link is begun at its title: the link that was followed may be gone, and without a word
// nobody who listens knows that it led anywhere. Only a place that the link names goes before.

const MENUS = Symbol.for("course.menus");
const MENU = '[data-testid="stPopoverBody"]';
const TOLD = Symbol.for("course.told");
const TELLING = ".st-key-record-told";
const KEEPING_MS = 2000;
const ARRIVING_MS = 100;
const ARRIVING_TRIES = 80;

function beginAtTheTitle() {
  const title = () => document.querySelector('[data-testid="stMain"] h1');
  const before = title()?.textContent;
  let tries = 0;
  const arriving = setInterval(() => {
    const now = title();
    tries += 1;
    const here = now && (now.textContent !== before || tries === ARRIVING_TRIES / 4);
    if (here && !document[GOING]) putFocus(now);
    if (here || tries === ARRIVING_TRIES) clearInterval(arriving);
  }, ARRIVING_MS);
}

// A menu that opens lies at the end of the page, behind all that the Tab key comes to first. One that asks something is read
// first: the key that opened it, pressed twice or held down, would answer.
function followMenus() {
  if (document[MENUS]) return;
  document[MENUS] = true;
  new MutationObserver((changes) => {
    const opened = changes.flatMap(({ addedNodes }) => [...addedNodes]).find((node) => node.querySelector?.(MENU));
    if (!opened || !document.activeElement?.closest('[data-testid="stPopover"]')) return;
    const first = opened.querySelector(`${MENU} :is(p, a, button, input)`);
    if (first) requestAnimationFrame(() => putFocus(first));
  }).observe(document.body, { childList: true, subtree: true });
}

// What is told of a press far down the page stands at its top, and what was pressed may be gone.
function followWhatIsTold() {
  if (document[TOLD]) return;
  document[TOLD] = true;
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    if (!added.some((node) => node.matches?.(TELLING) || node.querySelector?.(TELLING))) return;
    const told = document.querySelector(TELLING);
    told.scrollIntoView({ block: "center" });
    keepFocus(told);
  }).observe(document.body, { childList: true, subtree: true });
}

// A menu that closes after the press gives the focus back to what opened it, which may be gone: until it has, or the
// reader goes on, the focus comes back here.
function keepFocus(target) {
  const stop = new AbortController();
  const { signal } = stop;
  const again = () => requestAnimationFrame(() => !signal.aborted && target.isConnected && putFocus(target));
  target.addEventListener("blur", again, { signal });
  for (const taken of ["pointerdown", "keydown"]) {
    addEventListener(taken, () => stop.abort(), { signal, capture: true, passive: true });
  }
  setTimeout(() => stop.abort(), KEEPING_MS);
  putFocus(target);
}

// On what is read, not pressed: the Tab key goes on from there.
function putFocus(target) {
  if (!target.matches("a, button, input, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
