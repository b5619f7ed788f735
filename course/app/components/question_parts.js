// The parts of a question, each drawn from the question's data alone.

const ANNOUNCED_MS = 10000;

function drawOptions(sheet) {
  const { question, uid } = sheet;
  const type = question.widget === "choices" ? "checkbox" : "radio";
  const order = `${type} ${question.options.map((option) => option.id).join(" ")}`;
  if (sheet.order !== order) {
    sheet.order = order;
    sheet.options.clear();
    for (const { id } of question.options) sheet.options.set(id, makeOption(uid, id, type));
    sheet.answers.replaceChildren(...[...sheet.options.values()].map((option) => option.box));
  }
  for (const { id, html } of question.options) {
    const option = sheet.options.get(id);
    setHtml(option.text, html);
    drawOptionOutcome(sheet, id, option);
  }
}

function makeOption(uid, id, type) {
  const input = element("input", { type, name: uid, value: id, id: `${uid}-${id}` });
  const text = element("span", { class: "option-text" });
  const badge = element("span", { class: "badge" });
  const label = element("label", { for: input.id }, input, text, badge);
  const feedback = element("div", { class: "feedback", id: `${uid}-${id}-feedback`, hidden: true });
  const box = element("div", { class: "option" }, label, feedback);
  return { input, text, badge, feedback, box };
}

function drawOptionOutcome(sheet, id, option) {
  const { question, card } = sheet;
  const told = question.feedback.filter((feedback) => feedback.option === id);
  const tone = optionTone(question, id, told);
  setAttribute(option.box, "data-tone", tone);
  if (option.tone !== tone || option.toneWord !== card.t(tone ?? "open")) {
    option.tone = tone;
    option.toneWord = card.t(tone ?? "open");
    option.badge.replaceChildren(
      ...(tone ? [icon(tone), element("span", {}, option.toneWord)] : []),
    );
  }
  setHtml(option.feedback, told.map((feedback) => feedback.html).join(""));
  toggleHidden(option.feedback, told.length === 0);
  setAttribute(option.input, "aria-describedby", told.length ? option.feedback.id : null);
}

// Right or wrong, or null while that is not told.
function optionTone(question, id, told) {
  if (told.length) return told.some((feedback) => feedback.tone === "wrong") ? "wrong" : "right";
  const chosen = [question.response].flat().includes(id);
  if (question.key?.includes(id)) return "right";
  if (question.key) return chosen ? "wrong" : null;
  const one = question.widget === "choice" && chosen;
  return one && ["right", "wrong"].includes(question.verdict?.tone) ? question.verdict.tone : null;
}

function drawField(sheet) {
  const { question, uid, card } = sheet;
  if (!sheet.field) {
    sheet.field = element("input", { type: "text", id: `${uid}-field`, autocapitalize: "off" });
    sheet.label = element("label", { for: `${uid}-field` });
    sheet.unit = element("span", { class: "unit", id: `${uid}-unit` });
    sheet.entry = element("div", { class: "entry" }, sheet.field, sheet.unit);
    sheet.answers.replaceChildren(sheet.label, sheet.entry);
  }
  setText(sheet.label, question.label);
  setText(sheet.unit, question.unit ?? "");
  toggleHidden(sheet.unit, !question.unit);
  setAttribute(sheet.field, "inputmode", question.widget === "number" ? "decimal" : "text");
  setAttribute(sheet.field, "lang", card.data.lang);
  const invalid = question.verdict?.tone === "invalid";
  setAttribute(sheet.field, "aria-invalid", invalid ? "true" : null);
  const about = [question.unit && `${uid}-unit`, invalid && `${uid}-verdict`, `${uid}-general`];
  setAttribute(sheet.field, "aria-describedby", about.filter(Boolean).join(" "));
  const tone = invalid ? null : (question.verdict?.tone ?? null);
  setAttribute(sheet.answers, "data-tone", tone);
}

// Feedback on the response as a whole, under what was answered.
function drawGeneral(sheet) {
  const told = sheet.question.feedback.filter((feedback) => feedback.option == null);
  setHtml(sheet.general, told.map((feedback) => feedback.html).join(""));
  toggleHidden(sheet.general, told.length === 0);
  setAttribute(sheet.general, "data-tone", told[0]?.tone);
}

