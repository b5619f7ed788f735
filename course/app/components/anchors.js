// Where an address's #anchor leads, and how links in texts are followed. Shared by both components:
// `__init__.py` puts this file before theirs.

const GOING = Symbol.for("course.going");
const ARRIVED = Symbol.for("course.arrived");
const SETTLING_MS = 2500;
const TRAVELLING_MS = 15000;

function hashNow() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

// Charts and pictures above a place arrive after it and push it down: keep it in view until the
// page is still, or until the reader takes over.
function settle(target, bring = () => target.scrollIntoView({ block: "start" })) {
  document[ARRIVED] = location.href;
  const stop = new AbortController();
  const align = () => target.isConnected && bring();
  const watch = new ResizeObserver(align);
  watch.observe(target.closest('[data-testid="stMainBlockContainer"]') ?? document.body);
  for (const taken of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(taken, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  stop.signal.addEventListener("abort", () => watch.disconnect());
  setTimeout(() => stop.abort(), SETTLING_MS);
  align();
}

// `find(anchor)` returns the element to bring into view, or null where the anchor is not ours.
function settleAtHash(find) {
  const target = location.hash.length > 1 ? find(hashNow()) : null;
  if (target) settle(target);
}

// A component has come onto the page: is it where its reader was going?
function arrive(find) {
  const going = document[GOING];
  if (going && going.from !== location.pathname && Date.now() - going.at < TRAVELLING_MS) {
    const target = find(going.anchor);
    if (!target) return;
    delete document[GOING];
    history.replaceState(history.state, "", `#${going.anchor}`);
    settle(target);
    putFocus(target);
  } else if (document[ARRIVED] !== location.href) {
    settleAtHash(find);
  }
}

// `link` is {lesson, anchor}; `here` the lesson being read, if known. Only another page needs the server.
function follow(link, here, send) {
  const onThisPage = here ? link.lesson === here : document.getElementById(link.anchor) !== null;
  if (onThisPage && link.anchor) {
    if (hashNow() === link.anchor) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = link.anchor;
    return;
  }
  if (link.anchor) {
    document[GOING] = { anchor: link.anchor, from: location.pathname, at: Date.now() };
  }
  send("go", { lesson: link.lesson, anchor: link.anchor ?? null });
}

// To another page of the app with all that its address says, as one step of the browser's history. By the
// server's `switch_page` it would be three: this page under the other's parameters comes between.
function walk(address) {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

// Ctrl, middle button and the like open a new tab: the browser's business, where there is an address.
function wantsNewTab(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button > 0;
}
