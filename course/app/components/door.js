// What each card and each text is sent with: it waits for the code that `program.js` brings to the page once.

const CODE = Symbol.for("course.code");

function waitingRoom() {
  const room = {};
  room.code = new Promise((resolve) => {
    room.open = resolve;
  });
  return room;
}

export default async function (component) {
  document[CODE] ??= waitingRoom();
  const { COMPONENT: mount } = await document[CODE].code;
  return mount(component);
}
