// How questions look before anything is done to them. They come with the page, all of them together; what a card is
// told with each answer is how they stand, and by which name their faces are known.

const MOST_DECKS = 200;

const faces = new Map(); // name → { lang, lesson, texts, title, questions }
const faceless = new Map(); // name → cards that wait for it

function mountFaces({ data: told, parentElement }) {
  takeNoPlace(parentElement);
  const decks = Object.entries(reading(told) ?? {});
  for (const [name, deck] of decks) {
    faces.delete(name);
    faces.set(name, deck); // the newest is last
  }
  for (const old of [...faces.keys()].slice(0, -Math.max(MOST_DECKS, decks.length))) faces.delete(old);
  for (const [name] of decks) {
    for (const draw of faceless.get(name) ?? []) draw();
    faceless.delete(name);
  }
}

// Calls `draw` with all of what a card shows: at once, or as soon as its faces are there.
function whenFaced(data, draw) {
  const deck = faces.get(data.faces);
  if (!deck) {
    faceless.set(data.faces, [...(faceless.get(data.faces) ?? []), () => whenFaced(data, draw)]);
    return;
  }
  const { lang, lesson, texts, title } = deck;
  const questions = data.questions.map((question) => ({ ...deck.questions[question.id], ...question }));
  draw({ ...data, lang, lesson, texts, deck: { ...data.deck, title }, questions });
}
