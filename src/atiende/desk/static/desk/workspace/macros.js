// Macros: shown with their steps in a dialog before one runs; what is being written is kept first.
import { bind } from "../../ui/js/shortcuts.js";
import { get, isSignIn } from "./asking.js";
import { isBegun, save } from "./drafts.js";

const link = () => document.querySelector("[data-macros]");
const dialog = () => document.getElementById("macros");

async function offer(address) {
  const box = dialog();
  const answer = await get(address).catch(() => null);
  if (!answer?.ok || isSignIn(answer)) return location.assign(address);
  box.querySelector("[data-holds]").innerHTML = await answer.text();
  box.showModal();
  (box.querySelector(".macros .btn") ?? box.querySelector("[data-closes]")).focus();
  return undefined;
}

document.addEventListener("click", (event) => {
  const found = event.target.closest?.("[data-macros]");
  if (!found || !dialog() || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  offer(found.href);
});
bind("m", () => link()?.click());

// Up and down go through the macros.
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const box = step && event.target.closest?.("#macros");
  if (!box) return;
  const buttons = [...box.querySelectorAll(".macros .btn")];
  const next = buttons[buttons.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});

// What the macro writes goes below what was written: so that must be with the server first. It is asked on the way
// down: the kit counts each submission that it sees and lets no second one of the form through.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches?.("form[data-macro]") || form.dataset.isKept) return;
  event.preventDefault();
  const writing = document.getElementById("reply-form");
  if (writing && isBegun(writing)) await save(writing);
  form.dataset.isKept = "yes";
  form.requestSubmit(event.submitter ?? undefined);
}, true);
