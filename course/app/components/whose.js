// Whose record this browser shows. Under `key` stands an anonymous learner's key, or the shelf of an account that is
// signed in. An account's entries lie on its own shelf, which only its own sessions are ever handed; the anonymous
// ones lie bare. While an account is signed in, what lies bare is on its way to that account's shelf.

const LIKE_A_KEY = /^[0-9a-f]{32}$/;
const LIKE_AN_ACCOUNT = /^(of-[0-9a-f]{32}-)(\d+)$/;
const LONGEST_AWAY_MS = 3_600_000;
const REOPENED_MS = 10_000;
const MOST_REOPENED = 4;
const LEAVING_MS = 15_000;

function isAccount(key) {
  return LIKE_AN_ACCOUNT.test(key ?? "");
}

// Is one the account of the other, as it goes on once all was erased?
function isSameAccount(one, other) {
  const [first, second] = [one, other].map((key) => LIKE_AN_ACCOUNT.exec(key ?? "")?.[1]);
  return first !== undefined && first === second;
}

function within(key, name) {
  return shelf(isAccount(key) ? `${key}:${name}` : name);
}

function namesOf(start) {
  return Object.keys(localStorage).filter((name) => name.startsWith(start));
}

// All that a record has here, but the `key`.
function namesOfRecord(key) {
  return isAccount(key) ? namesOf(within(key, "")) : [...namesOf(shelf("done:")), ...namesOf(shelf("aside:"))];
}

// A page was opened as `key`, by a cookie that is as new as the page. Where another was here before it, that one's
// record leaves the view: an anonymous one joins the account, an account's waits on its shelf for its next sign-in,
// or goes if the database was known to have all of it.
function comeAs(key, kept) {
  if (isAccount(kept)) putOnShelf(kept);
  if (isAccount(kept) && kept !== key) leaveNothingBare();
  if (isAccount(kept) && kept !== key) letGoOfPlaces();
  if (isAccount(kept) && localStorage.getItem(within(kept, "left")) !== null && kept !== key) {
    for (const name of namesOfRecord(kept)) localStorage.removeItem(name);
  }
  if (isAccount(key)) localStorage.removeItem(within(key, "left"));
  if (isAccount(key) && LIKE_A_KEY.test(kept)) localStorage.setItem(within(key, `from:${kept}`), "");
  if (key !== kept) localStorage.setItem(shelf("key"), key);
  if (isAccount(key)) putOnShelf(key);
}

function putOnShelf(account) {
  for (const name of namesOfRecord("")) rename(name, within(account, name.slice(shelf("").length)));
}

// Gives an entry another name, whether or not the store is full; where there is no room it stays as it is.
function rename(name, there) {
  const line = localStorage.getItem(name) ?? "";
  localStorage.removeItem(name);
  try {
    localStorage.setItem(there, line);
    return true;
  } catch (reason) {
    console.warn("This browser has no room left:", reason);
    localStorage.setItem(name, line);
    tellNoRoom();
    return false;
  }
}

// What there was no room to put on its shelf: its session was brought it, and nobody else is to have it.
function leaveNothingBare() {
  for (const name of namesOfRecord("")) localStorage.removeItem(name);
}

// The anonymous keys whose record has joined an account here.
function joined(account) {
  const first = within(account, "from:");
  return namesOf(first).map((name) => name.slice(first.length));
}

// Where lines of a page belong that goes by another record than this browser shows now: an account's on its own shelf,
// an anonymous one's to the account that it has joined. Nowhere, if it was erased.
function shelfOf(of, kept) {
  if (isAccount(of)) return isSameAccount(of, kept) ? "" : of;
  const first = shelf("");
  const mark = Object.keys(localStorage).find((name) => name.startsWith(first) && name.endsWith(`:from:${of}`));
  const account = mark?.slice(first.length, -`:from:${of}`.length);
  return isAccount(account) ? account : "";
}

// Another tab has signed in or out: this page is another's by now. Opened anew, it is the present one's. One that is
// itself on its way to the provider's pages is left alone: opened anew, it would never arrive there.
function reopen() {
  const left = (memory().left ?? -Infinity) + LEAVING_MS - Date.now();
  if (left > 0) {
    setTimeout(reopen, left);
    return;
  }
  const since = Date.now() - REOPENED_MS;
  const times = JSON.parse(sessionStorage.getItem(shelf("reopened")) ?? "[]").filter((at) => at > since);
  if (times.length >= MOST_REOPENED) return; // something is amiss: better one stale page than one that never stands still
  sessionStorage.setItem(shelf("reopened"), JSON.stringify([...times, Date.now()]));
  location.reload();
}

// Before the page is left for the provider's: where to come back to, and that nothing of the record need stay.
function noteLeaving(leave, page, key, send) {
  const now = memory();
  if (!leave || now.leave === leave.n) return;
  now.leave = leave.n;
  try {
    sessionStorage.setItem(shelf("away"), JSON.stringify({ page, way: leave.way, at: Date.now() }));
    if (leave.safe) localStorage.setItem(within(key, "left"), "");
  } catch (reason) {
    console.warn("This browser keeps nothing:", reason);
  }
  now.left = Date.now();
  send("noted", { n: leave.n });
}

// What the tab noted before it went to the provider's pages, once.
function arrival() {
  try {
    const { page, way, at } = JSON.parse(sessionStorage.getItem(shelf("away")) ?? "{}");
    sessionStorage.removeItem(shelf("away"));
    return at && Date.now() - at < LONGEST_AWAY_MS ? { back: page, way } : {};
  } catch {
    return {};
  }
}
