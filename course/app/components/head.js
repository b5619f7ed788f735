// A quiz's head: its title, where the learner stands, and a mark for each question.

function makeHead() {
  const title = element("h2", { class: "title" });
  const position = element("p", { class: "position" });
  const marks = element("ol", { class: "marks" });
  const row = element("div", { class: "head-row" }, title, position);
  return { node: element("header", { class: "head", hidden: true }, row, marks), title, position, marks };
}

function drawHead(card) {
  const { head, data, place } = card;
  const quiz = data.deck.mode === "quiz";
  toggleHidden(head.node, !quiz);
  if (!quiz) return;
  setText(head.title, data.deck.title);
  setText(head.position, place === "result" ? (data.deck.points ?? "") : position(card, place));
  const wanted = [...data.questions.map((q) => q.id), ...(data.result ? ["result"] : [])];
  if (head.marks.dataset.ids !== wanted.join(" ")) {
    head.marks.dataset.ids = wanted.join(" ");
    head.marks.replaceChildren(...wanted.map((id) => makeMark(card, id)));
  }
  wanted.forEach((id, at) => drawMark(card, id, head.marks.children[at].firstChild));
}

function position(card, id) {
  const at = card.data.questions.findIndex((question) => question.id === id) + 1;
  const filled = card.t("position").replace("{n}", at);
  return filled.replace("{total}", card.data.questions.length);
}

function makeMark(card, id) {
  const button = element("button", { type: "button" });
  button.onclick = () => show(card, id, true);
  return element("li", { class: id === "result" ? "to-result" : null }, button);
}

function drawMark(card, id, button) {
  const { data, place } = card;
  const at = data.questions.findIndex((question) => question.id === id);
  const tone = id === "result" ? data.result.tone : markTone(data.questions[at]);
  const words = id === "result" ? card.t("result") : String(at + 1);
  const now = `${tone} ${words}`;
  if (button.dataset.now !== now) {
    button.dataset.now = now;
    const shape = tone === "open" || id === "result" ? null : icon(tone);
    button.replaceChildren(...[element("span", {}, words), shape].filter(Boolean));
  }
  setAttribute(button, "data-tone", tone);
  setAttribute(button, "aria-current", id === place ? "step" : null);
  const name = id === "result" ? words : `${position(card, id)}: ${card.t(tone)}`;
  setAttribute(button, "aria-label", name);
}

function markTone({ state, verdict }) {
  if (state === "open") return "open";
  return verdict?.tone === "right" || verdict?.tone === "partly" ? verdict.tone : "wrong";
}
