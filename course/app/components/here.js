// Where the reader is in a page and in its quizzes, what was chosen or typed there and not yet checked, and how its charts
// were left: a reload leads back to it, and so does a phone that let the page go meanwhile. Kept for this tab alone: what
// was done is in the record.

const PLACE = "place";
const DRAFT = "draft";
const CHART = "chart";
const BACK = Symbol.for("course.back");
const PARTS = '[data-testid="stMain"] [data-testid="stElementContainer"]';
const STILL = '[data-testid="stApp"][data-test-script-state="notRunning"]';
const SCROLLED_MS = 150;
const BACK_MS = 100;
const BACK_TRIES = 100;

function hold(name, value) {
  try {
    sessionStorage.setItem(shelf(name), JSON.stringify(value));
  } catch {
    // Without a place the page opens at its beginning.
  }
}

function held(name) {
  try {
    return JSON.parse(sessionStorage.getItem(shelf(name)));
  } catch {
    return null;
  }
}

// What was erased, or is another's, leads nowhere: all begins at its beginning.
function letGoOfPlaces() {
  const isHeld = (name) => [PLACE, DRAFT, CHART].some((start) => name.startsWith(shelf(start)));
  try {
    for (const name of Object.keys(sessionStorage).filter(isHeld)) sessionStorage.removeItem(name);
  } catch {
    // Nothing was held either.
  }
}

// To measure it takes a while where much has changed since the page was drawn: done once the reader has come to rest, it
// keeps nobody waiting for the next page.
function holdPlace() {
  document[BACK].soon = 0;
  const parts = [...document.querySelectorAll(PARTS)];
  const at = parts.findIndex((part) => part.getBoundingClientRect().bottom > 0);
  const by = parts[at]?.getBoundingClientRect().top ?? 0;
  hold(PLACE, { page: location.pathname, at, by });
}

function holdPlaceSoon() {
  clearTimeout(document[BACK].soon);
  document[BACK].soon = setTimeout(holdPlace, SCROLLED_MS);
}

// The page goes out of sight. One that was never scrolled is at its beginning.
function holdPlaceNow() {
  if (document[BACK].soon) {
    clearTimeout(document[BACK].soon);
    holdPlace();
  } else if (held(PLACE)?.page !== location.pathname) {
    hold(PLACE, { page: location.pathname, at: 0, by: 0 });
  }
}

// Once a page: from then on its place is held.
function comeBack() {
  if (document[BACK]) return;
  document[BACK] = { soon: 0 };
  document.addEventListener("scroll", holdPlaceSoon, { capture: true, passive: true });
  addEventListener("pagehide", holdPlaceNow);
  document.addEventListener("visibilitychange", () => document.hidden && holdPlaceNow());
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const place = held(PLACE);
  if (type === "navigate" || place?.page !== location.pathname || !(place.at > 0)) return;
  document[ARRIVED] = location.href; // a place named by the address was left since
  whenDrawn(place.at, (part) => settle(part, () => putBack(part, place.by)));
}

function putBack(part, by) {
  part.closest('[data-testid="stMain"]').scrollTop += part.getBoundingClientRect().top - by;
}

function whenDrawn(at, then) {
  let tries = 0;
  const waiting = setInterval(() => {
    const part = document.querySelectorAll(PARTS)[at];
    const drawn = part && document.querySelector(STILL);
    tries += 1;
    if (drawn) then(part);
    if (drawn || tries === BACK_TRIES) clearInterval(waiting);
  }, BACK_MS);
}
