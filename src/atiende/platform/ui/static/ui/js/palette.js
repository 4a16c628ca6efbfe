// The command palette: Ctrl+K from anywhere. The server searches; arrows choose, Enter goes.
import { open } from "./dialogs.js";
import { words } from "./words.js";

const dialog = document.getElementById("palette");
const input = document.getElementById("palette-query");
const list = document.getElementById("palette-list");

const CHOICES = "[data-goes], [data-fills], [data-acts]";
const options = () => [...list.querySelectorAll(CHOICES)];

function mark(index) {
  const all = options();
  all.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  if (!all[index]) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  input.setAttribute("aria-activedescendant", all[index].id);
  all[index].scrollIntoView({ block: "nearest" });
}

function tellCount() {
  const count = options().length;
  const key = { 0: "results_none", 1: "results_one" }[count] ?? "results_many";
  dialog.querySelector("[data-palette-count]").textContent = words(key, { count });
}

function move(step) {
  const all = options();
  const now = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (all.length) mark((now + step + all.length) % all.length);
}

function go(option) {
  if (!option) return;
  const { goes, fills, acts } = option.dataset;
  if (fills !== undefined) {
    input.value = fills;
    input.focus();
    window.htmx?.trigger(input, "refresh");
  } else if (acts !== undefined) {
    dialog.close();
    document.dispatchEvent(new CustomEvent("palette:acts", { detail: acts }));
  } else {
    location.assign(goes);
  }
}

/** Open the palette, or close it when it is open. */
export function toggle() {
  if (!dialog) return;
  if (dialog.open) dialog.close();
  else open("palette");
}

if (dialog) {
  dialog.addEventListener("opened", () => {
    input.value = "";
    input.focus();
    window.htmx?.trigger(input, "refresh");
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(list.querySelector('[aria-selected="true"]'));
    }
  });
  list.addEventListener("click", (event) => go(event.target.closest(CHOICES)));
  // The case that is open behind: what can be done there is offered too.
  input.addEventListener("htmx:configRequest", (event) => {
    const number = document.getElementById("cv")?.dataset.number;
    if (number) event.detail.parameters.on = number;
  });
  list.addEventListener("htmx:afterSwap", () => {
    mark(0);
    tellCount();
  });
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    if (!dialog) return;
    event.preventDefault();
    toggle();
  }
});
