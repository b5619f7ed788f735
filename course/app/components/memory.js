// The browser's own copy of what its learner has done: one entry of localStorage for each event, so that two
// tabs never write over one another. What it holds it brings to the server when a page opens; what the server
// hands on it writes down before the feedback shows.

const MEMORY = Symbol.for("course.memory");
const TOGETHER_MS = 80;
const LATER_MS = 600;

function memory() {
  document[MEMORY] ??= { asked: false, sent: [], last: "", fault: "", fresh: [] };
  return document[MEMORY];
}

// Courses at different addresses of one server keep to themselves.
function shelf(name) {
  return `course:${new URL(".", document.baseURI).pathname}:${name}`;
}

function entries() {
  const first = shelf("done:");
  const names = Object.keys(localStorage).filter((name) => name.startsWith(first));
  return names.sort().map((name) => ({ name, line: localStorage.getItem(name) ?? "" }));
}

// Brings what is here to a server that has just begun to know this page.
function recall(key, send) {
  const now = memory();
  now.send = send;
  if (now.asked) return;
  now.asked = true;
  try {
    const known = localStorage.getItem(shelf("key"));
    if (!known && key) localStorage.setItem(shelf("key"), key);
    now.sent = entries();
    addEventListener("storage", followOthers);
    if (!known && !now.sent.length) return;
    send("brought", { key: known, lines: now.sent.map(({ line }) => line) });
  } catch (reason) {
    console.warn("This browser keeps nothing:", reason);
    now.fault = "full";
  }
}

// What another tab has done is brought as well, a few entries at once.
function followOthers({ key, newValue }) {
  if (!key?.startsWith(shelf("done:")) || !newValue) return;
  const now = memory();
  now.fresh.push({ name: key, line: newValue });
  clearTimeout(now.soon);
  now.soon = setTimeout(() => {
    now.sent = now.fresh;
    now.fresh = [];
    now.send("brought", { key: localStorage.getItem(shelf("key")), lines: now.sent.map(({ line }) => line) });
  }, TOGETHER_MS);
}

function remember(lines) {
  const now = memory();
  for (const line of lines ?? []) {
    const { id } = JSON.parse(line);
    if (id <= now.last) continue;
    try {
      localStorage.setItem(shelf(`done:${id}`), line);
      now.last = id;
    } catch (reason) {
      console.warn("This browser has no room left:", reason);
      now.fault = "full";
      return;
    }
  }
}

function lastKept() {
  return memory().last;
}

// Entries that hold no event go under a dated name, so that they are neither lost nor brought again.
function setAside(numbers) {
  const now = memory();
  const date = new Date().toISOString().slice(0, 10);
  for (const number of numbers) {
    const entry = now.sent[number];
    if (!entry || localStorage.getItem(entry.name) !== entry.line) continue;
    localStorage.setItem(entry.name.replace(shelf("done:"), shelf(`aside:${date}:`)), entry.line);
    localStorage.removeItem(entry.name);
    now.fault = "aside";
  }
}

function mountMemory({ data, parentElement, setTriggerValue }) {
  if (!data?.texts) return undefined;
  remember(data.keep);
  setAside(data.aside ?? []);
  const told = parentElement.querySelector("p");
  setText(told, data.texts[memory().fault] ?? "");
  const place = parentElement.closest('[data-testid="stElementContainer"]');
  if (place) place.style.display = told.textContent ? "" : "none";
  const newest = data.keep.length ? JSON.parse(data.keep.at(-1)).id : "";
  // Not in one batch with what a page opens with: Streamlit would run this fragment alone for both.
  if (newest && newest <= memory().last) {
    setTimeout(() => setTriggerValue("kept", memory().last), LATER_MS);
  }
  return undefined;
}
