// Menus of hundreds of people and teams: fetched when somebody turns to one, kept for all cases of the brand that offer the same.
import { get } from "./asking.js";

const kept = new Map();
const OPENING = ["Enter", " ", "ArrowDown", "ArrowUp"];
const panel = () => document.getElementById("panel");
const isEmpty = (menu) => menu?.matches?.("[data-menu]:not([data-filled])");

async function asked(address) {
  const answer = await get(address);
  if (!answer.ok || answer.redirected) throw new Error("no menus");
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  return holder.content;
}

/** The menus of the open case: at hand, or on their way. A case that offers fewer of them says nothing of the others. */
function wanted() {
  const { brand, menus } = panel().dataset;
  const offered = [...panel().querySelectorAll("[data-menu]")].map((menu) => menu.dataset.menu);
  const key = [brand, ...offered].join(" ");
  if (!kept.has(key)) {
    const entry = { content: null };
    entry.coming = asked(menus).then((content) => { entry.content = content; }, () => kept.delete(key));
    kept.set(key, entry);
  }
  return kept.get(key);
}

/** What is chosen stays chosen, and stands in the menu even when it could not be chosen anew. */
function fill(menu, content) {
  if (!isEmpty(menu)) return;
  const whole = content.querySelector(`[data-for="${menu.dataset.menu}"]`)?.cloneNode(true);
  if (!whole) return;
  menu.dataset.filled = "";
  if (!menu.matches("select")) return menu.replaceChildren(...whole.children);
  const { value } = menu;
  const chosen = menu.selectedOptions[0]?.cloneNode(true);
  menu.replaceChildren(...whole.children);
  if (chosen && ![...menu.options].some((option) => option.value === value)) menu.append(chosen);
  menu.value = value;
}

/** Every menu of the panel that is not filled yet. Resolves once that is done, or cannot be done. */
async function fillAll() {
  const entry = wanted();
  if (!entry.content) await entry.coming;
  if (entry.content) for (const menu of panel()?.querySelectorAll("[data-menu]") ?? []) fill(menu, entry.content);
}

async function openFilled(menu) {
  await fillAll();
  if (!menu.isConnected) return;
  menu.focus();
  try {
    menu.showPicker();
  } catch {
    // It has the focus and is filled: the next key or click opens it.
  }
}

for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    if (event.target.closest?.("#panel") && panel().querySelector("[data-menu]:not([data-filled])")) fillAll();
  });
}
document.addEventListener("mousedown", (event) => {
  if (event.button || !isEmpty(event.target) || !event.target.matches("select")) return;
  event.preventDefault();
  openFilled(event.target);
});
document.addEventListener("keydown", (event) => {
  if (!OPENING.includes(event.key) || !isEmpty(event.target) || !event.target.matches("select")) return;
  event.preventDefault();
  openFilled(event.target);
});

/** While a case is brought up to date: a filled menu takes only what is chosen now. False: it is done. */
export function keepFilled(menu, fresh) {
  if (!(menu instanceof Element) || !menu.matches("[data-filled]")) return true;
  if (fresh.dataset?.menu !== menu.dataset.menu) return true;
  if (menu.matches("select")) choose(menu, fresh.selectedOptions[0]);
  return false;
}

function choose(menu, option) {
  if (!option) return;
  if (![...menu.options].some((each) => each.value === option.value)) menu.append(option.cloneNode(true));
  menu.value = option.value;
}
