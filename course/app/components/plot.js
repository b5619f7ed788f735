// The drawing of a chart. Plotly.js comes from this server, when the first chart of the page does, and draws
// into the same place again and again: a new drawing for each move of a slider would flash, and take three
// times as long.
//
// A chart's first drawing holds the page for as long as all the cards on it. So it is made once it comes into view,
// or when the browser has nothing else to do: what a reader waits for comes first.

const PLOTLY = Symbol.for("course.plotly");
let plotlyAt = ""; // told by page.js

function loadPlotly() {
  document[PLOTLY] ??= new Promise((resolve, reject) => {
    const failed = () => {
      delete document[PLOTLY]; // the next drawing tries again
      reject(new Error("plotly.js has not come"));
    };
    const src = new URL(plotlyAt, document.baseURI).href;
    document.head.append(element("script", { src, onload: () => resolve(window.Plotly), onerror: failed }));
  });
  return document[PLOTLY];
}

// `onPick` is given the id of a point that was pressed, if it has one.
function makePlot(onPick) {
  const drawing = element("div", { class: "drawing" });
  const root = element("div", { class: "plot", role: "img" }, drawing);
  const undrawn = element("p", { class: "undrawn", role: "status" });
  const plot = { root, drawing, undrawn, onPick, told: null, width: 0, begun: false, inView: false };
  plot.watch = new ResizeObserver(() => {
    if (plot.told && window.Plotly && root.clientWidth !== plot.width) redrawOrWait(plot);
  });
  plot.watch.observe(root);
  plot.view = new IntersectionObserver((seen) => {
    plot.inView = seen.at(-1).isIntersecting;
    if (plot.inView && undrawnPlots.has(plot)) drawWaiting(plot);
  });
  plot.view.observe(root);
  return plot;
}

async function drawPlot(plot, { figure, alt, texts }) {
  setAttribute(plot.root, "aria-label", alt);
  if (plot.told === figure) return;
  plot.told = figure;
  try {
    await loadPlotly();
    setText(plot.undrawn, "");
  } catch {
    plot.told = null;
    setText(plot.undrawn, texts.undrawn);
    return;
  }
  // What came meanwhile has been drawn, or will be.
  if (plot.told === figure && plot.root.isConnected) redrawOrWait(plot);
}

const undrawnPlots = new Set(); // in the order in which they came
const whenIdle = (call) => (window.requestIdleCallback ?? setTimeout)(call);

function redrawOrWait(plot) {
  if (plot.begun || plot.inView) return redrawPlot(plot);
  plot.root.style.minHeight = `${JSON.parse(plot.told).layout.height}px`; // what stands below stays where it is
  undrawnPlots.add(plot);
  if (undrawnPlots.size === 1) whenIdle(drawNextWaiting);
  return undefined;
}

function drawNextWaiting() {
  const [next] = undrawnPlots;
  if (!next) return;
  drawWaiting(next);
  if (undrawnPlots.size) whenIdle(drawNextWaiting);
}

function drawWaiting(plot) {
  undrawnPlots.delete(plot);
  redrawPlot(plot);
}

addEventListener("beforeprint", () => [...undrawnPlots].forEach(drawWaiting));

function redrawPlot(plot) {
  const width = plot.root.clientWidth;
  if (!width) return; // not shown: the observer tells when it is
  plot.width = width;
  const { data, layout, config } = JSON.parse(plot.told); // plotly writes into what it draws
  plot.root.style.minHeight = `${layout.height}px`;
  window.Plotly.react(plot.drawing, data, { ...layout, width }, config);
  if (plot.begun) return;
  plot.begun = true;
  plot.drawing.on("plotly_click", ({ points }) => points[0]?.id && plot.onPick(points[0].id));
}

function dropPlot(plot) {
  plot.watch.disconnect();
  plot.view.disconnect();
  undrawnPlots.delete(plot);
  if (plot.begun) window.Plotly.purge(plot.drawing);
}
