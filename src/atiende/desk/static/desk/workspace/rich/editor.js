// The editor of formatted words: Squire over what the field holds. It never holds anything that the server would not take.
import { tidied } from "./pasted.js";
import { picturesOf, withAddresses, withContentIds } from "./pictures.js";
import { insertInCell } from "./tables.js";
import { takeFiles, takePasted } from "./taking.js";
import { furnish } from "./toolbar.js";
import { plainOf } from "./plain.js";

const FORMATTING = /<(?!\/?(?:div|br)\b)/;
const ALLOWED = {
  ALLOWED_TAGS: ["a", "b", "i", "u", "s", "sub", "sup", "code", "br", "img", "div", "blockquote", "ul", "ol", "li", "table", "tbody", "tr", "td", "th"],
  ALLOWED_ATTR: ["href", "src", "alt", "data-cid", "start", "colspan", "rowspan"],
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};
const editors = new WeakMap();
let parts = null;

/** Squire, DOMPurify and the server's markup of the toolbar, fetched once. Rejects when they do not come. */
function gathered(url, tools) {
  parts ??= gather(url, tools).catch((error) => {
    parts = null;
    throw error;
  });
  return parts;
}

async function gather(url, tools) {
  const asked = [import("../../../vendor/squire-rte-2.4.8/squire.mjs"), import("../../../vendor/dompurify-3.4.18/purify.es.mjs")];
  const [{ default: Squire }, { default: purifier }, answer] = await Promise.all([...asked, tools.get(url)]);
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  await Promise.all([...holder.content.querySelectorAll("link")].map(styled));
  document.body.append(...holder.content.querySelectorAll("dialog"));
  return { Squire, purifier, toolbar: holder.content.querySelector("[role=toolbar]") };
}

const styled = (link) => new Promise((resolve, reject) => {
  link.addEventListener("load", resolve);
  link.addEventListener("error", reject);
  document.head.append(link);
});

/** Put the editor in place of the field. Rejects when it cannot be fetched. */
export async function turnOn(form, { isFocused = false, tools }) {
  const button = form.querySelector("[data-formats]");
  const { Squire, purifier, toolbar } = await gathered(button.dataset.formats, tools);
  if (editors.has(form) || !form.isConnected) return;
  const field = form.elements.text;
  const had = isFocused || document.activeElement === field;
  const area = areaFor(field);
  const box = document.createElement("div");
  box.className = "frich";
  const bar = toolbar.cloneNode(true);
  box.append(bar, area);
  field.before(box);
  const squire = new Squire(area, {
    blockTag: "DIV",
    undo: { documentSizeThreshold: 500_000, undoLimit: 100 },
    sanitizeToDOMFragment: (html) => purifier.sanitize(tidied(html, picturesOf(form)), ALLOWED),
  });
  squire._imageResizer?.destroy(); // it draws with style attributes, which our policy forbids
  for (const key of ["Tab", "Shift-Tab", "Control-d", "Meta-d"]) squire.setKeyHandler(key, null);
  const editor = { area, bar, box, field, form, squire, tools };
  editors.set(form, editor);
  form.elements.html.disabled = false;
  fill(editor, { text: field.value, html: form.elements.html.value });
  field.hidden = true;
  button.setAttribute("aria-pressed", "true");
  furnish(editor);
  takePasted(editor);
  takeFiles(editor);
  squire.addEventListener("input", () => written(editor));
  form.addEventListener("words:put", (event) => editors.get(form) === editor && fill(editor, {
    text: field.value,
    html: event.target.elements.html.value,
  }));
  if (had) squire.moveCursorToEnd().focus();
}

function areaFor(field) {
  const area = document.createElement("div");
  area.className = "fedit";
  area.dataset.editor = "";
  area.dataset.user = "";
  area.id = `${field.id}-formatted`;
  area.dir = "auto";
  area.spellcheck = true;
  if (field.lang) area.lang = field.lang;
  for (const [name, value] of Object.entries({
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": field.getAttribute("aria-label"),
    "aria-placeholder": field.placeholder,
    tabindex: "0",
  })) area.setAttribute(name, value);
  if (field.ariaInvalid) area.ariaInvalid = field.ariaInvalid;
  area.dataset.placeholder = field.placeholder;
  return area;
}

function fill(editor, said) {
  editor.squire.setHTML(withAddresses(editor.tools.asHtml(said), editor.form));
  keep(editor);
}

/** What stands in the editor, in the fields that are sent. Whether it is something else than before. */
function keep({ area, field, form, squire }) {
  const before = [field.value, form.elements.html.value];
  const html = withContentIds(squire.getHTML(), form);
  field.value = plainOf(area);
  form.elements.html.value = FORMATTING.test(html) ? html : "";
  area.classList.toggle("is-empty", !field.value && !form.elements.html.value);
  return field.value !== before[0] || form.elements.html.value !== before[1];
}

function written(editor) {
  if (!keep(editor)) return;
  editor.field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Put words at the cursor, in place of the `back` letters before it; one step for whoever undoes it. */
export function insertInto(form, { text, html, back }) {
  const editor = editors.get(form);
  if (!editor) return undefined;
  const { squire } = editor;
  squire.focus();
  if (back) {
    const range = squire.getSelection();
    const node = range.startContainer;
    if (node.nodeType === Node.TEXT_NODE && range.startOffset >= back) {
      range.setStart(node, range.startOffset - back);
      squire.setSelection(range);
    }
  }
  if (insertInCell(editor, text)) return written(editor);
  if (html) squire.insertHTML(html, true);
  else squire.insertPlainText(text, false);
  return written(editor);
}

/** Whether leaving the editor would lose nothing. */
export const isPlain = (form) => !form.elements.html.value;

/** Back to the plain field, which keeps the words; asks first when formatting is lost. Whether it was left. */
export async function turnOff(form) {
  const editor = editors.get(form);
  if (!editor) return true;
  if (!isPlain(form) && !(await isSure())) {
    editor.squire.focus();
    return false;
  }
  const had = editor.box.contains(document.activeElement) || !isPlain(form);
  keep(editor);
  editors.delete(form);
  editor.squire.destroy();
  editor.box.remove();
  for (const entry of form.querySelectorAll("[data-files] > [data-placed]")) {
    if (entry.querySelector("input:disabled")) entry.remove();
    entry.hidden = false;
    delete entry.dataset.placed;
  }
  form.elements.html.value = "";
  form.elements.html.disabled = true;
  const { field } = editor;
  field.hidden = false;
  form.querySelector("[data-formats]").setAttribute("aria-pressed", "false");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (had) field.focus();
  return true;
}

function isSure() {
  const dialog = document.getElementById("formatting-off");
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
