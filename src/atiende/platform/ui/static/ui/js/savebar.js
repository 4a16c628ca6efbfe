// <form data-savebar> keeps its .savebar hidden until something differs, and asks before the page is left.
import { words } from "./words.js";

function written(form) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  return JSON.stringify(fields.map(([name, value]) => [name, value instanceof File ? value.name : value]));
}

function watch(form) {
  if (form.dataset.watched) return;
  form.dataset.watched = "1";
  const bar = form.querySelector(".savebar");
  const first = written(form);
  const hasErrors = form.querySelector("[aria-invalid]") !== null;
  const isChanged = () => hasErrors || written(form) !== first;
  const show = () => { if (bar) bar.hidden = !isChanged(); };
  const warn = (event) => { if (isChanged()) event.preventDefault(); };
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", () => removeEventListener("beforeunload", warn));
  addEventListener("beforeunload", warn);
  bar?.setAttribute("aria-label", words("unsaved"));
  show();
}

const watchAll = (root) => root.querySelectorAll("form[data-savebar]").forEach(watch);
document.addEventListener("htmx:load", (event) => watchAll(event.target));
watchAll(document);
