// Brings the code and the styles of all components to the page, once; see `__init__.py`.

const CODE = Symbol.for("course.code");
const library = { card: mountCard, prose: mountProse, chart: mountChart, memory: mountMemory, faces: mountFaces };

// Streamlit tells the theme's colours to components alone; its own parts are to have them, too: see own_parts.css.
function dressOwn(parent) {
  const ring = getComputedStyle(parent).getPropertyValue("--st-link-color");
  document.documentElement.style.setProperty("--course-ring", ring);
}

export default function ({ data: told, parentElement, setTriggerValue }) {
  const data = reading(told);
  if (uncover(data?.page)) beginAtTheTitle();
  plotlyAt = data?.plotly ?? "";
  dress();
  dressOwn(parentElement);
  takeCommas();
  sayOwn(data?.words ?? {});
  watchTheLine();
  watchTheSidebar();
  followMenus();
  if (data) {
    document.documentElement.lang = data.lang;
    answering(data.waits, setTriggerValue, (send) => recall(data, send));
    noteLeaving(data.leave, data.page, data.key, setTriggerValue);
  }
  takeNoPlace(parentElement);
  const room = document[CODE];
  document[CODE] = { code: Promise.resolve(library) };
  room?.open?.(library);
}
