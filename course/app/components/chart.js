// A chart with all that belongs to it: the guess before it opens, its title, drawing and controls, its table,
// and what can be taken along. The server decides what is shown; between its answers a slider's thumb
// follows the finger, and of all that it passes only the latest is sent.

const PATIENCE_MS = 10000;

const charts = new WeakMap();

function mountChart({ data: told, parentElement, setTriggerValue }) {
  const data = reading(told);
  if (!data) return undefined;
  const chart = charts.get(parentElement) ?? makeChart(parentElement);
  chart.run += 1;
  chart.send = setTriggerValue;
  if (chart.told !== data) {
    chart.told = data;
    drawChart(chart, data);
  }
  const { run } = chart;
  // Streamlit may clean up after a run that a newer one has overtaken: only the last one counts.
  return () => chart.run === run && dropChart(chart, parentElement);
}

function makeChart(parent) {
  const root = parent.querySelector(".course-chart");
  const chart = { root, run: 0, told: null, data: null, controls: new Map(), waiting: null, queue: [], sent: 0, saved: 0 };
  chart.leaving = false;
  chart.touched = false; // by its reader, here
  chart.comesBack = false; // a guess of before a reload is on its way
  chart.heading = element("p", { class: "question" });
  chart.ask = makeAsk(chart);
  chart.title = element("p", { class: "title", role: "status", tabindex: "-1" });
  chart.plot = makePlot((point) => {
    chart.touched = true;
    tell(chart, "pick", { point });
  });
  chart.busy = makeBusy();
  chart.verdict = element("p", { class: "verdict" });
  chart.panel = element("div", { class: "controls" });
  chart.notice = element("p", { class: "notice", role: "status" });
  chart.caption = element("p", { class: "caption" });
  chart.lab = makeLabLink(chart);
  chart.table = makeTable(chart);
  chart.tools = makeTools(chart);
  chart.opened = element(
    "div",
    { class: "opened", hidden: true },
    chart.title,
    chart.plot.root,
    chart.plot.undrawn,
    chart.verdict,
    chart.panel,
    chart.caption,
    chart.lab,
    chart.table.node,
    chart.tools.node
  );
  root.replaceChildren(chart.heading, chart.ask.node, chart.busy.node, chart.opened, chart.notice);
  charts.set(parent, chart);
  loadPlotly().catch(() => {}); // drawPlot tells
  return chart;
}

function dropChart(chart, parent) {
  clearTimeout(chart.waiting?.slow);
  chart.queue = []; // what is sent from a page that was left would be drawn on the next
  dropPlot(chart.plot);
  charts.delete(parent);
}

function drawChart(chart, data) {
  dress();
  if (data.busy) return drawBusy(chart, data.busy);
  const before = chart.data;
  chart.data = data;
  drawBusy(chart, null);
  answered(chart);
  setText(chart.notice, "");
  setAttribute(chart.root, "lang", data.lang);
  setAttribute(chart.root, "data-chart", data.name);
  setText(chart.heading, data.heading ?? "");
  drawAsk(chart);
  toggleHidden(chart.opened, !data.figure);
  if (!before && data.ask) guessAgain(chart);
  if (!data.figure) return undefined;
  setText(chart.title, data.title);
  drawPlot(chart.plot, data);
  setText(chart.verdict, data.verdict ?? "");
  drawControls(chart);
  setText(chart.caption, data.caption ?? "");
  drawLabLink(chart);
  drawTable(chart);
  drawTools(chart);
  leave(chart);
  if (before?.ask && !chart.comesBack) chart.title.focus({ preventScroll: true }); // the button that had it is gone
  if (data.key && (!before || chart.comesBack)) moveAgain(chart);
  else holdControls(chart);
  return undefined;
}

// What the server is told goes one by one: of a slider's moves that wait only the last is still worth sending.

function tell(chart, event, value) {
  const last = chart.queue.at(-1);
  if (event === "move" && last?.event === "move" && last.value.id === value.id) chart.queue.pop();
  chart.queue.push({ event, value });
  // One turn later, since a key on a slider reports both that it moved and that it has settled.
  setTimeout(() => sendNext(chart));
}

function sendNext(chart) {
  if (chart.waiting || chart.queue.length === 0) return;
  const { event, value } = chart.queue.shift();
  const n = ++chart.sent;
  chart.waiting = { n };
  keepPatience(chart);
  chart.send(event, { ...value, n });
}

function keepPatience(chart) {
  clearTimeout(chart.waiting.slow);
  chart.waiting.slow = setTimeout(() => {
    chart.waiting = null;
    chart.queue = [];
    chart.leaving = false;
    setText(chart.notice, chart.data.texts.slow);
  }, PATIENCE_MS);
}

function answered(chart) {
  if (!chart.waiting || chart.data.echo < chart.waiting.n) return;
  clearTimeout(chart.waiting.slow);
  chart.waiting = null;
  sendNext(chart);
}

