// Streamlit has the words of its own parts in English only. Those that learners meet are put into the page's
// language as they appear, before the browser paints them.

const OWN_WORDS = Symbol.for("course.own");
const OWN_PLACES = {
  choose: '[data-testid="stFileUploaderDropzone"] > span button p',
  limit: '[data-testid="stFileUploaderDropzoneInstructions"] span',
  pending: '[data-testid="InputInstructions"] > span',
};

function sayOwn(words) {
  if (!document[OWN_WORDS]) {
    new MutationObserver(putOwn).observe(document.body, { childList: true, subtree: true });
  }
  document[OWN_WORDS] = words;
  putOwn();
}

// The field that opens the browser's dialogue is not seen, but read out: by its button and what is wanted.
function nameFileFields(choose) {
  for (const field of document.querySelectorAll('[data-testid="stFileUploaderDropzoneInput"]')) {
    const wanted = field.parentElement.getAttribute("aria-label");
    setAttribute(field, "aria-label", wanted ? `${choose}: ${wanted}` : choose);
  }
}

// The text's node stays, since it is Streamlit's; only what it says changes.
function putOwn() {
  nameFileFields(document[OWN_WORDS].choose);
  for (const [name, text] of Object.entries(document[OWN_WORDS])) {
    for (const place of document.querySelectorAll(OWN_PLACES[name])) {
      const [first, ...others] = [...place.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (first && first.data !== text) first.data = text;
      for (const other of others) if (other.data) other.data = "";
    }
  }
}
