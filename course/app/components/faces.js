// How questions look before anything is done to them. They come with the page, once for each deck; what a card is
// told with each answer is how they stand, and by which name their faces are known.

const MOST_DECKS = 200;

const faces = new Map(); // name → { lang, lesson, texts, title, questions }
const faceless = new Map(); // name → cards that wait for it

function mountFaces({ data: told, parentElement }) {
  takeNoPlace(parentElement);
  const { name, deck } = reading(told) ?? {};
  if (!deck) return;
  faces.delete(name);
  faces.set(name, deck); // the newest is last
  for (const old of [...faces.keys()].slice(0, -MOST_DECKS)) faces.delete(old);
  for (const draw of faceless.get(name) ?? []) draw();
  faceless.delete(name);
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
