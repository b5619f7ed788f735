// Hands the code and the styles of all components to those that wait for them; see `__init__.py`.

const CODE = Symbol.for("course.code");
const library = {
  page: mountPage,
  card: mountCard,
  prose: mountProse,
  chart: mountChart,
  memory: mountMemory,
  faces: mountFaces,
};

export default function ({ parentElement }) {
  dress();
  takeNoPlace(parentElement);
  const room = document[CODE];
  document[CODE] = { code: Promise.resolve(library) };
  room?.open?.(library);
}
