// Streamlit has the words of its own parts in English only. Those that learners meet are put into the page's
// language as they appear, before the browser paints them.

const OWN_WORDS = Symbol.for("course.own");
const OWN_PLACES = {
  choose: '[data-testid="stFileUploaderDropzone"] > span button p',
  limit: '[data-testid="stFileUploaderDropzoneInstructions"] span',
  pending: '[data-testid="InputInstructions"] > span',
  skip: '[data-testid="stSkipToContent"]',
};
// Where Streamlit's own words stand among ours: a text there is put into the page's language if it is one of its.
const OWN_TEXTS = [
  '[data-testid="stTooltipContent"] p',
  '[data-testid="stDataFrameColumnMenu"] [role="menuitem"]',
  '[data-testid="stDataFrameColumnVisibilityMenu"] span',
  ".gdg-search-status label",
].join();
const OWN_NAMED = [
  '[data-testid="stApp"] [aria-label]',
  '[data-testid="stDataFrameColumnMenu"] [aria-label]',
  '[data-testid="stDataFrameColumnVisibilityMenu"] [aria-label]',
].join();
// What a search of a table has found: "2 of 13 results".
const OWN_FOUND = /^(?:(\d+) of )?(?:over )?(\d+)(?: results?)?$/;
// How much of a field is full, 12/80, stands in the same place whether or not anything is pending.
const OWN_NUMBERS = /^\d+\/\d+$/;
// What is said of which field: "Help for Cap", "Search: Your deals".
const OWN_ABOUT = /^(Help for)(?= )|^([^:]+)(?=: )/;
let ownDue = 0;
const ownLabels = new WeakMap(); // element → what Streamlit calls it, and what it is called here

function sayOwn(words) {
  if (!document[OWN_WORDS]) {
    const watch = { childList: true, characterData: true, subtree: true, attributeFilter: ["aria-label"] };
    new MutationObserver(putOwnSoon).observe(document.body, watch);
  }
  document[OWN_WORDS] = words;
  putOwn();
}

// The field that opens the browser's dialogue is not seen, but read out: by its button and what is wanted.
function nameFileFields(choose) {
  for (const field of document.querySelectorAll('[data-testid="stFileUploaderDropzoneInput"]')) {
    const place = field.parentElement;
    const { courseWanted = "" } = place.dataset;
    const wanted = place.getAttribute("aria-label") ?? courseWanted;
    setAttribute(field, "aria-label", wanted ? `${choose}: ${wanted}` : choose);
    // Streamlit names what it calls mere decoration: the name is the field's, and two of one page may share it.
    place.dataset.courseWanted = wanted;
    setAttribute(place, "aria-label", null);
    setAttribute(place, "role", "group");
  }
}

// The names of what shows a mere sign, for screen readers; a mouse that rests there is told the same.
function nameParts(labels) {
  for (const part of document.querySelectorAll(OWN_NAMED)) {
    const now = part.getAttribute("aria-label");
    const before = ownLabels.get(part);
    const own = before?.said === now ? before.own : now;
    const said = labels[own] ?? nameAbout(own, labels);
    if (!said) continue;
    ownLabels.set(part, { own, said });
    setAttribute(part, "aria-label", said);
    if (part.title) setAttribute(part, "title", said);
  }
}

function sayTexts(labels) {
  for (const part of document.querySelectorAll(OWN_TEXTS)) {
    for (const text of part.childNodes) {
      if (text.nodeType === Node.TEXT_NODE && labels[text.data]) text.data = labels[text.data];
    }
  }
}

function tellFound({ found, which }) {
  for (const part of document.querySelectorAll(".gdg-search-status [data-testid]")) {
    const [whole, at, all] = OWN_FOUND.exec(part.textContent) ?? [];
    if (whole) part.firstChild.data = (at ? which : found).replace("{at}", at).replace("{all}", all);
  }
}

function nameAbout(own, labels) {
  const [start] = OWN_ABOUT.exec(own) ?? [];
  return labels[start] && `${labels[start]}: ${own.slice(start.length).replace(/^:? /, "")}`;
}

// An answer changes the page a dozen times before it is painted: looked at once.
function putOwnSoon() {
  ownDue ||= requestAnimationFrame(() => {
    ownDue = 0;
    putOwn();
  });
}

// The text's node stays, since it is Streamlit's; only what it says changes.
function putOwn() {
  const words = document[OWN_WORDS];
  nameFileFields(words.choose);
  nameParts(words.labels ?? {});
  sayTexts(words.labels ?? {});
  tellFound(words);
  for (const [name, selector] of Object.entries(OWN_PLACES)) {
    const text = words[name] ?? "";
    for (const place of document.querySelectorAll(selector)) {
      const [first, ...others] = [...place.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (!first || OWN_NUMBERS.test(first.data)) continue;
      const told = text.replace("{size}", first.data.match(/\d+/)?.[0] ?? "");
      if (first.data !== told) first.data = told;
      for (const other of others) if (other.data) other.data = "";
    }
  }
  tellRefused(words);
}

// A file that it does not take Streamlit marks by a red sign; the reason, in English, only screen readers are told.
function tellRefused({ large, kind, unsent }) {
  for (const field of document.querySelectorAll('[data-testid="stFileUploader"]')) {
    const chip = field.querySelector('[data-testid="stFileChip"][aria-invalid="true"]');
    const told = field.querySelector(".course-refused");
    if (!chip) told?.remove();
    if (!chip || told) continue;
    const reason = document.getElementById(chip.getAttribute("aria-describedby"));
    const most = reason?.textContent.match(/([\d.]+)\s*MB or smaller/)?.[1];
    const other = reason?.textContent.includes("not allowed") ? kind : unsent;
    const text = most ? large.replace("{size}", Number(most)) : other;
    if (reason) setText(reason, text);
    field.append(element("p", { class: "course-refused", "aria-hidden": "true" }, text));
  }
}
