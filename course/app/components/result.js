// How a quiz ended: by objective, what to read again, where to go next, and starting over.

function makeResult(card) {
  const title = element("h3", { class: "result-title", tabindex: "-1" });
  const node = element("section", { class: "result", hidden: true }, title);
  return { node, title, body: null, shown: "" };
}

function drawResult(card) {
  const { result: view, data } = card;
  const now = data.result ? JSON.stringify([data.result, data.texts]) : "";
  if (view.shown === now) return;
  view.shown = now;
  view.body?.remove();
  if (!data.result) return;
  const { title, tone, summary, rows, again } = data.result;
  view.title.replaceChildren(icon(tone), element("span", {}, title));
  setAttribute(view.node, "data-tone", tone);
  const said = element("div", { class: "summary" });
  setHtml(said, summary);
  view.body = element(
    "div",
    {},
    said,
    rows.length ? element("h4", {}, card.t("by_objective")) : null,
    rows.length ? element("ul", { class: "objectives" }, ...rows.map(objectiveRow)) : null,
    again.length ? element("h4", {}, card.t("read_again")) : null,
    again.length ? readAgain(card, again) : null,
    resultActions(card, data.result),
  );
  view.node.append(view.body);
}

function objectiveRow({ label, value, percent, tone }) {
  const fill = element("span", { class: "fill" });
  fill.style.width = `${Math.min(100, Math.max(0, percent))}%`;
  return element(
    "li",
    { "data-tone": tone },
    element("span", { class: "objective" }, label),
    element("span", { class: "value" }, icon(tone), element("span", {}, value)),
    element("span", { class: "bar", "aria-hidden": "true" }, fill),
  );
}

function readAgain(card, links) {
  return element(
    "ul",
    { class: "again" },
    ...links.map((link) => element("li", {}, linkTo(card, link))),
  );
}

// The next step is to go on once the quiz is passed, and to try again before.
function resultActions(card, { tone, next }) {
  const passed = tone === "right";
  const ask = element("button", { type: "button", class: passed ? "ghost" : "primary" }, card.t("restart"));
  const question = element("p", { tabindex: "-1" }, card.t("confirm_restart"));
  const sure = element("button", { type: "button", class: "primary" }, card.t("restart"));
  const cancel = element("button", { type: "button", class: "ghost" }, card.t("cancel"));
  const buttons = element("div", { class: "actions" }, sure, cancel);
  const confirm = element("div", { class: "confirm", role: "group", hidden: true }, question, buttons);
  const label = `${card.t("next_lesson")}: ${next?.label}`;
  const onward = next ? linkTo(card, { ...next, label }, `button ${passed ? "primary" : "ghost"}`) : null;
  const actions = element("div", { class: "actions" }, ...(passed ? [onward, ask] : [ask, onward]));

  setAttribute(confirm, "aria-label", card.t("restart"));
  const close = () => {
    confirm.hidden = true;
    ask.hidden = false;
    ask.focus();
  };
  ask.onclick = () => {
    confirm.hidden = false;
    ask.hidden = true;
    question.focus();
  };
  cancel.onclick = close;
  confirm.onkeydown = (event) => event.key === "Escape" && close();
  sure.onclick = () => card.submit(null, sure, "restart", {});
  return element("div", { class: "ending" }, actions, confirm);
}
