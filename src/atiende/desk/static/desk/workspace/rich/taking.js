// What is pasted and dropped: tidied when it is HTML, plain when it is too much of it, a picture in the text when it is one.
import { addressOf } from "./pictures.js";
import { insertInCell } from "./tables.js";

const MOST_HTML = 1_000_000;
const PICTURE = /^image\/(?:png|jpeg|gif|webp)$/;

/** Take what is pasted into the editor before anybody else does. */
export function takePasted(editor) {
  editor.box.addEventListener("paste", (event) => {
    if (!editor.area.contains(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    take(editor, event.clipboardData);
  }, { capture: true });
}

function take(editor, data) {
  const html = data.getData("text/html");
  const text = data.getData("text/plain").replace(/\r\n?/g, "\n");
  const files = [...data.files];
  if (files.length && !text) return send(editor, files);
  if (!fits(editor, text) || (!text && html.length > MOST_HTML)) return editor.tools.tellTooLong();
  if (insertInCell(editor, text)) return undefined;
  if (html && html.length <= MOST_HTML) return editor.squire.insertHTML(html, true);
  if (html) editor.tools.toast(editor.bar.dataset.tooMuch, { kind: "warning" });
  if (text) editor.squire.insertPlainText(text, true);
}

const fits = ({ field }, text) => text.length + field.value.length <= Number(field.dataset.most);

function send({ form, tools }, files) {
  for (const file of files) tools.upload(form, file, { isPlaced: PICTURE.test(file.type) });
}

/** Take what is dropped on the editor, and put pictures into the text once the server has them. */
export function takeFiles(editor) {
  const { area, box, form, squire } = editor;
  box.addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files];
    const isTooMuch = event.dataTransfer.getData("text/html").length > MOST_HTML;
    if (!files.length && !isTooMuch) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.classList.remove("is-over");
    if (isTooMuch) return editor.tools.tellTooLong();
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (range && area.contains(range.startContainer)) squire.setSelection(range);
    send(editor, files);
  }, { capture: true });
  form.addEventListener("file:kept", (event) => {
    const entry = event.target;
    if (!("placed" in entry.dataset) || !area.isConnected) return;
    if (!entry.dataset.cid) return delete entry.dataset.placed;
    squire.insertImage(addressOf(form, entry), {
      alt: entry.querySelector(".clip").textContent,
      "data-cid": entry.dataset.cid,
    });
  });
}
