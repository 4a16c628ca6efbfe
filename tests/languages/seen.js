// What a person sees, hears and cannot read to its end on the page as it stands in the browser.
// Answers with {title, words, data, cut}; `silent`, `choices` and `names` (in lists to choose from) say what is never a sentence of ours.
({ silent, choices, spoken, names }) => {
  const CUT = "\u0000";
  const isLetters = (text) => /\p{L}{2}/u.test(text ?? "");
  const isShown = (one) => (one.closest("option")?.closest("select") ?? one).checkVisibility({ visibilityProperty: true });
  const isData = (one) =>
    Boolean(one.closest(`[data-user], .av, ${silent}`)) ||
    choices.includes(one.closest("select")?.name) ||
    (one.closest("option, label") && names.includes(one.textContent.trim())) ||
    (one.closest("[lang]") ?? document.documentElement) !== document.documentElement;
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className || "-"} «${one.textContent.trim().slice(0, 60)}»`;

  const words = [];
  const told = (text) => isLetters(text) && words.push(CUT, text, CUT);

  const speak = (one) => {
    for (const attribute of spoken) if (one.hasAttribute(attribute)) told(one.getAttribute(attribute));
    if (one.matches("input[type=submit], input[type=button]")) told(one.value);
    for (const side of ["::before", "::after"]) {
      const drawn = getComputedStyle(one, side);
      const text = drawn.display === "none" ? null : drawn.content.match(/^"(.*)"$/s);
      if (text && !one.closest("[data-l], [data-tip]")) told(text[1]);
    }
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const one = node instanceof Element ? node : node.parentElement;
    if (isData(one)) {
      if (words.at(-1) !== CUT) words.push(CUT);
    } else if (isShown(one)) {
      if (node instanceof Element) speak(node);
      else words.push(node.data);
    }
  }

  const range = document.createRange();
  const edges = (node) => {
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    return { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)) };
  };
  const isScrollable = (style) => ["auto", "scroll"].includes(style.overflowX);
  const hides = (style) => ["hidden", "clip"].includes(style.overflowX);
  const CONTROLS = "button, .btn, .chip, .opt, .card, summary, [role=tab], legend, label, th, td, h1, h2, h3";

  // Text that hangs over the edge of a box which hides it, or out of the control that it belongs to.
  const cut = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!isLetters(texts.currentNode.data) || one.closest(`.vh, .skip, option, ${silent}`)) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const text = edges(texts.currentNode);
    for (let box = one; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (box.title || isScrollable(style)) break;
      if (box.matches(".clip") && one.closest("[data-user]")) break; // what others wrote may end in an ellipsis
      if (!hides(style) && !box.matches(CONTROLS)) continue;
      const edge = box.getBoundingClientRect();
      if (style.display === "inline") continue;
      if (edge.width <= 1) break; // for readers of screens only
      if (text.right > edge.right + 1 || text.left < edge.left - 1) {
        cut.push(`${name(box)} at ${Math.round(edge.left)}–${Math.round(edge.right)}, its text at `
          + `${Math.round(text.left)}–${Math.round(text.right)}`);
        break;
      }
    }
  }
  for (const box of document.querySelectorAll("body *:not(.vh, .vh *, .skip, svg *, input, textarea, select)")) {
    const style = getComputedStyle(box);
    const isOwn = [...box.childNodes].some((child) => child instanceof Text && isLetters(child.data));
    if (!isOwn || !box.checkVisibility({ visibilityProperty: true }) || box.closest("[title], .clip[data-user]")) continue;
    const isShort = style.overflowY === "hidden" && box.scrollHeight > box.clientHeight + 2;
    if ((hides(style) && box.scrollWidth > box.clientWidth + 1) || isShort) cut.push(name(box));
  }

  const data = [...document.querySelectorAll("[data-user]")].map((one) => one.textContent.trim()).filter(Boolean);
  return { title: document.title, words, data, cut: [...new Set(cut)] };
}
