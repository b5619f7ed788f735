// The line to the server: what Streamlit tells of one that is down is a window over the page, in English. Reading on
// needs no server, so the window is closed at once and the page's foot says the same calmly until the line is back.

const LINE = Symbol.for("course.line");
const LINE_STATE = "data-test-connection-state";
const LINE_DOWN_MS = 1500; // one that comes back at once is not worth a word

function watchTheLine() {
  if (document[LINE]) return;
  document[LINE] = { waiting: 0, closed: 0 };
  const watch = { childList: true, subtree: true, attributes: true, attributeFilter: [LINE_STATE] };
  new MutationObserver(followTheLine).observe(document.body, watch);
  followTheLine();
}

function followTheLine() {
  const line = document[LINE];
  const down = document.querySelector(`[${LINE_STATE}]`)?.getAttribute(LINE_STATE) !== "CONNECTED";
  if (down) closeItsWindow();
  if (down === Boolean(line.waiting)) return;
  clearTimeout(line.waiting);
  line.waiting = down ? setTimeout(() => sayLine(true), LINE_DOWN_MS) : 0;
  if (!down) goOn();
}

// A server that has begun anew knows nothing of this page, and nobody asks it to draw: without being asked it would take
// no answer. The same server draws what was done elsewhere meanwhile.
function goOn() {
  sayLine(false);
  memory().send?.("brought", {});
}

// While the line is down no other window can have been opened.
function closeItsWindow() {
  for (const window of document.querySelectorAll('.stDialog [role="dialog"]:not([data-course-closed])')) {
    window.dataset.courseClosed = "";
    document[LINE].closed += 1;
    window.querySelector("button")?.click();
  }
}
