// The browser's own copy of what its learner has done: one entry of localStorage for each event, so that two
// tabs never write over one another. What it holds it brings to the server when a page opens; what the server
// hands on it writes down before the feedback shows.

const MEMORY = Symbol.for("course.memory");
const TOGETHER_MS = 80;
const LIKE_A_KEY = /^[0-9a-f]{32}$/;
const ERASING = "-"; // in place of a key

function memory() {
  document[MEMORY] ??= { told: null, keeps: true, known: "", last: "", fault: "", calm: "", fresh: [] };
  return document[MEMORY];
}

// Courses at different addresses of one server keep to themselves.
function shelf(name) {
  return `course:${new URL(".", document.baseURI).pathname}:${name}`;
}

function entries() {
  const first = shelf("done:");
  const names = Object.keys(localStorage).filter((name) => name.startsWith(first));
  return names.sort().map((name) => [name, localStorage.getItem(name) ?? ""]);
}

// Brings what is here to a session that goes by another key than this browser's: that of a new page, or of a
// server that has begun anew while the page was open. One that has taken it goes by ours.
// `forgotten` are keys that all was erased of; the key `moved` gives way to the session's.
function recall(key, forgotten, moved, send) {
  const now = memory();
  now.send = send;
  if (!key || (now.told === key && !now.keeps)) return;
  if (now.told === null) addEventListener("storage", followOthers);
  const fresh = now.told !== key;
  now.told = key;
  try {
    forget(forgotten, key);
    if (moved && moved === localStorage.getItem(shelf("key"))) localStorage.setItem(shelf("key"), key);
    const kept = localStorage.getItem(shelf("key")) ?? "";
    if (kept && !fresh) return;
    const known = LIKE_A_KEY.test(kept) ? kept : key;
    now.known = known;
    if (known !== kept) localStorage.setItem(shelf("key"), known);
    const here = kept === key ? [] : entries();
    if (known !== key || here.length) send("brought", { key: known, entries: here });
  } catch (reason) {
    console.warn("This browser keeps nothing:", reason);
    now.keeps = false;
    now.fault = "full";
  }
}

// What its learner has had erased goes. While that lasts no tab writes what was done under the old key, and the new
// one comes last: whoever sees it sees nothing of the old. No more room is asked for: the store may be full.
function forget(keys, next) {
  if (!keys.includes(localStorage.getItem(shelf("key")))) return;
  localStorage.setItem(shelf("key"), ERASING);
  const ours = Object.keys(localStorage).filter((name) => name.startsWith(shelf("")));
  for (const name of ours) if (name !== shelf("key")) localStorage.removeItem(name);
  localStorage.setItem(shelf("key"), next);
  startAnew(next);
}

function startAnew(key) {
  const now = memory();
  clearTimeout(now.soon);
  Object.assign(now, { known: key, last: "", fault: "", fresh: [] });
}

// Has another tab had all erased? Then this page's session is to forget it too, and to go on under the new key.
function followErasing() {
  const { known, send } = memory();
  const kept = localStorage.getItem(shelf("key")) ?? "";
  if (!known || kept === known || !LIKE_A_KEY.test(kept)) return;
  startAnew(kept);
  send("brought", { key: kept, erased: known, entries: entries() });
}

// What another tab has done is brought as well, a few entries at once.
function followOthers({ key, newValue }) {
  if (key === shelf("key")) followErasing();
  if (!key?.startsWith(shelf("done:")) || !newValue) return;
  const now = memory();
  now.fresh.push([key, newValue]);
  clearTimeout(now.soon);
  now.soon = setTimeout(() => {
    now.send("brought", { key: localStorage.getItem(shelf("key")), entries: now.fresh });
    now.fresh = [];
  }, TOGETHER_MS);
}

// Lines `of` another key than this browser's are left: they come again once their session goes by it, or are of
// one that was erased.
function remember(lines, of) {
  const now = memory();
  if (!lines?.length || !isOurs(of)) return;
  for (const line of lines) {
    const { id } = JSON.parse(line);
    const name = shelf(`done:${id}`);
    try {
      // A store that was cleared under an open page: the database knows this learner by the key alone.
      if (now.known && !localStorage.getItem(shelf("key"))) localStorage.setItem(shelf("key"), now.known);
      if (localStorage.getItem(name) !== line) localStorage.setItem(name, line);
      now.last = id;
    } catch (reason) {
      console.warn("This browser has no room left:", reason);
      now.fault = "full";
      return;
    }
  }
}

function isOurs(key) {
  try {
    followErasing();
    const kept = localStorage.getItem(shelf("key"));
    return kept === key || (kept === null && memory().known === key); // or its store was cleared
  } catch {
    return true; // what cannot be read cannot be written either, and that is told
  }
}

function lastKept() {
  return memory().last;
}

// Entries that hold no event go under a dated name, so that they are neither lost nor brought again.
function setAside(names) {
  const date = new Date().toISOString().slice(0, 10);
  for (const name of names) {
    const line = name.startsWith(shelf("done:")) ? localStorage.getItem(name) : null;
    if (line === null) continue;
    try {
      localStorage.setItem(name.replace(shelf("done:"), shelf(`aside:${date}:`)), line);
    } catch (reason) {
      console.warn("This browser has no room left:", reason);
      memory().fault = "full";
      return;
    }
    localStorage.removeItem(name);
    memory().fault = "aside";
  }
}

function mountMemory({ data, parentElement }) {
  if (!data?.texts) return undefined;
  remember(data.keep, data.of);
  setAside(data.aside ?? []);
  memory().draw = () => drawNotice(parentElement, data.texts);
  sayCalmly(data.calm);
  return undefined;
}

// That the database is away is told with the feedback it concerns, and no longer once it is back.
function sayCalmly(text) {
  const now = memory();
  if (now.calm !== text) now.closed = "";
  now.calm = text ?? "";
  now.draw?.();
}

function closeNotice(text) {
  const now = memory();
  now.fault = "";
  now.closed = text;
  now.draw();
}

// What a learner should know of it stands over the page's foot until it is closed.
function drawNotice(parent, texts) {
  const notice = parent.querySelector(".course-notice");
  if (!notice.firstChild) {
    const close = element("button", { type: "button", onclick: () => closeNotice(notice.textContent) }, icon("close"));
    notice.append(element("p", { role: "status" }), close);
  }
  const [told, close] = notice.children;
  const { fault, calm, closed } = memory();
  setText(told, texts[fault] ?? (calm === closed ? "" : calm));
  setAttribute(close, "aria-label", texts.close);
  toggleHidden(close, !told.textContent);
  notice.classList.toggle("shown", Boolean(told.textContent));
}
