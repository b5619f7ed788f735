// What a page is sent in place of the code, where its server has that at an address: a browser that has been here keeps
// it. One that is cut off in the middle of a page asks again.

const AGAIN_MS = 2000;
const MOST_TRIES = 30;

export default async function (component) {
  const there = new URL("ADDRESS", document.baseURI);
  for (let tries = 1; ; tries += 1) {
    try {
      const { default: mount } = await import(there);
      return mount(component);
    } catch (reason) {
      if (tries === MOST_TRIES) throw reason;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      there.search = tries; // a browser remembers what could not be fetched
    }
  }
}
