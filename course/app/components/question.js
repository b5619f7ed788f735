// One question: its prompt, what to answer with, and what became of the answer.
//
// `card` is what card.js keeps for the whole deck: `t` (texts), `submit(sheet, event, value)` and
// `drafts`, what is chosen or typed but not checked. Drafts outlive the elements, and the page if it is loaded again: they
// are kept by deck and question.

const TICKED = new Set(["choice", "choices"]);
const LONG_PROMPT = 200; // letters; a case of that length in bold would be a shout

function sameResponse(one, other) {
  const plain = (value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return plain(one) === plain(other);
}

function isEmpty(value) {
  return value == null || value.length === 0 || (typeof value === "string" && !value.trim());
}

function makeSheet(card, question) {
  const uid = `q${card.serial}-${question.id}`;
  const sheet = { card, uid, question: null, options: new Map(), message: null, hinted: false };
  const part = (tag, name, attributes, ...children) => {
    sheet[name] = element(tag, { class: name, ...attributes }, ...children);
    return sheet[name];
  };
  sheet.form = element(
    "form",
    { class: "question", novalidate: true, autocomplete: "off" },
    part("p", "changed", { id: `${uid}-changed` }),
    part(
      "fieldset",
      "fieldset",
      { "aria-describedby": `${uid}-changed` },
      element("legend", {}, part("div", "prompt", { id: `${uid}-prompt`, tabindex: "-1" })),
      part("p", "several", {}),
      part("div", "answers", {}),
      part("div", "general", { id: `${uid}-general` }),
    ),
    part("div", "hint", { id: `${uid}-hint`, hidden: true }),
    part(
      "div",
      "outcome",
      { tabindex: "-1" },
      part("div", "verdict", { id: `${uid}-verdict`, role: "status", "aria-live": "polite" }),
      part("div", "solution", { hidden: true }),
    ),
    part("p", "announced", { "aria-live": "polite" }),
    element(
      "div",
      { class: "actions" },
      part("button", "primary", { type: "submit" }, element("span")),
      part("button", "hinting", { type: "button", "aria-controls": `${uid}-hint` }),
      part("button", "telling", { type: "button" }),
      element(
        "span",
        { class: "pager" },
        part("button", "previous", { type: "button" }, icon("back"), element("span")),
        part("button", "following", { type: "button" }, element("span"), icon("forward")),
      ),
    ),
  );
  for (const name of ["hinting", "telling", "previous", "following"]) {
    sheet[name].classList.add("ghost");
  }
  listen(sheet);
  return sheet;
}

function listen(sheet) {
  const { card, form } = sheet;
  form.onsubmit = (event) => {
    event.preventDefault();
    if (sheet.question.state === "open") check(sheet);
    else card.next(sheet);
  };
  form.oninput = () => {
    setDraft(sheet, readInputs(sheet));
    if (sheet.message) say(sheet, null);
    drawPrimary(sheet);
  };
  // Streamlit listens for single keys ("r" runs the page again) and does not see fields in here.
  for (const name of ["onkeydown", "onkeyup", "onkeypress"]) {
    form[name] = (event) => event.stopPropagation();
  }
  sheet.hinting.onclick = () => {
    toggleHidden(sheet.hint, !sheet.hint.hidden);
    setAttribute(sheet.hinting, "aria-expanded", String(!sheet.hint.hidden));
    if (!sheet.hinted) card.send("hint", { question: sheet.question.id });
    sheet.hinted = true;
  };
  sheet.telling.onclick = () => card.submit(sheet, sheet.telling, "tell", {});
  sheet.previous.onclick = () => card.step(sheet, -1);
  sheet.following.onclick = () => card.step(sheet, 1);
}

function draftKey(sheet) {
  return `${sheet.card.data.deck.id}/${sheet.question.id}`;
}

function setDraft(sheet, value) {
  sheet.card.drafts.set(draftKey(sheet), value);
  hold(`${DRAFT}:${draftKey(sheet)}`, value);
}

function draftOf(sheet) {
  const key = draftKey(sheet);
  return sheet.card.drafts.has(key) ? sheet.card.drafts.get(key) : held(`${DRAFT}:${key}`);
}

// Once a question is closed, only this page still knows what was chosen.
function letGoOfDraft(sheet) {
  const name = `${DRAFT}:${draftKey(sheet)}`;
  if (held(name) !== null) hold(name, null);
}

function readInputs(sheet) {
  if (!TICKED.has(sheet.question.widget)) return sheet.field.value;
  const chosen = [...sheet.options].filter(([, o]) => o.input.checked).map(([id]) => id);
  return sheet.question.widget === "choices" ? chosen : (chosen[0] ?? null);
}

function check(sheet) {
  const { card, question } = sheet;
  const value = readInputs(sheet);
  const ticked = TICKED.has(question.widget);
  if (isEmpty(value)) {
    say(sheet, card.t(ticked ? "choose_first" : "write_first"));
    (ticked ? [...sheet.options.values()][0]?.input : sheet.field)?.focus();
    return;
  }
  const checked = question.attempt > 0 && question.verdict?.tone !== "invalid";
  if (checked && sameResponse(value, question.response)) {
    say(sheet, card.t("change_first"));
    return;
  }
  sheet.sent = value;
  card.submit(sheet, sheet.primary, "answer", { response: value });
}

// A sentence of the card's own, in place of the server's verdict.
function say(sheet, message) {
  sheet.message = message;
  drawVerdict(sheet);
}

function drawQuestion(sheet, question) {
  const before = sheet.question;
  sheet.question = question;
  if (before && before.state !== "open" && question.state === "open") startOver(sheet);
  if (before && newsOf(before) !== newsOf(question)) sheet.message = null;
  const { card } = sheet;
  const held = sheet.form.contains(card.focused());
  setAttribute(sheet.form, "data-state", question.state);
  setAttribute(sheet.form, "data-widget", question.widget);
  setText(sheet.changed, question.changed ?? "");
  toggleHidden(sheet.changed, !question.changed);
  setHtml(sheet.prompt, question.prompt);
  sheet.prompt.classList.toggle("long", sheet.prompt.textContent.length > LONG_PROMPT);
  setText(sheet.several, card.t("several"));
  toggleHidden(sheet.several, question.widget !== "choices");
  if (TICKED.has(question.widget)) drawOptions(sheet);
  else drawField(sheet);
  writeInputs(sheet);
  drawGeneral(sheet);
  setHtml(sheet.hint, question.hint);
  drawVerdict(sheet);
  drawSolution(sheet);
  drawActions(sheet);
  if (held && before?.state === "open" && question.state !== "open") handFocusOn(sheet);
  closeInputs(sheet); // after the focus has left them: else the page is laid out once more
}

function closeInputs({ fieldset, question }) {
  const closed = question.state !== "open";
  if (fieldset.disabled !== closed) fieldset.disabled = closed;
}

function newsOf({ state, attempt, verdict }) {
  return JSON.stringify([state, attempt, verdict]);
}

// What had the focus may be disabled or gone now; lead it to where the reader goes next.
function handFocusOn(sheet) {
  const target = sheet.primary.hidden ? sheet.outcome : sheet.primary;
  if (sheet.card.focused() !== target) target.focus({ preventScroll: true });
}

function startOver(sheet) {
  sheet.card.drafts.delete(draftKey(sheet));
  letGoOfDraft(sheet);
  sheet.message = null;
  sheet.sent = null;
  sheet.hinted = false;
  sheet.hint.hidden = true;
}

// What the inputs show: what is chosen now, else what was answered last. Once closed, only what was
// answered: a draft never sent would stand beside the verdict on another response.
function writeInputs(sheet) {
  const { question, card } = sheet;
  const closed = question.state !== "open";
  const draft = draftOf(sheet);
  if (closed) letGoOfDraft(sheet);
  const kept = closed && !sameResponse(draft, sheet.sent) ? null : draft;
  const value = kept ?? question.response ?? "";
  if (TICKED.has(question.widget)) {
    const chosen = new Set([value].flat());
    for (const [id, option] of sheet.options) {
      if (option.input.checked !== chosen.has(id)) option.input.checked = chosen.has(id);
    }
  } else if (sheet.field.value !== String(value)) {
    sheet.field.value = String(value);
  }
}
