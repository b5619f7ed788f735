// What is about the whole page: its language, whose record it shows, how Streamlit's own parts look and read, where its
// reader is, and that it was left.

// Streamlit tells the theme's colours to components alone; its own parts are to have them, too: see own_parts.css.
function dressOwn(parent) {
  const ring = getComputedStyle(parent).getPropertyValue("--st-link-color");
  document.documentElement.style.setProperty("--course-ring", ring);
}

function mountPage({ data: told, parentElement, setTriggerValue }) {
  const data = reading(told);
  if (uncover(data?.page)) beginAtTheTitle();
  plotlyAt = data?.plotly ?? "";
  dressOwn(parentElement);
  takeCommas();
  sayOwn(data?.words ?? {});
  watchTheLine();
  watchTheSidebar();
  followMenus();
  followWhatIsTold();
  comeBack();
  if (data) {
    document.documentElement.lang = data.lang;
    answering(data.waits, setTriggerValue, (send) => recall(data, send));
    noteLeaving(data.leave, data.page, data.key, setTriggerValue);
  }
  takeNoPlace(parentElement);
  openDoors();
}
