// What is about the whole page: whose record it shows, how Streamlit's own words read, and that it was left.

// Where Streamlit lays the sidebar over the page, following one of its links must uncover the page.
// Streamlit does so for its own menu alone.
const NARROW = "(max-width: 768px)";
const FOLD = '[data-testid="stSidebarCollapseButton"] button[aria-expanded="true"]';
const PAGE = Symbol.for("course.page");

function uncover(page) {
  const moved = document[PAGE] !== undefined && document[PAGE] !== page;
  document[PAGE] = page;
  if (moved && matchMedia(NARROW).matches) document.querySelector(FOLD)?.click();
}

function mountPage({ data: told, parentElement, setTriggerValue }) {
  const data = reading(told);
  uncover(data?.page);
  plotlyAt = data?.plotly ?? "";
  takeCommas();
  sayOwn(data?.words ?? {});
  if (data) {
    answering(data.waits, setTriggerValue, (send) => recall(data, send));
    noteLeaving(data.leave, data.page, data.key, setTriggerValue);
  }
  takeNoPlace(parentElement);
}
