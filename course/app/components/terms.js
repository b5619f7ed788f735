// Terms: a small explanation that opens under a word of the text and closes by Esc, by its button, by
// a press elsewhere, or by the word itself.

const GAP = 8;
const PRESSING = new Set(["Enter", " "]);

// A button is never broken across lines: one of several words would tear a hole into the text of a narrow page.
function makeTerm(button) {
  const { term } = button.dataset;
  const word = element("span", { class: "term", role: "button", tabindex: "0", "aria-expanded": "false", "data-term": term });
  word.append(...button.childNodes);
  button.replaceWith(word);
}

function pressTerm(prose, event) {
  if (!PRESSING.has(event.key) || !event.target.matches(".term")) return;
  event.preventDefault();
  if (!event.repeat) toggleTerm(prose, event.target);
}

function toggleTerm(prose, button) {
  const same = prose.term?.button === button;
  closeTerm(prose, same);
  if (same) return;
  const told = prose.data.terms?.[button.dataset.term];
  if (!told) return;
  openTerm(prose, button, told);
}

function openTerm(prose, button, told) {
  const id = `term-${button.dataset.term}-${Math.random().toString(36).slice(2, 8)}`;
  const close = element("button", {
    type: "button",
    class: "term-close",
    "aria-label": prose.data.texts.close,
  });
  close.append(icon("close"));
  close.onclick = (event) => {
    event.stopPropagation();
    closeTerm(prose, true);
  };
  const definition = element("span", { class: "term-definition" });
  const words = element("span", { role: "status" });
  const box = element("span", { class: "term-box", id }, words, close);
  // Right after the word, so that what is read aloud and the Tab key come to it next.
  button.after(box);
  prose.root.classList.add("has-term");
  setAttribute(button, "aria-expanded", "true");
  setAttribute(button, "aria-controls", id);
  prose.term = { button, box, watch: new ResizeObserver(() => place(prose)) };
  setHtml(definition, told.html);
  words.append(element("strong", { class: "term-name" }, told.term), definition);
  prose.term.watch.observe(prose.root);
  place(prose);
}

function place(prose) {
  const { button, box } = prose.term;
  const frame = prose.root.getBoundingClientRect();
  const word = button.getClientRects()[0] ?? button.getBoundingClientRect();
  box.style.maxWidth = `${Math.min(352, frame.width)}px`;
  const left = Math.min(word.left - frame.left, frame.width - box.offsetWidth);
  const below = word.bottom + GAP + box.offsetHeight < innerHeight || word.top < innerHeight / 2;
  const last = [...button.getClientRects()].at(-1) ?? word;
  const top = below ? last.bottom - frame.top + GAP : word.top - frame.top - GAP - box.offsetHeight;
  box.style.left = `${Math.max(0, left)}px`;
  box.style.top = `${top}px`;
}

function closeTerm(prose, refocus) {
  if (!prose.term) return;
  const { button, box, watch } = prose.term;
  prose.term = null;
  watch.disconnect();
  box.remove();
  prose.root.classList.remove("has-term");
  setAttribute(button, "aria-expanded", "false");
  button.removeAttribute("aria-controls");
  if (refocus) button.focus({ preventScroll: true });
}

function closeOutside(prose, event) {
  if (!prose.term) return;
  const path = event.composedPath();
  if (!path.includes(prose.term.box) && !path.includes(prose.term.button)) closeTerm(prose, false);
}
