// What each component is sent with: it waits for the code that `program.js` brings to the page once.

export default async function (component) {
  document[CODE] ??= waitingRoom();
  const { COMPONENT: mount } = await document[CODE].AWAITED;
  return mount(component);
}
