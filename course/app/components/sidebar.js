// The sidebar on a narrow screen, where Streamlit lays it over the page; and where the keyboard goes on once it is
// opened or folded, since the button that was pressed is gone by then.

const NARROW = "(max-width: 768px)";
const SIDEBAR = '[data-testid="stSidebar"]';
const FOLD = '[data-testid="stSidebarCollapseButton"] button';
const UNFOLD = '[data-testid="stExpandSidebarButton"]';
const PAGE = Symbol.for("course.page");
const WATCHED = Symbol.for("course.sidebar");

// Following one of its links must uncover the page. Streamlit does so for its own menu alone.
// Returns whether the reader has come to another page.
function uncover(page) {
  const moved = document[PAGE] !== undefined && document[PAGE] !== page;
  document[PAGE] = page;
  if (moved) foldIfOver();
  return moved;
}

function foldIfOver() {
  const open = document.querySelector(`${SIDEBAR}[data-collapsed="false"]`);
  if (open && matchMedia(NARROW).matches) document.querySelector(FOLD)?.click();
}

function watchTheSidebar() {
  if (document[WATCHED]) return;
  document[WATCHED] = true;
  const watch = { subtree: true, attributes: true, attributeFilter: ["data-collapsed"] };
  new MutationObserver(goOnFromTheSidebar).observe(document.body, watch);
  // Whoever steps out of it, or asks it to go, sees the page again.
  document.addEventListener("focusin", ({ target }) => target.closest('[data-testid="stMain"]') && foldIfOver());
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && target.closest(SIDEBAR)) foldIfOver();
  });
}

function goOnFromTheSidebar() {
  const open = document.querySelector(`${SIDEBAR}[data-collapsed="false"]`);
  // The button in its place comes with the same drawing or the next.
  requestAnimationFrame(() => {
    const at = document.activeElement;
    const lost = at === document.body || (!open && at.closest(SIDEBAR));
    if (lost) document.querySelector(open ? FOLD : UNFOLD)?.focus({ preventScroll: true });
  });
}