function drawVerdict(sheet) {
  const { question, message, verdict, outcome } = sheet;
  const said = message ? { tone: "note", text: message } : question.verdict;
  const tone = said?.tone === "invalid" ? "note" : said?.tone;
  setAttribute(outcome, "data-tone", tone);
  const now = said ? `${tone} ${question.attempt} ${said.text}` : "";
  if (sheet.said === now && !sheet.sayAgain) return;
  sheet.said = now;
  sheet.sayAgain = false;
  // The same sentence once more is news too, and a live region tells only what has changed.
  sheet.echoes = (sheet.echoes ?? 0) + 1;
  const text = said ? said.text + (sheet.echoes % 2 ? "" : "\u200b") : "";
  verdict.replaceChildren(...(said ? [icon(tone), element("span", {}, text)] : []));
}

// The verdict tells itself to who listens; this tells what was said of the answer, which stands further up. Not for
// long, lest it be read twice.
function announce(sheet) {
  const places = [...[...sheet.options.values()].map(({ feedback }) => feedback), sheet.general];
  const told = places.filter((place) => !place.hidden).map((place) => place.textContent.trim());
  setText(sheet.announced, told.join(" "));
  clearTimeout(sheet.announcing);
  sheet.announcing = setTimeout(() => setText(sheet.announced, ""), ANNOUNCED_MS);
}

function drawSolution(sheet) {
  const { question, card, solution } = sheet;
  const closed = question.state !== "open";
  toggleHidden(solution, !closed);
  const { answer, explanation, read } = question;
  const now = closed ? JSON.stringify([answer, explanation, read, card.data.lang]) : "";
  if (sheet.solved === now) return;
  sheet.solved = now;
  solution.replaceChildren();
  if (!closed) return;
  if (answer) {
    const told = element("span", { class: "told" });
    setHtml(told, answer);
    solution.append(
      element("p", { class: "answer" }, element("b", {}, `${card.t("answer")}:`), " ", told),
    );
  }
  if (explanation) {
    const why = element("div", { class: "explanation" });
    setHtml(why, explanation);
    solution.append(why);
  }
  if (read) {
    const again = element("p", { class: "read" }, `${card.t("read_again")}: `);
    again.append(linkTo(card, read));
    solution.append(again);
  }
}

function linkTo(card, link, className) {
  const href = link.href ?? (link.anchor ? `#${encodeURIComponent(link.anchor)}` : "#");
  const node = element("a", { href, class: className }, link.label);
  node.onclick = (event) => {
    if (link.href && wantsNewTab(event)) return;
    event.preventDefault();
    follow(link, card.data.lesson, card.send);
  };
  return node;
}

function drawActions(sheet) {
  const { question, card } = sheet;
  const open = question.state === "open";
  const tried = question.attempt > 0;
  setText(sheet.hinting, card.t("hint"));
  toggleHidden(sheet.hinting, !open || !question.hint);
  setAttribute(sheet.hinting, "aria-expanded", String(!sheet.hint.hidden));
  if (!open) sheet.hint.hidden = true;
  setText(sheet.telling, card.t("show_answer"));
  toggleHidden(sheet.telling, !open || !tried);
  drawPager(sheet, open);
  drawPrimary(sheet);
}

function drawPager(sheet, open) {
  const { card } = sheet;
  const quiz = card.data.deck.mode === "quiz";
  setText(sheet.previous.lastChild, card.t("previous"));
  toggleHidden(sheet.previous, !quiz || card.placeOf(sheet) === 0);
  setText(sheet.following.firstChild, card.t("next"));
  toggleHidden(sheet.following, !quiz || !open || card.isLast(sheet));
}

// One button all the way, so that focus stays on it: first it checks, then it leads on.
function drawPrimary(sheet) {
  const { card, question, primary } = sheet;
  const open = question.state === "open";
  const quiz = card.data.deck.mode === "quiz";
  const onward = card.leadsTo(sheet);
  setText(primary.firstChild, card.t(open ? "check" : onward === "result" ? "result" : "next"));
  toggleHidden(primary, !open && (!quiz || onward === null));
  setAttribute(primary, "aria-disabled", open && isEmpty(readInputs(sheet)) ? "true" : null);
}
