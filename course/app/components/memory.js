// The browser's own copy of what its learner has done: one entry of localStorage for each event, so that two
// tabs never write over one another. What it holds it brings to the server when a page opens; what the server
// hands on it writes down before the feedback shows.

const MEMORY = Symbol.for("course.memory");
const TOGETHER_MS = 80;
const ASK_AGAIN_MS = 30_000; // and as much again by chance, since whoever learns here meanwhile asks as well
const ERASING = "-"; // in place of a key

function memory() {
  document[MEMORY] ??= { told: null, by: "", keeps: true, known: "", last: "", fault: "", line: false, calm: "", fresh: [], reads: "" };
  return document[MEMORY];
}

// Courses at different addresses of one server keep to themselves.
function shelf(name) {
  return `course:${new URL(".", document.baseURI).pathname}:${name}`;
}

function entries(key) {
  const names = namesOf(within(key, "done:"));
  return names.sort().map((name) => [name, localStorage.getItem(name) ?? ""]);
}

// Brings what is here to a session that goes by another key than this browser's: that of a new page, or of a
// server that has begun anew while the page was open. One that has taken it goes by ours.
// `forgotten` are records that were erased; the key `moved` gives way to the session's. `session` is its name. It is not
// `sure` of an account's key as long as the database has not said whether all was erased. It has `met` this browser if what
// that held has come before the page, see `arrival.js`.
function recall({ key, session, sure, forgotten, moved, reads, met }, send) {
  const now = memory();
  [now.send, now.reads] = [send, reads ?? ""];
  if (!key || (now.told === key && !now.keeps)) return;
  const opened = now.told === null;
  if (opened) addEventListener("storage", followOthers);
  const another = now.by !== session;
  const fresh = now.told !== key || another;
  [now.told, now.by] = [key, session];
  const back = opened ? arrival() : {};
  try {
    forget(forgotten, key);
    if (opened) takeBack(now.reads);
    if (moved && moved === localStorage.getItem(shelf("key"))) localStorage.setItem(shelf("key"), key);
    const kept = localStorage.getItem(shelf("key")) ?? "";
    if (kept && !fresh) return;
    if (opened && met && kept && kept !== key) {
      meetAgain(key, kept, back);
      return;
    }
    if (isAccount(key) && LIKE_A_KEY.test(kept) && !sure) wait(key, kept, another, back);
    else if (isAccount(key) || isAccount(kept)) bringAs(key, kept, opened, back);
    else bring(key, kept, back);
  } catch (reason) {
    console.warn("This browser keeps nothing:", reason);
    now.keeps = false;
    now.fault = "full";
    if (back.way) send("brought", back);
  }
}

// In the moment between, another tab has had all erased, or has signed in.
function meetAgain(key, kept, back) {
  if (isAccount(kept)) reopen();
  else bring(key, kept, { ...back, erased: key });
}

function bring(key, kept, back) {
  const now = memory();
  const known = LIKE_A_KEY.test(kept) ? kept : key;
  now.known = known;
  if (known !== kept) localStorage.setItem(shelf("key"), known);
  const here = kept === key ? [] : entries(known);
  if (kept !== key) sayThatSomethingIsKept(here.length > 0);
  if (known !== key || here.length || back.way) now.send("brought", { key: known, entries: here, ...back });
}

// What was done here anonymously joins the account later; what is on the account's own shelf is brought already.
function wait(key, kept, another, back) {
  const now = memory();
  [now.told, now.known] = [null, kept];
  if (another || back.way) now.send("brought", { key, from: [], entries: entries(key), ...back });
}

// Where an account is signed in, or was until this page was opened.
function bringAs(key, kept, opened, back) {
  const now = memory();
  if (!opened && kept !== key && !isSameAccount(key, kept)) {
    reopen();
    return;
  }
  // Erased here while the server could not know it: it goes on as this browser does.
  const known = isSameAccount(key, kept) ? kept : key;
  startAnew(known);
  comeAs(known, kept);
  now.send("brought", { key: known, from: joined(known), entries: entries(known), ...back });
}

// What its learner has had erased goes. While that lasts no tab writes what was done under the old key, and the new
// one comes last: whoever sees it sees nothing of the old. No more room is asked for: the store may be full.
function forget(keys, next) {
  const key = localStorage.getItem(shelf("key"));
  if (!keys.includes(key)) return;
  localStorage.setItem(shelf("key"), ERASING);
  for (const name of [...namesOfRecord(key), ...namesOfRecord("")]) localStorage.removeItem(name);
  letGoOfPlaces();
  sayThatSomethingIsKept(false);
  localStorage.setItem(shelf("key"), next);
  startAnew(next);
}

function startAnew(key) {
  const now = memory();
  clearTimeout(now.soon);
  Object.assign(now, { known: key, last: "", fault: "", fresh: [] });
}

