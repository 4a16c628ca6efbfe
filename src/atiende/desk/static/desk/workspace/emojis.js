// Emoji: a small grid with names, put where one writes.
import { get } from "./asking.js";
import { insertWords } from "./inserting.js";

const dialog = () => document.getElementById("emojis");
let form = null;

const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

async function offer(button) {
  const box = dialog();
  const holder = box?.querySelector("[data-holds]");
  if (!holder) return;
  form = button.form;
  if (!holder.hasChildNodes()) {
    const answer = await get(button.dataset.emojis).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    holder.innerHTML = await answer.text();
  }
  const query = holder.querySelector("input");
  query.value = "";
  narrow(holder, "");
  box.showModal();
  query.focus();
}

function narrow(holder, text) {
  const asked = folded(text.trim());
  let found = 0;
  for (const each of holder.querySelectorAll("[data-emoji]")) {
    each.hidden = !each.dataset.name.includes(asked);
    if (!each.hidden) found += 1;
  }
  const told = holder.querySelector("[role=status]");
  told.textContent = found ? "" : told.dataset.none;
}

function take(emoji) {
  dialog().close();
  if (form?.isConnected) insertWords(form, { text: emoji, html: "" }, 0);
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-emojis]");
  if (opener) offer(opener);
  const chosen = event.target.closest?.("#emojis [data-emoji]");
  if (chosen) take(chosen.dataset.emoji);
});
document.addEventListener("input", (event) => {
  if (event.target.id === "emoji-query") narrow(dialog(), event.target.value);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "emoji-query") return;
  event.preventDefault();
  const first = dialog().querySelector("[data-emoji]:not([hidden])");
  if (first) take(first.dataset.emoji);
});
function show() {
  for (const button of document.querySelectorAll("[data-emojis]")) button.hidden = false;
}
document.addEventListener("case:settled", show);
document.addEventListener("composer:put", show);
