// Saves a chart as a picture: its title, the drawing as plotly has drawn it, and its caption, on the
// page's ground at twice the page's size. All is done in the browser; the server draws no pictures.

const PICTURE_SCALE = 2;
const PICTURE_EDGE = 20; // pixels around all of it
const PICTURE_FAMILY = "Figtree";
const PICTURE_STYLES = {
  title: { size: 16, line: 22, weight: 700 },
  caption: { size: 12, line: 17, weight: 400 },
};

async function savePicture(chart) {
  setText(chart.notice, "");
  try {
    const canvas = await drawPicture(chart);
    const file = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    saveFile(file, `${chart.data.name}.png`);
  } catch (reason) {
    console.warn("The picture of the chart could not be made:", reason);
    setText(chart.notice, chart.data.texts.no_picture);
  }
}

async function drawPicture({ root, plot, data }) {
  const { width, height } = plot.drawing.getBoundingClientRect();
  const layers = await Promise.all([...plot.drawing.querySelectorAll(".main-svg")].map(readLayer));
  const theme = getComputedStyle(root);
  const ink = theme.getPropertyValue("--st-text-color");
  const pen = document.createElement("canvas").getContext("2d");
  const title = textLines(pen, data.title, "title", width);
  const caption = textLines(pen, data.caption, "caption", width);
  const { line } = PICTURE_STYLES.title;
  const top = PICTURE_EDGE + title.length * line + 6;
  const end = top + height + 6 + caption.length * PICTURE_STYLES.caption.line + PICTURE_EDGE;
  pen.canvas.width = Math.round((width + 2 * PICTURE_EDGE) * PICTURE_SCALE);
  pen.canvas.height = Math.round(end * PICTURE_SCALE);
  pen.scale(PICTURE_SCALE, PICTURE_SCALE);
  pen.fillStyle = theme.getPropertyValue("--st-background-color");
  pen.fillRect(0, 0, width + 2 * PICTURE_EDGE, end);
  pen.fillStyle = ink;
  writeLines(pen, title, "title", PICTURE_EDGE);
  for (const layer of layers) drawLayer(pen, layer, top, width, height);
  pen.fillStyle = ink;
  pen.globalAlpha = 0.8;
  writeLines(pen, caption, "caption", top + height + 6);
  return pen.canvas;
}

function setFont(pen, style) {
  const { size, weight } = PICTURE_STYLES[style];
  pen.font = `${weight} ${size}px ${PICTURE_FAMILY}, system-ui, sans-serif`;
}

function textLines(pen, text, style, width) {
  setFont(pen, style);
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function writeLines(pen, lines, style, top) {
  setFont(pen, style);
  pen.textBaseline = "top";
  lines.forEach((line, at) => pen.fillText(line, PICTURE_EDGE, top + at * PICTURE_STYLES[style].line));
}

// Of a layer, its shapes as an image, and apart from them its texts: an image would not see the
// page's fonts.
async function readLayer(layer) {
  const texts = [...layer.querySelectorAll("text")].flatMap((text) => textRuns(layer, text));
  const copy = layer.cloneNode(true);
  copy.querySelectorAll("text, .hoverlayer > *, .draglayer").forEach((part) => part.remove());
  const image = new Image();
  const written = new XMLSerializer().serializeToString(copy);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`;
  await image.decode();
  return { image, texts };
}

// Each run of letters in one style, and where it begins in the text's own coordinates.
function textRuns(layer, text) {
  if (text.closest(".hoverlayer") || !isSeen(text)) return [];
  const place = layer.getScreenCTM().inverse().multiply(text.getScreenCTM());
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const runs = [];
  let letters = 0;
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const { fontStyle, fontWeight, fontSize, fontFamily, fill } = getComputedStyle(parentElement);
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    if (data.trim()) runs.push({ data, place, font, fill, at: text.getStartPositionOfChar(letters) });
    letters += data.length;
  }
  return runs;
}

// Plotly hides by style the texts it finds no room for.
function isSeen(text) {
  const { visibility, display, opacity } = getComputedStyle(text);
  return visibility !== "hidden" && display !== "none" && opacity !== "0";
}

function drawLayer(pen, { image, texts }, top, width, height) {
  pen.drawImage(image, PICTURE_EDGE, top, width, height);
  pen.textBaseline = "alphabetic";
  for (const { data, place, font, fill, at } of texts) {
    pen.save();
    pen.translate(PICTURE_EDGE, top);
    pen.transform(place.a, place.b, place.c, place.d, place.e, place.f);
    pen.font = font;
    pen.fillStyle = fill;
    pen.fillText(data, at.x, at.y);
    pen.restore();
  }
}
