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

// A field that is a form by itself: choosing sends it, and leaving it when something was written.
const isWriting = (field) => field.matches("textarea, input:not([type=checkbox], [type=hidden], [type=file])");

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submits]");
  if (form && !isWriting(event.target)) {
    form.classList.add("is-typed");
    form.requestSubmit();
  }
});
document.addEventListener("input", (event) => {
  event.target.closest("form.cfield")?.classList.add("is-typed");
});
document.addEventListener("focusout", (event) => {
  const form = event.target.closest?.("form.cfield.is-typed");
  if (form && isWriting(event.target)) form.requestSubmit();
});
// What is written and not sent yet stays when news arrive (case.js); what was sent may be replaced by the answer.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  event.target.closest("form[data-submits]")?.classList.remove("is-typed", "is-refused");
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form.cfield");
  if (!form) return;
  if (!event.detail.successful) form.classList.add("is-typed");
  else if (form.classList.contains("is-typed")) seeAnswer(form, event.detail.xhr.responseText);
});

/** Written on meanwhile: the form stays as it is, but knows what it replaces from now on. */
function seeAnswer(form, html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = holder.content.querySelector(`#${form.id} [name=was]`);
  if (fresh) form.elements.was.value = fresh.value;
}

// A field that adds something is empty again once it was added.
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.matches("form[data-empties]")) event.target.reset();
});
