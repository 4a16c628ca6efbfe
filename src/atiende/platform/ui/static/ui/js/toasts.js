// Short messages at the foot of the screen. Good news goes by itself, bad news stays until it is closed.
import { words } from "./words.js";

const READING_MS = 6000;
const UNDO_MS = 10000;

function button(label, text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  if (label !== text) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function furnish(element, { kind = "success", undo = null } = {}) {
  if (undo) {
    element.append(button(words("undo"), words("undo"), () => {
      element.remove();
      undo();
    }));
  }
  element.append(button(words("close"), "×", () => element.remove()));
  if (["danger", "error", "warning"].includes(kind)) return;
  let timer;
  const wait = () => { timer = setTimeout(() => element.remove(), undo ? UNDO_MS : READING_MS); };
  const hold = () => clearTimeout(timer);
  for (const name of ["mouseenter", "focusin"]) element.addEventListener(name, hold);
  for (const name of ["mouseleave", "focusout"]) element.addEventListener(name, wait);
  wait();
}

/** Show a message. `kind` is success, warning or danger; `undo` is called when people take it back. */
export function toast(text, options = {}) {
  const element = document.createElement("div");
  element.className = "toast";
  const told = document.createElement("span");
  told.textContent = text;
  element.append(told);
  furnish(element, options);
  document.getElementById("toasts")?.append(element);
}

for (const element of document.querySelectorAll("[data-toast]")) furnish(element, { kind: element.dataset.toast });

document.addEventListener("toast", (event) => toast(event.detail.text, { kind: event.detail.kind }));
