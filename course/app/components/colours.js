// The theme's accent and links, made legible: a theme may bring any colours, the card keeps WCAG's
// contrasts on its own ground. Tones for right, partly and wrong are in card.css, by `data-scheme`.

const TEXT_CONTRAST = 4.5;
const EDGE_CONTRAST = 3;
let pen;

function channels(colour) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.fillStyle = "#808080";
  pen.fillStyle = colour;
  const hex = pen.fillStyle;
  if (hex.startsWith("#")) return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return hex.match(/[\d.]+/g).slice(0, 3).map(Number);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function legible(colour, ground, ratio) {
  const end = luminance(ground) > 0.4 ? 0 : 255;
  let now = colour;
  for (let step = 0; step < 20 && contrast(now, ground) < ratio; step += 1) {
    now = now.map((channel) => channel + (end - channel) * 0.1);
  }
  return now;
}

function css(rgb) {
  return `rgb(${rgb.map(Math.round).join(" ")})`;
}

// What the theme gives. To ask for it has the browser go through the styles of all that was drawn since: once for the
// cards that are drawn together is enough.
const GIVEN = ["background-color", "secondary-background-color", "primary-color", "link-color"];
let given = null;

function themeAt(host) {
  if (!given) {
    const theme = getComputedStyle(host);
    given = GIVEN.map((name) => theme.getPropertyValue(`--st-${name}`).trim());
    setTimeout(() => (given = null));
  }
  return given;
}

function tokensOf([ground, quiet, accent, link], dark) {
  const white = [255, 255, 255];
  const onAccent = contrast(white, accent) >= TEXT_CONTRAST ? white : [11, 11, 11];
  const surface = dark
    ? ground.map((channel, at) => (channel + quiet[at]) / 2)
    : ground.map((channel) => (channel + 255) / 2);
  return {
    surface,
    accent,
    "on-accent": onAccent,
    "accent-ink": legible(accent, surface, EDGE_CONTRAST),
    link: legible(link, surface, TEXT_CONTRAST),
  };
}

function paint(card) {
  const now = themeAt(card.host);
  if (card.painted === now.join()) return;
  card.painted = now.join();
  const colours = now.map(channels);
  const dark = luminance(colours[0]) < 0.4;
  card.root.dataset.scheme = dark ? "dark" : "light";
  for (const [name, rgb] of Object.entries(tokensOf(colours, dark))) {
    card.root.style.setProperty(`--${name}`, css(rgb));
  }
}
