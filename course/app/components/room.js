// Where components wait: for the `program`, and then until the page has been told what it is, which opens the `code` to
// all others.

const CODE = Symbol.for("course.code");

function waitingRoom() {
  const room = { opened: false };
  room.program = new Promise((resolve) => {
    room.bring = resolve;
  });
  room.code = new Promise((resolve) => {
    room.open = resolve;
  });
  return room;
}
