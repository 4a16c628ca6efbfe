// The toolbar: says what holds where one writes, and changes it. One stop of the Tab key, arrows inside.
import { askForLink } from "./link.js";
import { insertTable } from "./tables.js";

const TOGGLES = {
  bold: ["B", "bold", "removeBold"],
  italic: ["I", "italic", "removeItalic"],
  underline: ["U", "underline", "removeUnderline"],
  bullets: ["UL", "makeUnorderedList", "removeList"],
  numbers: ["OL", "makeOrderedList", "removeList"],
  quote: ["BLOCKQUOTE", "increaseQuoteLevel", "decreaseQuoteLevel"],
};
const ACTS = {
  undo: ({ squire }) => squire.undo(),
  redo: ({ squire }) => squire.redo(),
  clear: ({ squire }) => {
    squire.removeAllFormatting();
    if (squire.hasFormat("UL") || squire.hasFormat("OL")) squire.removeList();
    while (squire.hasFormat("BLOCKQUOTE")) squire.decreaseQuoteLevel();
  },
  link: askForLink,
  table: insertTable,
};

/** Wire the toolbar of an editor. */
export function furnish(editor) {
  const { area, bar, squire } = editor;
  bar.setAttribute("aria-controls", area.id);
  const buttons = [...bar.querySelectorAll("button")];
  buttons.forEach((button, index) => { button.tabIndex = index ? -1 : 0; });
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-does]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    act(editor, button.dataset.does);
    show(editor);
  });
  bar.addEventListener("keydown", (event) => walk(event, buttons));
  for (const name of ["pathChange", "select", "input"]) squire.addEventListener(name, () => show(editor));
  squire.addEventListener("undoStateChange", ({ detail }) => {
    able(bar, "undo", detail.canUndo);
    able(bar, "redo", detail.canRedo);
  });
  able(bar, "undo", false);
  able(bar, "redo", false);
  show(editor);
}

function act(editor, name) {
  const toggle = TOGGLES[name];
  if (!toggle) return ACTS[name](editor);
  const [tag, on, off] = toggle;
  editor.squire[editor.squire.hasFormat(tag) ? off : on]();
}

function show({ bar, squire }) {
  for (const [name, [tag]] of Object.entries(TOGGLES)) {
    bar.querySelector(`[data-does=${name}]`).setAttribute("aria-pressed", String(squire.hasFormat(tag)));
  }
  bar.querySelector("[data-does=link]").setAttribute("aria-pressed", String(squire.hasFormat("A")));
}

const able = (bar, name, isAble) =>
  bar.querySelector(`[data-does=${name}]`).setAttribute("aria-disabled", String(!isAble));

function walk(event, buttons) {
  const place = buttons.indexOf(event.target);
  const to = {
    ArrowRight: (place + 1) % buttons.length,
    ArrowLeft: (place - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }[event.key];
  if (to === undefined || place < 0) return;
  event.preventDefault();
  buttons[place].tabIndex = -1;
  buttons[to].tabIndex = 0;
  buttons[to].focus();
}
