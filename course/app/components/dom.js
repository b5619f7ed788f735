// Small tools for drawing, shared by all components. A node is changed only where what it shows
// has changed, so that focus, selection and what is typed stay where they are.

const shownHtml = new WeakMap();
const readings = new WeakMap(); // bytes → what they say
const sheets = new Map();

const SHAPES = {
  right: '<path d="M4.5 10.5l3.6 3.6 7.4-8"/>',
  wrong: '<path d="M5.5 5.5l9 9m0-9l-9 9"/>',
  partly: '<circle cx="10" cy="10" r="6.6"/><path d="M10 3.4a6.6 6.6 0 0 1 0 13.2z" fill="currentColor"/>',
  note: '<circle cx="10" cy="10" r="7.6"/><path d="M10 9.6v4"/><path d="M10 6.4v.1"/>',
  back: '<path d="M12 4.5L6.5 10l5.5 5.5"/>',
  forward: '<path d="M8 4.5l5.5 5.5L8 15.5"/>',
  close: '<path d="M5.5 5.5l9 9m0-9l-9 9"/>',
  save: '<path d="M10 3.5v9m-4-4l4 4 4-4"/><path d="M4 16.5h12"/>',
};

// What a component was told. The same bytes are the same object each time, whatever Streamlit calls it for.
function reading(bytes) {
  if (!bytes?.length) return null;
  if (!readings.has(bytes)) readings.set(bytes, JSON.parse(new TextDecoder().decode(bytes)));
  return readings.get(bytes);
}

// A drawing of the same session that Streamlit hands over late must not undo what came after it.
function isOlder({ turn }, other) {
  return turn[0] === other?.turn[0] && turn[1] < other.turn[1];
}

// Nothing is drawn there, so nothing should keep a place in the page's column.
function takeNoPlace(parent) {
  const place = parent.closest('[data-testid="stElementContainer"]');
  if (place) place.style.display = "none";
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node[name] = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

// All cards share one parsed style sheet.
function sheetFor(css) {
  if (!sheets.has(css)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheets.get(css);
}

// A drawing of ours, never a text of a file.
function icon(shape) {
  const holder = document.createElement("span");
  holder.className = `icon icon-${shape}`;
  holder.setAttribute("aria-hidden", "true");
  holder.innerHTML =
    '<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"' +
    ` stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${SHAPES[shape]}</svg>`;
  return holder;
}

// `html` comes from the server, rendered there without raw HTML. Returns whether it was new.
function setHtml(node, html) {
  if (shownHtml.get(node) === html) return false;
  shownHtml.set(node, html);
  node.innerHTML = html ?? "";
  for (const link of node.querySelectorAll('a[href^="http"]')) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  node.querySelectorAll("table").forEach(prepareTable);
  // A long line of code scrolls, and what scrolls must be reached by keys.
  for (const code of node.querySelectorAll("pre")) code.tabIndex = 0;
  return true;
}

const TABLE_ROLES = {
  "thead, tbody": "rowgroup",
  tr: "row",
  "thead th": "columnheader",
  "tbody th": "rowheader",
  td: "cell",
};
const WORDY = 40; // letters; longer cells go under their label on a phone, not beside it

// On a phone the rows of a table are drawn as blocks (unless it is names with something short for each), at which
// browsers forget that they are rows.
function prepareTable(table) {
  table.setAttribute("role", "table");
  for (const [selector, role] of Object.entries(TABLE_ROLES)) {
    for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
  }
  // The corner above row names heads nothing.
  for (const head of table.querySelectorAll("thead th")) if (!head.textContent) head.setAttribute("role", "cell");
  for (const cell of table.querySelectorAll("td[data-label]")) {
    const value = element("span", { class: "cell" });
    value.append(...cell.childNodes);
    cell.append(value);
    cell.classList.toggle("wordy", value.textContent.length > WORDY);
  }
  const slim = table.rows[0]?.cells.length <= 2 && !table.querySelector("td:last-child.wordy");
  table.classList.toggle("reflow", !slim && table.querySelector("td[data-label]") !== null);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function setAttribute(node, name, value) {
  if (value === null || value === false || value === undefined) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

function toggleHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}

function bringIntoView(node, block = "nearest") {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}
