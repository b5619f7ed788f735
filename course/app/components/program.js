// Hands the code and the styles of all components to those that wait for them; see `__init__.py`.

const library = {
  page: mountPage,
  card: mountCard,
  prose: mountProse,
  chart: mountChart,
  memory: mountMemory,
  faces: mountFaces,
  contents: mountContents,
  whereabouts: mountWhereabouts,
  mark: mountMark,
};

export default function ({ parentElement }) {
  dress();
  takeNoPlace(parentElement);
  const before = document[CODE];
  const room = waitingRoom();
  document[CODE] = room;
  for (const waiting of [room, before]) waiting?.bring(library);
  if (before?.opened) openDoors();
  else room.code.then((code) => before?.open(code));
}

// The page has been told what it is: all others may draw.
function openDoors() {
  document[CODE].opened = true;
  document[CODE].open(library);
}