// Has another tab had all erased? Then this page's session is to forget it too, and to go on under the new key.
// Has it signed in or out? Then this page is opened anew.
function followTheKey() {
  const { known, send } = memory();
  const kept = localStorage.getItem(shelf("key")) ?? "";
  if (!known || kept === known || !(LIKE_A_KEY.test(kept) || isAccount(kept))) return;
  if (isAccount(known) || isAccount(kept)) {
    reopen();
    return;
  }
  letGoOfPlaces();
  startAnew(kept);
  send("brought", { key: kept, erased: known, entries: entries(kept) });
}

// What another tab has done is brought as well, a few entries at once.
function followOthers({ key, newValue }) {
  if (key === shelf("key")) followTheKey();
  const now = memory();
  if (!key?.startsWith(within(now.known, "done:")) || !newValue) return;
  now.fresh.push([key, newValue]);
  clearTimeout(now.soon);
  now.soon = setTimeout(() => {
    now.send("brought", { key: localStorage.getItem(shelf("key")), entries: now.fresh });
    now.fresh = [];
  }, TOGETHER_MS);
}

// Lines `of` another record than this browser's go where they belong, or are left: they come again once their session
// goes by its key, or are of one that was erased.
function remember(lines, of) {
  const now = memory();
  const key = lines?.length ? home(of) : "";
  if (!key) return;
  for (const line of lines) {
    const { id } = JSON.parse(line);
    const name = within(key, `done:${id}`);
    try {
      // A store that was cleared under an open page: the database knows this learner by the key alone.
      if (now.known && !localStorage.getItem(shelf("key"))) localStorage.setItem(shelf("key"), now.known);
      if (localStorage.getItem(name) !== line) {
        localStorage.setItem(name, line);
        localStorage.removeItem(within(key, "left"));
        if (LIKE_A_KEY.test(key)) sayThatSomethingIsKept(true);
      }
      now.last = id;
    } catch (reason) {
      console.warn("This browser has no room left:", reason);
      tellNoRoom();
      return;
    }
  }
}

// Where the key at least is kept, the database knows this learner again.
function tellNoRoom() {
  const now = memory();
  now.fault = "full";
  try {
    if (localStorage.getItem(shelf("key")) === now.known) now.fault = "room";
  } catch {
    return; // nor for the key
  }
}

// The oldest of many, which the database has as well: their room is for what comes. It is not what was written last.
function putDown(ids, of) {
  const key = ids?.length ? home(of) : "";
  if (key) for (const id of ids) localStorage.removeItem(within(key, `done:${id}`));
}

// The key under which lines of a record are written; empty if nowhere.
function home(of) {
  try {
    followTheKey();
    const kept = localStorage.getItem(shelf("key"));
    const here = kept === of || (kept === null && memory().known === of); // or its store was cleared
    return here ? of : shelfOf(of, kept);
  } catch {
    return of; // what cannot be read cannot be written either, and that is told
  }
}

function lastKept() {
  return memory().last;
}

// Entries that hold no event go under a dated name, so that they are neither lost nor brought again as long as the
// course reads no other lines than now: a newer version may have written them.
function setAside(names) {
  const { known, reads } = memory();
  const date = new Date().toISOString().slice(0, 10);
  for (const name of names) {
    const done = within(known, "done:");
    if (!name.startsWith(done) || localStorage.getItem(name) === null) continue;
    if (!rename(name, name.replace(done, within(known, `aside:${date}.${reads}:`)))) return;
    memory().fault = "aside";
  }
}

const SET_ASIDE = /^(.*:)aside:\d{4}-\d\d-\d\d(?:\.([^:]*))?:(.*)$/;

function takeBack(reads) {
  for (const name of namesOf(shelf(""))) {
    const [, start, by, id] = SET_ASIDE.exec(name) ?? [];
    const there = `${start}done:${id}`;
    if (id !== undefined && by !== reads && localStorage.getItem(there) === null) rename(name, there);
  }
}

function mountMemory({ data: told, parentElement }) {
  const data = reading(told);
  if (!data?.texts) return undefined;
  remember(data.keep, data.of);
  putDown(data.spare, data.of);
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
  if (now.calm) now.asking ||= setInterval(askAgain, ASK_AGAIN_MS * (1 + Math.random()));
  else now.asking = clearInterval(now.asking);
}

// Whoever only reads on hears that the database is back as well: the page is drawn once more, and tells it.
function askAgain() {
  const { line, send } = memory();
  if (!line && !document.hidden) send?.("brought", {});
}

// That the line to the server is down, or is no longer.
function sayLine(down) {
  const now = memory();
  if (now.line !== down) now.closed = "";
  now.line = down;
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
  const { fault, line, calm, closed } = memory();
  const known = line ? texts.line : calm; // one that is away is not known to be back before the line is
  setText(told, texts[fault] ?? (known === closed ? "" : known));
  setAttribute(close, "aria-label", texts.close);
  toggleHidden(close, !told.textContent);
  notice.classList.toggle("shown", Boolean(told.textContent));
}
