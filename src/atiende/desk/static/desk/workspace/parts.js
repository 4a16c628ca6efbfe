// Parts of the panel that are fetched when somebody opens them, and again when the case has news.
const parts = () => document.querySelectorAll("#panel details[data-part]");

/** True while somebody writes in it: then it stays as it is. */
function isWritten(part) {
  return part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
}

function fetchPart(part) {
  part.dataset.fetched = "";
  const target = part.querySelector(".pbody");
  window.htmx?.ajax("GET", part.dataset.part, { source: part, target, swap: "innerHTML" }).catch(() => null);
}

// What somebody does in a part answers for it: a fetch from before would take the form away, and its answer be lost.
document.addEventListener("htmx:beforeRequest", (event) => {
  const part = event.target.closest?.("#panel details[data-part]");
  if (part && part !== event.target) window.htmx.trigger(part, "htmx:abort");
});

document.addEventListener("toggle", (event) => {
  const part = event.target;
  if (part.matches?.("#panel details[data-part]") && part.open && !("fetched" in part.dataset)) fetchPart(part);
}, true);

document.addEventListener("case:updated", () => {
  for (const part of parts()) {
    if (!("fetched" in part.dataset)) continue;
    if (!part.open) delete part.dataset.fetched;
    else if (!isWritten(part) && !part.querySelector(".htmx-request")) fetchPart(part);
  }
});

/** While a case is brought up to date: what was fetched stays until it is fetched again. */
export const isFetched = (node) => node instanceof Element && node.matches("details[data-fetched]");
