// The order of rules: dragged, or by Alt and the arrows. Every move is a form that is there without scripts too.
const MOVED = "moved-rule";
const rows = () => [...document.querySelectorAll(".rulelines > .ruleline")];
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".ruleline");
  if (dragged) event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  const row = dragged && event.target.closest?.(".ruleline");
  if (!row) return;
  event.preventDefault();
  const box = row.getBoundingClientRect();
  if (row !== dragged) row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
});

document.addEventListener("dragend", () => {
  if (dragged) send(dragged, rows().indexOf(dragged) + 1);
  dragged = null;
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const row = step && event.altKey && event.target.closest?.(".ruleline");
  if (!row) return;
  event.preventDefault();
  const place = rows().indexOf(row) + 1 + step;
  if (place >= 1 && place <= rows().length) send(row, place);
});

function send(row, place) {
  const form = row.querySelector("form");
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "place", value: place });
  form.append(field);
  sessionStorage.setItem(MOVED, row.id);
  form.requestSubmit();
}

const moved = sessionStorage.getItem(MOVED);
sessionStorage.removeItem(MOVED);
if (moved) document.getElementById(moved)?.querySelector("a")?.focus();
