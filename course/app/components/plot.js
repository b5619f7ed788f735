// The drawing of a chart. Plotly.js comes from this server, when the first chart of the page does, and draws
// into the same place again and again: a new drawing for each move of a slider would flash, and take three
// times as long.

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
  const plot = { root, drawing, undrawn, onPick, told: null, width: 0, begun: false };
  plot.watch = new ResizeObserver(() => {
    if (plot.told && window.Plotly && root.clientWidth !== plot.width) redrawPlot(plot);
  });
  plot.watch.observe(root);
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
  if (plot.told === figure && plot.root.isConnected) redrawPlot(plot);
}

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
  if (plot.begun) window.Plotly.purge(plot.drawing);
}
