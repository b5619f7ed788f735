// Brings the code and the styles of both components to the page, once; see `__init__.py`.

const CODE = Symbol.for("course.code");
const library = { card: mountCard, prose: mountProse };

export default function ({ parentElement }) {
  // Nothing is drawn here, so nothing should keep a place in the page's column.
  const place = parentElement.closest('[data-testid="stElementContainer"]');
  if (place) place.style.display = "none";
  const room = document[CODE];
  document[CODE] = { code: Promise.resolve(library) };
  room?.open?.(library);
}
