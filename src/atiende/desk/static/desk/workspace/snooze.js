// Putting off: the menu opens by a key, with its first choice at hand, and closes once a choice was taken.
const menu = () => document.getElementById("snooze");

/** Open the menu of the case that is open, if this person may put it off. */
export function offer() {
  const found = menu();
  if (!found) return;
  found.open = true;
  found.querySelector(".opt")?.focus();
}

// Up and down go through the choices.
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const open = step && event.target.closest?.("details.menu[open]");
  if (!open || event.target.matches("input, select")) return;
  const choices = [...open.querySelectorAll(".opt")];
  const next = choices[choices.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});

document.body.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful || !event.target.matches?.("form[data-closes]")) return;
  const open = event.target.closest("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
