// The first thing that a page does: what this browser holds of an anonymous learner goes to the server while the program
// is loading, under a number that a cookie tells to the session which the program begins then; see `arrivals.py`.

(() => {
  const LIKE_A_KEY = /^[0-9a-f]{32}$/;
  const LONGEST = 100000; // characters, each of three bytes at most
  const LASTS_S = 60;
  try {
    const { pathname, protocol } = new URL(".", document.baseURI);
    const cookie = (number, seconds) => {
      const secure = protocol === "https:" ? ";secure" : "";
      document.cookie = `course-arrival=${number};path=${pathname};max-age=${seconds};samesite=strict${secure}`;
    };
    cookie("", 0); // of a page before this one, whose session may not have asked for what it sent
    const shelf = `course:${pathname}:`;
    const key = localStorage.getItem(`${shelf}key`);
    const names = Object.keys(localStorage).filter((name) => name.startsWith(shelf));
    // What was set aside is looked at by the page first.
    if (!LIKE_A_KEY.test(key ?? "") || names.some((name) => name.startsWith(`${shelf}aside:`))) return;
    const done = names.filter((name) => name.startsWith(`${shelf}done:`)).sort();
    const told = JSON.stringify({ key, entries: done.map((name) => [name, localStorage.getItem(name) ?? ""]) });
    if (told.length > LONGEST) return;
    const number = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
    cookie(number, LASTS_S);
    fetch(`arrival?number=${number}`, { method: "POST", body: told }).catch(() => {});
  } catch (reason) {
    console.warn("The page brings later what this browser keeps:", reason);
  }
})();
