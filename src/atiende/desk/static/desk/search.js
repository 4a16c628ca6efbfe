// The search box completes operators and their values: a combobox with a list; what is chosen goes on being typed.

import { get, post } from "./workspace/asking.js";

const input = document.getElementById("case-query");
const list = document.getElementById("query-options");
const form = input?.form;
let asked = 0;
let timer = 0;

const options = () => [...list.querySelectorAll("[data-fills]")];
const marked = () => list.querySelector('[aria-selected="true"]');
const isOpen = () => !list.hidden;

/** Take the offer away, and the one that is still on its way. */
function close() {
  clearTimeout(timer);
  asked += 1;
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function mark(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  if (!option) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

async function offer() {
  const turn = ++asked;
  const address = `${input.dataset.completes}?${new URLSearchParams({ q: input.value })}`;
  const answer = await get(address).catch(() => null);
  const html = answer?.ok && !answer.redirected ? await answer.text() : null;
  if (turn !== asked) return undefined;
  if (html === null || document.activeElement !== input) return undefined;
  list.innerHTML = html;
  if (!options().length) return close();
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  return mark(null);
}

function choose(option) {
  input.value = option.dataset.fills;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
  if (option.matches("[data-searches]")) {
    close();
    form.requestSubmit();
  } else {
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** What was meant is remembered: sent with Enter, or its results followed. */
function remember() {
  if (!input.value.trim()) return;
  post(form.dataset.remembers, new URLSearchParams({ q: input.value }), { keepalive: true }).catch(() => null);
}

function move(step) {
  const all = options();
  const now = all.indexOf(marked());
  mark(all[now < 0 && step < 0 ? all.length - 1 : (now + step + all.length) % all.length]);
}

if (input && list) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 80);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen()) move(event.key === "ArrowDown" ? 1 : -1);
      else offer();
    } else if (event.key === "Enter" && isOpen() && marked()) {
      event.preventDefault();
      choose(marked());
    } else if (event.key === "Escape") {
      event.preventDefault(); // the browser would empty the box whenever the key is quicker than the offer
      close();
    } else if (event.key === "Enter" || event.key === "Tab") {
      close();
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-fills]");
    if (option) choose(option);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asked += 1;
    close();
    remember();
  });
  document.getElementById("cases-found")?.addEventListener("click", (event) => {
    if (event.target.closest(".searchhit a")) remember();
  });
}
