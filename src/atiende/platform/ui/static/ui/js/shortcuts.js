// Single-key shortcuts. They can be switched off (WCAG 2.1.4), and never act while somebody types or a dialog is open.
import { keep } from "./cookies.js";
import { open } from "./dialogs.js";
import { toggle } from "./palette.js";
import { toast } from "./toasts.js";
import { words } from "./words.js";

const SECOND_KEY_MS = 1200;
const ALONE_MS = 700; // a key that also begins a sequence acts by itself when no second one has come by then
const WRITING = "input, textarea, select, [contenteditable]";
const keys = new Map();
let waitingFor = "";
let timer;

/** Bind a key, or two in a row ("g h"), to a function. Screens add their own. */
export function bind(sequence, act) {
  keys.set(sequence, act);
}

/** A field in a dialog that has just closed keeps the focus until the next frame: nobody writes there any more. */
const isBusy = (event) =>
  event.target.closest?.(WRITING)?.checkVisibility() || document.querySelector("dialog[open]");

const areOn = () => document.body.dataset.shortcuts !== "off";

function forget() {
  clearTimeout(timer);
  waitingFor = "";
}

document.addEventListener("keydown", (event) => {
  if (!areOn() || isBusy(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const sequence = waitingFor ? `${waitingFor} ${event.key}` : event.key;
  const act = keys.get(sequence);
  forget();
  if (begins(sequence)) {
    waitingFor = sequence;
    timer = setTimeout(() => alone(act), act ? ALONE_MS : SECOND_KEY_MS);
  } else if (act) {
    event.preventDefault();
    act();
  }
});

const begins = (sequence) => [...keys.keys()].some((known) => known.startsWith(`${sequence} `));

function alone(act) {
  forget();
  act?.();
}

function follow(path) {
  const link = document.querySelector(`.side a[href="${path}"]`);
  if (link) location.assign(link.href);
}

bind("?", () => open("shortcuts"));
bind("/", toggle);
bind("g h", () => follow("/desk/"));
bind("g s", () => follow("/console/"));

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-shortcuts-switch]")) return;
  const value = event.target.checked ? "on" : "off";
  document.body.dataset.shortcuts = value;
  keep("atiende_shortcuts", value);
  toast(words(`shortcuts_${value}`));
});
