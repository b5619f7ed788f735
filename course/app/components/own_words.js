// Streamlit has the words of its own parts in English only. Those that learners meet are put into the page's
// language as they appear, before the browser paints them.

const OWN_WORDS = Symbol.for("course.own");
const OWN_PLACES = {
  choose: '[data-testid="stFileUploaderDropzone"] > span button p',
  limit: '[data-testid="stFileUploaderDropzoneInstructions"] span',
  pending: '[data-testid="InputInstructions"] > span',
};
// How much of a field is full, 12/80, stands in the same place whether or not anything is pending.
const OWN_NUMBERS = /^\d+\/\d+$/;

function sayOwn(words) {
  if (!document[OWN_WORDS]) {
    new MutationObserver(putOwn).observe(document.body, { childList: true, subtree: true });
  }
  document[OWN_WORDS] = words;
  putOwn();
}

// The text's node stays, since it is Streamlit's; only what it says changes.
function putOwn() {
  for (const [name, text] of Object.entries(document[OWN_WORDS])) {
    for (const place of document.querySelectorAll(OWN_PLACES[name])) {
      const [first, ...others] = [...place.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (!first || OWN_NUMBERS.test(first.data)) continue;
      if (first.data !== text) first.data = text;
      for (const other of others) if (other.data) other.data = "";
    }
  }
}
