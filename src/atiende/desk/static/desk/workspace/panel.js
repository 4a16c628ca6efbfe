// The panel beside a conversation: a column where there is room, a drawer where there is not.
import { pane } from "./case.js";

const NARROW = matchMedia("(max-width: 1180px)");

export function toggle() {
  pane.classList.toggle(NARROW.matches ? "show-panel" : "no-panel");
  if (pane.classList.contains("show-panel")) document.querySelector("#panel .closep")?.focus();
}

export function reveal() {
  if (NARROW.matches) pane.classList.add("show-panel");
  else pane.classList.remove("no-panel");
}

function close() {
  if (!pane.classList.contains("show-panel")) return false;
  pane.classList.remove("show-panel");
  document.getElementById("panel-toggle")?.focus();
  return true;
}

pane?.addEventListener("click", (event) => {
  if (event.target.closest("#panel-toggle")) {
    event.preventDefault();
    toggle();
  } else if (event.target.closest(".closep")) {
    event.preventDefault();
    close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
});

// A menu that is a form by itself: choosing sends it.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submits]");
  if (form && event.target.matches("select")) form.requestSubmit();
});

// A field that adds something is empty again once it was added.
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.matches("form[data-empties]")) event.target.reset();
});
