// What moves a chart: sliders, and choices of a few named values. Each is changed in place, so that focus
// and a finger on a slider stay where they are.

let controlNumber = 0;

// `report(id, value, settled)` is called as a control moves; `settled` once its reader lets go.
function makeControl(told, report) {
  const make = { slider: makeSlider, segments: makeSegments, list: makeList }[told.widget];
  const control = { ...make(told.id, report), widget: told.widget, told: null };
  setControl(control, told);
  return control;
}

function setControl(control, told) {
  const before = control.told;
  control.told = told;
  const renewed = JSON.stringify(before?.names) !== JSON.stringify(told.names);
  control.set(told, renewed);
}

function makeSlider(id, report) {
  const name = `control-${++controlNumber}`;
  const label = element("label", { for: name });
  const shown = element("output", { for: name });
  const input = element("input", { type: "range", id: name, min: 0, step: 1 });
  const node = element("div", { class: "control slider" }, label, shown, input);
  let now = null;
  const tell = () => {
    const text = now.names[input.value];
    setText(shown, text);
    setAttribute(input, "aria-valuetext", text);
    input.style.setProperty("--part", input.value / Math.max(1, input.max));
  };
  input.oninput = () => {
    tell();
    report(id, now.values[input.value], false);
  };
  input.onchange = () => report(id, now.values[input.value], true);
  const set = (told) => {
    now = told;
    setText(label, told.label);
    input.max = told.values.length - 1;
    input.value = told.at;
    tell();
  };
  return { node, set, value: () => now.values[input.value] };
}

function makeSegments(id, report) {
  const name = `control-${++controlNumber}`;
  const legend = element("legend");
  const row = element("div", { class: "row" });
  const node = element("fieldset", { class: "control segments" }, legend, row);
  const set = (told, renewed) => {
    setText(legend, told.label);
    if (renewed) {
      row.replaceChildren(
        ...told.values.map((value, at) => {
          const input = element("input", { type: "radio", name, value });
          input.onchange = () => report(id, value, true);
          return element("label", {}, input, element("span", {}, told.names[at]));
        })
      );
    }
    row.children[told.at].firstChild.checked = true;
  };
  return { node, set };
}

function makeList(id, report) {
  const name = `control-${++controlNumber}`;
  const label = element("label", { for: name });
  const select = element("select", { id: name });
  const node = element("div", { class: "control list" }, label, select);
  select.onchange = () => report(id, select.value, true);
  const set = (told, renewed) => {
    setText(label, told.label);
    if (renewed) {
      const options = told.values.map((value, at) => element("option", { value }, told.names[at]));
      select.replaceChildren(...options);
    }
    select.selectedIndex = told.at;
  };
  return { node, set };
}