// The guess

function makeAsk(chart) {
  const place = element("div", { class: "guess" });
  const button = element("button", { type: "button", class: "primary" });
  button.onclick = () => {
    const value = chart.ask.control.value();
    chart.comesBack = false;
    holdGuess(chart, value);
    tell(chart, "guess", { value });
  };
  const known = element("ul", { class: "known" });
  const node = element("div", { class: "ask", hidden: true }, known, place, button);
  return { node, known, place, button, control: null };
}

function drawAsk(chart) {
  const { ask, data } = chart;
  toggleHidden(ask.node, !data.ask);
  if (!data.ask) return;
  setText(ask.button, data.texts.show);
  ask.known.replaceChildren(...data.ask.known.map((line) => element("li", {}, line)));
  toggleHidden(ask.known, data.ask.known.length === 0);
  if (!ask.control) {
    ask.control = makeControl(data.ask, () => {});
    ask.place.replaceChildren(ask.control.node);
  } else if (JSON.stringify(ask.control.told) !== JSON.stringify(data.ask)) {
    setControl(ask.control, data.ask);
  }
}

// The controls

function drawControls(chart) {
  const told = chart.data.controls ?? [];
  const ids = told.map(({ id, widget }) => `${id} ${widget}`).join("\n");
  if (chart.panel.dataset.ids !== ids) {
    chart.panel.dataset.ids = ids;
    const report = (id, value, settled) => {
      chart.touched = true;
      holdMove(chart, id, value);
      tell(chart, "move", { id, value, settled });
    };
    chart.controls = new Map(told.map((one) => [one.id, makeControl(one, report)]));
    chart.panel.replaceChildren(...[...chart.controls.values()].map(({ node }) => node));
  } else if (!chart.waiting && chart.queue.length === 0) {
    // Else the finger is further than the answer.
    for (const one of told) setControl(chart.controls.get(one.id), one);
  }
}

// A long simulation

function makeBusy() {
  const text = element("span");
  const bar = element("progress", { max: 1 });
  return { node: element("div", { class: "busy", role: "status", hidden: true }, text, bar), text, bar };
}

function drawBusy(chart, busy) {
  toggleHidden(chart.busy.node, !busy);
  setAttribute(chart.opened, "aria-busy", busy ? "true" : null);
  if (!busy) return;
  setText(chart.busy.text, busy.text);
  chart.busy.bar.value = busy.part;
  setAttribute(chart.busy.bar, "aria-label", busy.text);
  if (chart.waiting) keepPatience(chart);
}

// The way to the lab

function makeLabLink(chart) {
  const link = element("a", { hidden: true });
  link.onclick = (event) => {
    if (wantsNewTab(event)) return;
    event.preventDefault();
    chart.leaving = true;
    leave(chart);
  };
  return link;
}

// What was moved last is in the address once the server has answered it.
function leave(chart) {
  if (!chart.leaving || chart.waiting || chart.queue.length > 0) return;
  chart.leaving = false;
  walk(chart.lab.href);
}

function drawLabLink({ lab, data }) {
  toggleHidden(lab, !data.lab);
  if (!data.lab) return;
  setText(lab, data.texts.lab);
  setAttribute(lab, "href", data.lab);
}

// The same numbers as a table; the server makes it while it is open.

function makeTable(chart) {
  const summary = element("summary");
  const body = element("div", { class: "course-prose" });
  const node = element("details", { class: "as-table" }, summary, body);
  node.ontoggle = () => {
    if (node.open !== Boolean(chart.data.table)) tell(chart, "table", { open: node.open });
  };
  return { node, summary, body };
}

function drawTable({ table, data }) {
  toggleHidden(table.node, data.table === undefined);
  if (data.table === undefined) return;
  setText(table.summary, data.texts.table);
  if (data.table) setHtml(table.body, data.table);
  if (data.table) table.node.open = true;
}

// To take along

function makeTools(chart) {
  const words = () => element("span");
  const tool = (label, act) => element("button", { type: "button", onclick: act }, icon("save"), label);
  const [csv, png] = [words(), words()];
  const node = element(
    "div",
    { class: "tools" },
    tool(csv, () => tell(chart, "file", {})),
    tool(png, () => savePicture(chart))
  );
  return { node, csv, png };
}

function drawTools(chart) {
  const { tools, data } = chart;
  toggleHidden(tools.node, !data.name);
  if (!data.name) return;
  setText(tools.csv, data.texts.csv);
  setText(tools.png, data.texts.png);
  if (!data.file || data.file.n <= chart.saved) return;
  chart.saved = data.file.n;
  saveFile(new Blob([data.file.text], { type: "text/csv;charset=utf-8" }), `${data.name}.csv`);
}

function saveFile(file, name) {
  const href = URL.createObjectURL(file);
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
