// Decimal commas in fields for numbers. A browser whose own language has a decimal point drops them without a
// word, whatever the page's language: 7,5 would become 75.

const POINTED = Symbol.for("course.comma");

function takeCommas() {
  if (document[POINTED]) return;
  document[POINTED] = true;
  let dropped = null;
  const mend = () => {
    const field = dropped;
    dropped = null;
    if (field && field === document.activeElement) write(".");
  };
  document.addEventListener("beforeinput", (event) => {
    mend(); // the next key was faster than the time below
    if (!isNumber(event.target) || event.data !== ",") return;
    dropped = event.target;
    setTimeout(mend);
  });
  // A browser that takes the comma says so.
  document.addEventListener("input", () => (dropped = null));
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isNumber(event.target) || !text.includes(",")) return;
    event.preventDefault();
    write(pointed(text));
  });
}

function isNumber(field) {
  return field instanceof HTMLInputElement && field.type === "number";
}

// 1 500,50 and 1.500,50 and 1,500.50 as 1500.50: the last mark is the decimal one, but for an English 1,500.
function pointed(text) {
  if (document.documentElement.lang === "en" && /^\D*\d{1,3}(,\d{3})+(?![\d,])/.test(text)) {
    text = text.replaceAll(",", "");
  }
  const mark = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  const digits = (part) => part.replace(/[^\d-]/g, "");
  if (mark < 0) return digits(text);
  return `${digits(text.slice(0, mark))}.${digits(text.slice(mark + 1))}`;
}

// Only this keeps the browser's undo and tells Streamlit of it.
function write(text) {
  document.execCommand("insertText", false, text);
}
