// Light or dark at once, without asking the server; the cookie tells it for the next page.
import { keep } from "./cookies.js";

const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function press(form, button) {
  for (const other of form.querySelectorAll(`[name="${button.name}"][aria-pressed]`)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
}

function choose(name, value, unset) {
  if (value === unset) delete root.dataset[name];
  else root.dataset[name] = value;
  keep(`atiende_${name}`, value);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("[data-theme-switch]") || !button) return;
  event.preventDefault();
  if (button.name === "density") choose("density", button.value, "normal");
  else if (button.hasAttribute("aria-pressed")) choose("theme", button.value, "system");
  else choose("theme", isDark() ? "light" : "dark", "system");
  press(form, button);
});
