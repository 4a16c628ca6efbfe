// Putting words where one writes, in the plain field or in the editor, so that undoing takes them out again.
import { fieldOf } from "./written.js";

export const hasEditor = (form) => form.querySelector("[data-editor]") !== null;
const editor = () => import("./rich/editor.js");

/** The words of the line before the cursor; nothing while something is chosen. */
export function wordsBefore(form) {
  if (!hasEditor(form)) {
    const field = form.elements.text;
    return field.selectionStart === field.selectionEnd ? field.value.slice(0, field.selectionStart).split("\n").at(-1) : "";
  }
  const chosen = getSelection();
  const area = fieldOf(form);
  if (!chosen.isCollapsed || !area.contains(chosen.anchorNode) || chosen.anchorNode.nodeType !== Node.TEXT_NODE) return "";
  return chosen.anchorNode.data.slice(0, chosen.anchorOffset).replace(/\u200b/g, "").replace(/\u00a0/g, " ");
}

/** Put `text`, or `html` where there is an editor, at the cursor, in place of the `back` letters before it. */
export async function insertWords(form, { text, html }, back) {
  if (hasEditor(form)) return (await editor()).insertInto(form, { text, html, back });
  const field = form.elements.text;
  field.focus();
  const end = field.selectionEnd;
  field.setSelectionRange(Math.max(0, field.selectionStart - back), end);
  // The browser's own command can be undone by Ctrl+Z; setting the value cannot.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return undefined;
}
