// The question card: draws a deck of questions and sends what the learner does. Streamlit calls
// `mountCard` anew whenever data or theme change; the elements stay, only what differs is touched.

const BUSY_MS = 150;
const AGAIN_MS = 3000;
const SLOW_MS = 10000;
const DOUBLE_PRESS_MS = 350;

const cards = new WeakMap();
const drafts = new Map(); // deck/question → what is chosen or typed, not yet checked
const places = new Map(); // deck → id of the question last shown, or "result"
let serial = 0;

function mountCard({ data: told, parentElement, setTriggerValue }) {
  const data = reading(told);
  if (!data?.questions) return undefined;
  const place = parentElement.querySelector(".course-card");
  const card = cards.get(place) ?? makeCard(place);
  card.run += 1;
  card.send = setTriggerValue;
  paint(card);
  if (card.told !== data && !isOlder(data, card.told)) {
    card.told = data;
    whenFaced(data, (whole) => card.told === data && drawCard(card, whole));
  }
  const { run } = card;
  // Streamlit may clean up after a run that a newer one has overtaken: only the last one counts.
  return () => card.run === run && dropCard(card);
}

// In a shadow root of its own, so that styles of the page and of the card never meet. Where Streamlit makes one, the page
// is gone through once more before the card can be drawn.
function makeCard(host) {
  const inside = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  inside.adoptedStyleSheets = [sheetFor(CARD_CSS)];
  const root = element("div", { class: "card" });
  inside.replaceChildren(root);
  const leave = new AbortController();
  const card = {
    host,
    root,
    leave,
    drafts,
    told: null, // by the server, last
    data: null, // the same with the questions' faces, once they are there
    run: 0,
    serial: ++serial,
    sheets: new Map(),
    pending: null,
    sent: 0,
    place: null,
    t: (key) => card.data.texts[key] ?? key,
    focused: () => inside.activeElement,
    placeOf: (sheet) => card.data.questions.findIndex((q) => q.id === sheet.question.id),
    isLast: (sheet) => card.placeOf(sheet) === card.data.questions.length - 1,
    leadsTo: (sheet) => leadsTo(card, sheet),
    step: (sheet, by) => show(card, card.data.questions[card.placeOf(sheet) + by].id, true),
    next: (sheet) => next(card, sheet),
    submit: (sheet, button, event, value) => submit(card, sheet, button, event, value),
  };
  card.head = makeHead(card);
  card.result = makeResult(card);
  card.body = element("div", { class: "body" });
  root.replaceChildren(card.head.node, card.body, card.result.node);
  cards.set(host, card);
  addEventListener("hashchange", () => settleAtHash((anchor) => openAnchor(card, anchor)), {
    signal: leave.signal,
  });
  addEventListener("beforeprint", () => drawAll(card), { signal: leave.signal });
  return card;
}

function dropCard(card) {
  card.leave.abort();
  settleReply(card);
  cards.delete(card.host);
}

function drawCard(card, data) {
  remember(data.keep, data.of); // before the feedback shows
  if (data.marks) setMarks(data);
  sayCalmly(data.calm);
  const before = card.data;
  card.data = data;
  setAttribute(card.root, "lang", data.lang);
  setAttribute(card.root, "data-mode", data.deck.mode);
  card.host.id = data.deck.mode === "quiz" ? data.deck.id : data.questions[0].anchor;
  card.host.style.scrollMarginTop = "5rem";
  const answered = replied(card, before);
  const known = new Set(data.questions.map((question) => question.id));
  for (const [id, sheet] of card.sheets) {
    if (known.has(id)) continue;
    sheet.form.remove();
    card.sheets.delete(id);
  }
  const restarted = before?.result && !data.result;
  drawResult(card);
  const place = restarted ? data.questions[0].id : placeToShow(card, known);
  show(card, place, Boolean(restarted));
  for (const question of data.questions) {
    if (card.sheets.has(question.id)) redraw(card, question);
  }
  drawHead(card);
  if (answered) announce(answered);
  if (answered) showOutcome(answered);
  if (!before) arrive((anchor) => openAnchor(card, anchor));
}

// What was said of the answer comes into view together with where the keyboard stands now: the button that leads on, or
// the outcome. Between them lie the options that follow; where there is no room for all of it, what was said comes first.
function showOutcome({ form, verdict, outcome, primary }) {
  const said = form.querySelector(".feedback:not([hidden])") ?? verdict;
  const last = primary.hidden ? outcome : primary;
  const { top } = said.getBoundingClientRect();
  const fits = last.getBoundingClientRect().bottom - top < innerHeight * 0.85;
  if (fits) bringIntoView(top < 0 ? said : last);
  else bringIntoView(said, "start");
}

function placeToShow(card, known) {
  const { questions, result, deck } = card.data;
  const place = card.place ?? places.get(deck.id) ?? held(placeOfDeck(card));
  if (known.has(place) || (place === "result" && result)) return place;
  if (result) return "result";
  return (questions.find((question) => question.state === "open") ?? questions[0]).id;
}

const placeOfDeck = (card) => `place:${card.data.deck.id}`;

