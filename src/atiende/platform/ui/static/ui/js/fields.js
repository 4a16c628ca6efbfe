// Forms: the summary of errors takes the focus, passwords can be seen, a form is not sent twice, Ctrl+Enter sends it.
import { words } from "./words.js";

function showPasswordButtons(root) {
  for (const button of root.querySelectorAll("[data-reveals][hidden]")) button.hidden = false;
}

function focusProblems(root) {
  root.querySelector("[data-takes-focus]")?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveals]");
  if (!button) return;
  const input = document.getElementById(button.getAttribute("aria-controls"));
  const shows = input.type === "password";
  input.type = shows ? "text" : "password";
  button.setAttribute("aria-pressed", String(shows));
  button.setAttribute("aria-label", words(shows ? "hide_password" : "show_password"));
});

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || event.target.method !== "post" || !button?.classList.contains("btn")) return;
  if (event.target.dataset.sending) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sending = "1";
  button.setAttribute("aria-busy", "true");
});

function rest(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

// The page may come back from the browser's memory, and htmx leaves it where it is.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(rest));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form) rest(form);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".btn.pri") ?? undefined);
  }
});

document.addEventListener("htmx:load", (event) => {
  showPasswordButtons(event.target);
  focusProblems(event.target);
});
showPasswordButtons(document);
focusProblems(document);
