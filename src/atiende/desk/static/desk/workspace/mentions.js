// Naming colleagues and teams in a note: `@` and the first letters offer them; chosen by arrows and Enter, or by a click.
import { get } from "./asking.js";
import { fieldOf } from "./written.js";

const TYPED = /(?:^|[^\w.@-])@([^\s@][^\n@]{0,40}|)$/u;
const LIST = "mention-list";
const WAIT_MS = 120;
let timer;
let asking = null;
let place = null;

const list = () => document.getElementById(LIST);
const options = () => [...(list()?.querySelectorAll("[role=option]") ?? [])];
const chosen = () => list()?.querySelector("[aria-selected=true]");
const isOpen = () => place !== null && options().length > 0;

/** What stands before the caret of a field or of the editor: the text node or the value, and how far the caret is in. */
function caretIn(field) {
  if (field.matches("textarea")) return { node: null, text: field.value, end: field.selectionStart };
  const selection = getSelection();
  const node = selection.anchorNode;
  if (!selection.isCollapsed || node?.nodeType !== Node.TEXT_NODE || !field.contains(node)) return null;
  return { node, text: node.data, end: selection.anchorOffset };
}

function look(form) {
  const field = fieldOf(form);
  const caret = caretIn(field);
  const found = caret && TYPED.exec(caret.text.slice(Math.max(0, caret.end - 60), caret.end));
  if (!found) return close();
  place = { form, field, ...caret, start: caret.end - found[1].length, typed: found[1] };
  clearTimeout(timer);
  timer = setTimeout(offer, WAIT_MS);
}

async function offer() {
  const wanted = place;
  if (!wanted) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await get(`${wanted.form.dataset.mentions}?q=${encodeURIComponent(wanted.typed)}`, { signal: asking.signal });
    if (!answer.ok || answer.redirected || place !== wanted) return;
    show(await answer.text());
  } catch {
    // Without a connection the name is typed in full: the server finds it in the text.
  }
}

function show(html) {
  list().innerHTML = html;
  const [first] = options();
  if (!first) return hide();
  list().hidden = false;
  place.field.setAttribute("aria-controls", LIST);
  mark(first);
}

function mark(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  place.field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function hide() {
  if (!list()) return;
  list().hidden = true;
  list().replaceChildren();
}

function close() {
  clearTimeout(timer);
  asking?.abort();
  place?.field.removeAttribute("aria-activedescendant");
  place = null;
  hide();
}

function take(option) {
  const { form, field, node, start, end } = place;
  const { kind, id, name } = option.dataset;
  const words = `${name} `;
  if (node) {
    node.replaceData(start, end - start, words);
    getSelection().collapse(node, start + words.length);
  } else {
    field.setRangeText(words, start, end, "end");
  }
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name: "mention", value: `${kind}-${id}` });
  form.querySelector("[data-mentioned]").append(kept);
  close();
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  close();
}

function step(by) {
  const all = options();
  mark(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => take(chosen()),
  Tab: () => take(chosen()),
  Escape: close,
};

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".cform[data-mentions]");
  if (form && !event.isComposing) look(form);
});

document.addEventListener(
  "keydown",
  (event) => {
    if (!isOpen() || event.target !== place.field || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    KEYS[event.key]();
  },
  true,
);
// The field keeps the focus while one clicks.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.(`#${LIST}`)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const option = event.target.closest?.(`#${LIST} [role=option]`);
  if (option && place) take(option);
});
document.addEventListener("focusout", (event) => {
  if (place && event.target === place.field) close();
});
document.addEventListener("case:settled", close);
