// The button "Format": the editor is fetched when somebody first wants it, and stays wanted in this browser.
import { toast } from "../../ui/js/toasts.js";
import { get } from "./asking.js";
import { upload } from "./files.js";
import { tellTooLong } from "./pasting.js";
import { words } from "./words.js";
import { asHtml } from "./written.js";

const WANTED = "atiende:formatting";
const editor = () => import("./rich/editor.js");
const forms = () => document.querySelectorAll("#composer .cform");
const tools = { asHtml, get, tellTooLong, toast, upload };

const isWanted = () => localStorage.getItem(WANTED) === "on";
const has = (form) => form.querySelector("[data-editor]") !== null;

/** Nobody writes beside formatting that is on its way: it would replace what they wrote. */
async function turnOn(form, options) {
  const field = form.elements.text;
  field.readOnly = Boolean(form.elements.html.value);
  try {
    await (await editor()).turnOn(form, { ...options, tools });
  } catch {
    toast(words("formatting_unavailable"), { kind: "warning" });
  }
  field.readOnly = false;
}

async function change(form) {
  if (!has(form)) {
    localStorage.setItem(WANTED, "on");
    for (const other of forms()) if (other !== form) turnOn(other);
    return turnOn(form, { isFocused: true });
  }
  const { isPlain, turnOff } = await editor();
  if (!(await turnOff(form))) return;
  localStorage.removeItem(WANTED);
  for (const other of forms()) if (other !== form && isPlain(other)) turnOff(other);
}

function begin() {
  for (const form of forms()) {
    form.querySelector("[data-formats]").hidden = false;
    if (!has(form) && (isWanted() || form.elements.html.value)) turnOn(form);
  }
}

document.addEventListener("case:settled", begin);
document.addEventListener("composer:put", begin);
document.addEventListener("words:put", (event) => {
  if (event.target.elements.html.value && !has(event.target)) turnOn(event.target);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-formats]");
  if (button) change(button.form);
});
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(".cform");
  if (!form || !event.ctrlKey || !event.shiftKey || event.key.toLowerCase() !== "f") return;
  event.preventDefault();
  change(form);
});
