// The way through the course, in the sidebar. Its list is the same on every page of a language and for everybody, so that
// a browser is handed it once; how far its reader has come is told beside it, and by whatever changes it.

const MARKS = Symbol.for("course.marks");
const CONTENTS = ".course-contents a[data-page]";
const listed = new WeakMap(); // list → what it shows

// Where one is and how far each lesson is, each as it was told last: components do not come in the order of the page.
function marks() {
  document[MARKS] ??= { at: { turn: [], page: "" }, known: new Map() };
  return document[MARKS];
}

function mountContents({ data: told, parentElement }) {
  const data = reading(told);
  if (!data?.items) return;
  drawList(parentElement, data.lang, data.name, data.items);
  drawMarks();
}

// Drawn again only where it says something else: a link in it may have the focus.
function drawList(parent, lang, name, items) {
  const root = parent.querySelector(".course-contents");
  const now = JSON.stringify([lang, name, items]);
  if (listed.get(root) === now) return;
  listed.set(root, now);
  root.onclick = goByLink;
  setAttribute(root, "lang", lang);
  setAttribute(root, "aria-label", name);
  root.replaceChildren(element("ul", {}, ...items.map(item)));
}

function item({ page, name, icon, steps, mark, lang }) {
  const counted = steps && element("span", { class: "steps", "data-none": steps }, steps);
  const said = mark && element("span", { class: "unseen", "data-none": mark }, mark);
  const link = element("a", { href: page, lang, hreflang: lang, "data-page": page });
  link.append(
    element("span", { class: "material", "aria-hidden": "true", translate: "no", "data-none": icon }, icon),
    element("span", { class: "name" }, name, ...[counted, said].filter(Boolean).flatMap((part) => [" ", part])),
  );
  return element("li", {}, link);
}

// What lies in the sidebar of one page alone: where one is, how far one has come, and the same page in other languages.
function mountWhereabouts({ data: told, parentElement }) {
  const data = reading(told);
  if (!data) return;
  const now = marks();
  if (isOlder(data, now.at)) return;
  now.at = data;
  forgetMarks(data);
  setMarks(data);
  drawList(parentElement, null, data.name, data.languages);
  if (!data.languages.length) takeNoPlace(parentElement);
}

// A lesson's mark, told by what has changed it.
function mountMark({ data: told, parentElement }) {
  const data = reading(told);
  takeNoPlace(parentElement);
  if (data) setMarks(data);
}

// What is not told any more was erased.
function forgetMarks(told) {
  const { known } = marks();
  for (const [page, mark] of known) if (!told.marks[page] && !isOlder(told, mark)) known.delete(page);
}

function setMarks(told) {
  const { known } = marks();
  for (const [page, mark] of Object.entries(told.marks)) {
    if (!isOlder(told, known.get(page))) known.set(page, { turn: told.turn, mark });
  }
  drawMarks();
}

function drawMarks() {
  const { at, known } = marks();
  for (const link of document.querySelectorAll(CONTENTS)) {
    setAttribute(link, "aria-current", link.dataset.page === at.page ? "page" : null);
    const [icon, steps, said] = known.get(link.dataset.page)?.mark ?? [];
    for (const [part, told] of [[".material", icon], [".steps", steps], [".unseen", said]]) {
      const place = link.querySelector(part);
      if (place) setText(place, told ?? place.dataset.none);
    }
  }
}

function goByLink(event) {
  const link = event.target.closest("a");
  if (!link || wantsNewTab(event)) return;
  event.preventDefault();
  walk(link.getAttribute("href"));
}