// Draws a question again if it, the language or its place in the deck has changed.
function redraw(card, question) {
  const sheet = sheetOf(card, question);
  const { lang, texts, deck, result } = card.data;
  const states = card.data.questions.map((q) => (q.state === "open" ? 0 : 1)).join("");
  const now = JSON.stringify([question, lang, texts, deck.mode, states, Boolean(result)]);
  if (sheet.drawn === now) return;
  sheet.drawn = now;
  drawQuestion(sheet, question);
}

function sheetOf(card, question) {
  const ticked = TICKED.has(question.widget);
  let sheet = card.sheets.get(question.id);
  if (sheet && TICKED.has(sheet.question.widget) === ticked) return sheet;
  sheet?.form.remove();
  sheet = makeSheet(card, question);
  sheet.form.hidden = card.place !== question.id;
  startClock(sheet);
  card.sheets.set(question.id, sheet);
  const order = card.data.questions.map((q) => card.sheets.get(q.id)?.form).filter(Boolean);
  card.body.append(...(order.at(-1) === sheet.form ? [sheet.form] : []));
  if (!sheet.form.isConnected) order[order.indexOf(sheet.form) + 1].before(sheet.form);
  return sheet;
}

// On paper every question is there, not only the one on the screen.
function drawAll(card) {
  for (const question of card.data.questions) redraw(card, question);
}

// `place` is a question's id or "result"; `moved` when the learner asked for it.
function show(card, place, moved) {
  card.place = place;
  places.set(card.data.deck.id, place);
  if (card.data.deck.mode === "quiz") hold(placeOfDeck(card), place);
  const question = card.data.questions.find((q) => q.id === place);
  if (question) redraw(card, question);
  for (const [id, sheet] of card.sheets) toggleHidden(sheet.form, id !== place);
  toggleHidden(card.result.node, place !== "result");
  if (!moved) return;
  drawHead(card);
  const target = question ? card.sheets.get(place).prompt : card.result.title;
  target.focus({ preventScroll: true });
  if (card.host.getBoundingClientRect().top < 0) card.host.scrollIntoView({ block: "start" });
}

// Where the button under a closed question leads: the next one, one left out, the result, or nowhere.
function leadsTo(card, sheet) {
  const { questions, result } = card.data;
  if (!card.isLast(sheet)) return questions[card.placeOf(sheet) + 1].id;
  const left = questions.find((question) => question.state === "open");
  return left?.id ?? (result ? "result" : null);
}

function next(card, sheet) {
  if (Date.now() - (card.repliedAt ?? 0) < DOUBLE_PRESS_MS) return;
  const place = leadsTo(card, sheet);
  if (place !== null && card.data.deck.mode === "quiz") show(card, place, true);
}

function openAnchor(card, anchor) {
  const question = card.data?.questions.find((q) => q.anchor === anchor);
  if (question) show(card, question.id, false);
  if (question) drawHead(card);
  return question || anchor === card.host.id ? card.host : null;
}

// Sends a trigger and waits for the server: busy after a moment, a calm sentence after long. What is sent while the
// line is down never arrives: what is done to a question goes again until it is answered, and counts once.
function submit(card, sheet, button, event, value) {
  if (card.pending && !card.pending.late) return;
  settleReply(card);
  const n = ++card.sent;
  const question = sheet?.question.id;
  const about = sheet ? { question, seconds: secondsOf(sheet) } : {};
  const send = () => card.send(event, { ...about, ...value, n, kept: lastKept() });
  const pending = { n, sheet, button, before: stamp(card.data, question), late: false };
  pending.busy = setTimeout(() => button.setAttribute("aria-busy", "true"), BUSY_MS);
  pending.again = sheet ? setInterval(send, AGAIN_MS) : 0;
  pending.slow = setTimeout(() => tellSlow(card), SLOW_MS);
  card.pending = pending;
  send();
}

// From here on another press is taken, too.
function tellSlow(card) {
  const { pending } = card;
  pending.late = true;
  pending.button.removeAttribute("aria-busy");
  if (pending.sheet) say(pending.sheet, card.t("slow"));
  else settleReply(card);
}

// How long a question takes is counted from when it comes into view, or from its last answer.
function startClock(sheet) {
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    sheet.since = performance.now();
    seen.disconnect();
  });
  seen.observe(sheet.form);
}

function secondsOf(sheet) {
  const now = performance.now();
  const { since = now } = sheet;
  sheet.since = now;
  return (now - since) / 1000;
}

function stamp(data, id) {
  const question = data.questions.find((q) => q.id === id);
  const states = data.questions.map((q) => q.state);
  return question ? newsOf(question) : states.join();
}

// Has the server answered what was sent? Returns the question it answered.
function replied(card, before) {
  const { pending, data } = card;
  if (!before || !pending) return null;
  const same = stamp(data, pending.sheet?.question.id) === pending.before;
  if (data.echo !== pending.n && same) return null;
  settleReply(card);
  card.repliedAt = Date.now();
  if (pending.sheet) pending.sheet.sayAgain = true;
  if (pending.sheet) pending.sheet.message = null;
  if (pending.sheet) pending.sheet.drawn = null;
  return pending.sheet;
}

function settleReply(card) {
  if (!card.pending) return;
  clearTimeout(card.pending.busy);
  clearTimeout(card.pending.slow);
  clearInterval(card.pending.again);
  card.pending.button.removeAttribute("aria-busy");
  card.pending = null;
}
