// Running text in the page itself (no shadow root), so that headings are native anchors. `mountProse`
// is called anew whenever data or theme change; the text is replaced only when it has changed.

const proses = new WeakMap();

function mountProse({ data: told, parentElement, setTriggerValue }) {
  const data = reading(told);
  if (typeof data?.html !== "string") return undefined;
  const fresh = !proses.has(parentElement);
  const prose = proses.get(parentElement) ?? makeProse(parentElement);
  prose.run += 1;
  prose.data = data;
  prose.send = setTriggerValue;
  setAttribute(prose.root, "lang", data.lang);
  drawProse(prose);
  if (fresh) arrive((anchor) => targetIn(prose, anchor));
  const { run } = prose;
  // Streamlit may clean up after a run that a newer one has overtaken: only the last one counts.
  return () => {
    if (prose.run !== run) return;
    prose.leave.abort();
    proses.delete(parentElement);
  };
}

// The page's own style sheet: running text, and what little there is to mend of Streamlit's parts.
function dress() {
  const styles = sheetFor(PROSE_CSS);
  if (!document.adoptedStyleSheets.includes(styles)) document.adoptedStyleSheets.push(styles);
}

function makeProse(parent) {
  const root = parent.querySelector(".course-prose");
  dress();
  const prose = { root, run: 0, data: null, send: null, term: null, leave: new AbortController() };
  const { signal } = prose.leave;
  proses.set(parent, prose);
  root.onclick = (event) => click(prose, event);
  root.onkeydown = (event) => pressTerm(prose, event);
  addEventListener("hashchange", () => settleAtHash((anchor) => targetIn(prose, anchor)), { signal });
  document.addEventListener("pointerdown", (event) => closeOutside(prose, event), { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeTerm(prose, true), {
    signal,
  });
  addEventListener("beforeprint", () => openForPrint(root), { signal });
  return prose;
}

function targetIn(prose, anchor) {
  const target = anchor ? prose.root.querySelector(`[id="${CSS.escape(anchor)}"]`) : null;
  target?.closest("details:not([open])")?.setAttribute("open", "");
  return target;
}

function drawProse(prose) {
  const { root, data } = prose;
  const opened = [...root.querySelectorAll("details")].map((details) => details.open);
  if (prose.html !== data.html) {
    closeTerm(prose, false);
    prose.html = data.html;
    setHtml(root, data.html);
    // A mended comma must not shut what the reader has opened.
    [...root.querySelectorAll("details")].forEach((details, at) => (details.open ||= opened[at]));
    // Asides are landmarks, of which a page should have few; a note is part of its text.
    root.querySelectorAll("aside").forEach((aside) => setAttribute(aside, "role", "note"));
    root.querySelectorAll(".term").forEach(makeTerm);
    root.querySelectorAll(":is(h2, h3)[id]").forEach(addAnchorLink);
  }
  for (const link of root.querySelectorAll(".heading-anchor")) {
    const heading = link.previousElementSibling.textContent;
    setAttribute(link, "aria-label", `${data.texts.link_to}: ${heading}`);
  }
}

// Beside the heading, not in it: the heading's name stays its words.
function addAnchorLink(heading) {
  const href = `#${encodeURIComponent(heading.id)}`;
  const link = element("a", { class: "heading-anchor", href });
  link.append(element("span", { "aria-hidden": "true" }, "#"));
  const line = element("div", { class: `heading heading-${heading.localName}` });
  heading.replaceWith(line);
  line.append(heading, link);
}

function click(prose, event) {
  const term = event.target.closest(".term");
  if (term) return toggleTerm(prose, term);
  const link = event.target.closest("a");
  if (!link) return undefined;
  const { lesson, anchor } = link.dataset;
  const address = link.getAttribute("href");
  if (lesson) {
    const real = address && address !== "?" && address !== "#";
    if (real && wantsNewTab(event)) return undefined;
    event.preventDefault();
    follow({ lesson, anchor: anchor || null }, prose.data.lesson, prose.send);
  } else if (address?.startsWith("#") && !wantsNewTab(event) && address === location.hash) {
    // The address stays as it is, so the browser tells nobody.
    event.preventDefault();
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
  return undefined;
}

function openForPrint(root) {
  for (const details of root.querySelectorAll("details")) details.open = true;
}
