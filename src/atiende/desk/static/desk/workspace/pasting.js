// What is pasted becomes plain text, as a field of text makes it; more than a message may hold is refused before it is in.
import { toast } from "../../ui/js/toasts.js";
import { words } from "./words.js";

const most = (field) => Number(field.dataset.most);

/** Say that it is more than a message may hold. */
export const tellTooLong = () => toast(words("text_too_long"), { kind: "danger" });

/** Whether this field holds more than a message may; it is said then. */
export function isTooLong(field) {
  if (field.value.length <= most(field)) return false;
  tellTooLong();
  return true;
}

function bounded(event, transfer) {
  const field = event.target.closest?.(".cform textarea");
  if (!field || !transfer || transfer.files.length) return;
  const room = most(field) - field.value.length + (field.selectionEnd - field.selectionStart);
  if (transfer.getData("text/plain").length <= room) return;
  event.preventDefault();
  tellTooLong();
}

document.addEventListener("paste", (event) => bounded(event, event.clipboardData));
document.addEventListener("drop", (event) => bounded(event, event.dataTransfer));
