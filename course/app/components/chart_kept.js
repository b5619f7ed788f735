// A chart as its reader left it: the guess that opened it, and where its controls stand. A reload brings both back, as it
// does what was typed; kept for this tab alone. In the lab controls are in the address.

const TURN_MS = 40;

let comingBack = null; // the chart whose turn it is: of two that send in the same moment Streamlit takes one

const nameOfChart = (chart) => `${CHART}:${chart.data.key}`;

function holdGuess(chart, value) {
  hold(nameOfChart(chart), { asked: chart.data.ask.label, guess: value });
}

// At once, not with the answer: who reloads right after moving a slider finds it there.
function holdMove(chart, id, value) {
  const kept = held(nameOfChart(chart));
  if (chart.data.keeps) hold(nameOfChart(chart), { ...kept, stand: { ...kept?.stand, [id]: value } });
}

// A point that was pressed moves controls as well. While more is on its way the finger is further than the answer.
function holdControls(chart) {
  const { controls, keeps } = chart.data;
  if (!chart.touched || !controls || !keeps || chart.waiting || chart.queue.length > 0) return;
  const stand = Object.fromEntries(controls.map(({ id, values, at }) => [id, values[at]]));
  hold(nameOfChart(chart), { ...held(nameOfChart(chart)), stand });
}

function inTurn(chart, act) {
  const busy = comingBack?.root.isConnected && (comingBack.waiting || comingBack.queue.length > 0);
  if (busy && comingBack !== chart) {
    setTimeout(() => chart.root.isConnected && inTurn(chart, act), TURN_MS);
  } else {
    comingBack = chart;
    act();
  }
}

// The chart has just come onto the page and asks: was that answered here before? Else its reader is asked.
function guessAgain(chart) {
  const { ask } = chart.data;
  const { asked, guess } = held(nameOfChart(chart)) ?? {};
  if (asked !== ask.label || !ask.values.includes(guess)) return;
  inTurn(chart, () => {
    if (!chart.data.ask || chart.waiting) return; // its reader was faster
    chart.comesBack = true;
    tell(chart, "guess", { value: guess });
  });
}

// It is open: what stands otherwise than it was left is moved there, one by one.
function moveAgain(chart) {
  chart.comesBack = false;
  const { controls, keeps } = chart.data;
  const { stand } = held(nameOfChart(chart)) ?? {};
  if (!stand || !keeps) return;
  const left = controls.filter(({ id, values, at }) => values[at] !== stand[id] && values.includes(stand[id]));
  if (left.length === 0) return;
  inTurn(chart, () => {
    if (chart.touched) return; // its reader was faster
    for (const { id } of left) tell(chart, "move", { id, value: stand[id], settled: true });
  });
}
