// A cookie tells the server with the page's first request whether this browser holds anything of its learner: then
// the page is drawn once, with that, see `first_run.py`. It says no more, and nothing depends on it but time.

const HINT = "course-kept";
const HINT_LASTS_S = 34_560_000; // 400 days, the longest that browsers allow

function sayThatSomethingIsKept(something) {
  const { pathname, protocol } = new URL(".", document.baseURI);
  const lasts = something ? HINT_LASTS_S : 0;
  const secure = protocol === "https:" ? ";secure" : "";
  try {
    document.cookie = `${HINT}=1;path=${pathname};max-age=${lasts};samesite=lax${secure}`;
  } catch (reason) {
    console.warn("This browser takes no cookies:", reason);
  }
}

// A page that waits is answered, whatever there is to bring.
function answering(waits, send, ask) {
  let answered = false;
  ask((event, value) => {
    answered = true;
    send(event, value);
  });
  if (waits && !answered) send("brought", {});
}
