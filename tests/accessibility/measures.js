// What axe-core does not measure: returns a sentence for each thing on the page that keeps somebody out.
(language) => {
  const PRESSED =
    'a[href], button, input, select, textarea, summary, [role="button"], [role="slider"], [role="tab"], [role="radio"], [role="option"]';
  const LEAST = { target: 24, thumb: 44, text: 16, drawn: 12 }; // pixels

  const parts = [];
  const gather = (root) => {
    for (const part of root.querySelectorAll("*")) {
      parts.push(part);
      if (part.shadowRoot) gather(part.shadowRoot);
    }
  };
  gather(document.body);
  const isSeen = (part) =>
    part.getClientRects().length > 0 && part.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const seen = parts.filter(isSeen);
  const up = (part) => part.parentElement ?? part.getRootNode().host ?? null;
  const within = (part, selector) => {
    for (let at = part; at; at = up(at)) if (at.matches(selector)) return at;
    return null;
  };
  const named = (part) => `<${part.localName} ${part.dataset?.testid ?? part.getAttribute("class") ?? ""}> “${(
    part.getAttribute("aria-label") ?? part.textContent
  ).trim().slice(0, 40)}”`;
  const found = [];

  // The language, by which screen readers choose a voice.
  const { lang } = document.documentElement;
  if (lang !== language) found.push(`the page is said to be in ${lang}, not ${language}`);

  // Headings: one of the first level, before all others; none left out on the way down.
  const levels = seen.filter((part) => /^H[1-6]$/.test(part.tagName)).map((part) => [Number(part.tagName[1]), part]);
  if (levels.filter(([level]) => level === 1).length !== 1 || levels[0][0] !== 1) {
    found.push(`headings do not begin with the only one of level 1: ${levels.map(([level]) => level)}`);
  }
  levels.slice(1).forEach(([level, part], at) => {
    if (level > levels[at][0] + 1) found.push(`heading of level ${level} after ${levels[at][0]}: ${named(part)}`);
  });

  // What is pressed; a link in a sentence may be as high as its line, and what has a label is pressed by that.
  const pressedBy = (part) => {
    if (part.matches("input:is([type=radio], [type=checkbox])")) return within(part, "label") ?? part;
    if (part.matches("input[type=range]")) return within(part, '[data-testid="stSlider"]') ?? part;
    return part;
  };
  const inSentence = (part) => part.matches("a, .term") && getComputedStyle(part).display.startsWith("inline");
  const isHidden = (part) => part.matches('[data-testid="stSkipToContent"], [data-testid="stFileUploaderDropzoneInput"]');
  for (const part of seen) {
    if (!part.matches(PRESSED) || isHidden(part) || inSentence(part)) continue;
    const { width, height } = pressedBy(part).getBoundingClientRect();
    if (Math.min(width, height) < LEAST.target - 0.5) {
      found.push(`only ${Math.round(width)}×${Math.round(height)} pixels to press: ${named(part)}`);
    }
    if (within(part, ".option") && height < LEAST.thumb) found.push(`too low for a thumb: ${named(part)}`);
  }

  // Text.
  for (const part of seen) {
    const text = [...part.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!text || part.closest('[aria-hidden="true"]')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width, height } = range.getBoundingClientRect();
    if (width < 2 || height < 2) continue; // for screen readers
    const size = parseFloat(getComputedStyle(part).fontSize);
    const kind = within(part, "svg") ? "drawn" : "text";
    if (size < LEAST[kind] - 0.05) found.push(`text of ${size.toFixed(1)} pixels: ${named(part)}`);
  }

  // Charts: what they show in words, and as a table.
  for (const chart of seen.filter((part) => part.matches(".course-chart"))) {
    const plot = chart.querySelector(".plot[role=img]");
    if (!plot?.offsetParent) continue;
    if ((plot.getAttribute("aria-label") ?? "").length < 40) found.push(`a chart without words: ${named(chart)}`);
    const table = chart.querySelector(".as-table:not([hidden])") ?? chart.closest('[data-testid="stMain"]').querySelector(".course-prose .as-table");
    if (!table) found.push(`a chart without a table: ${named(plot)}`);
  }

  // Nothing is read by scrolling sideways: it all folds into 320 pixels.
  const main = document.querySelector('[data-testid="stMain"]');
  for (const part of [document.scrollingElement, main]) {
    const wide = part.scrollWidth - part.clientWidth;
    if (wide > 0) found.push(`${wide} pixels to be scrolled sideways`);
  }
  return [...new Set(found)];
}
