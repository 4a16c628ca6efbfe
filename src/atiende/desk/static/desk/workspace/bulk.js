// Several cases at once: chosen by mouse, by keyboard or by thumb, changed in one request. What is refused stays chosen.
import { bind } from "../../ui/js/shortcuts.js";
import { toast } from "../../ui/js/toasts.js";
import { words as kitWords } from "../../ui/js/words.js";
import { get, isSignIn, post } from "./asking.js";
import { number as openNumber } from "./case.js";
import { words } from "./words.js";

const MOST = 100;
const list = document.getElementById("list");
const rows = document.getElementById("rows");
const bar = document.getElementById("bulk");
const chosen = new Set();
let last = "";
let loading = null;

const boxes = () => [...rows.querySelectorAll(".wspick input")];
const boxOf = (number) => rows.querySelector(`.wspick input[value="${number}"]`);

function choose(numbers, isOn) {
  for (const number of numbers) {
    if (!isOn) chosen.delete(number);
    else if (chosen.size < MOST) chosen.add(number);
    else {
      toast(words("chosen_most", { most: MOST }), { kind: "warning" });
      break;
    }
  }
  show();
}

/** What stands in the list and what is chosen agree again; what left the list is chosen no more. */
function show() {
  const present = new Set();
  for (const box of boxes()) {
    present.add(box.value);
    box.checked = chosen.has(box.value);
  }
  for (const number of chosen) if (!present.has(number)) chosen.delete(number);
  list.classList.toggle("is-choosing", chosen.size > 0);
  bar.hidden = chosen.size === 0;
  if (!chosen.size) bar.querySelector("[data-outcome]")?.replaceChildren();
  else load().then(count);
}

function count() {
  const told = bar.querySelector("[data-chosen]");
  if (told) told.textContent = chosen.size === 1 ? words("chosen_one") : words("chosen_many", { count: chosen.size });
}

async function load() {
  loading ??= get(bar.dataset.from).then(async (answer) => {
    if (!answer.ok || answer.redirected) throw new Error("refused");
    bar.innerHTML = await answer.text();
  });
  try {
    await loading;
  } catch {
    loading = null;
    toast(kitWords("no_connection"), { kind: "danger" });
  }
}

function between(from, to) {
  const all = boxes().map((box) => box.value);
  const ends = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  return ends[0] < 0 ? [to] : all.slice(ends[0], ends[1] + 1);
}

function pick(number, { isRange = false, isOn = !chosen.has(number) } = {}) {
  if (isRange && last) choose(between(last, number), true);
  else choose([number], isOn);
  last = number;
}

function current() {
  const row = document.activeElement?.closest?.(".wsrow") ?? rows.querySelector(".wsrow[aria-current]");
  return row?.dataset.number;
}

function byKey(isRange) {
  const number = current();
  if (number && boxOf(number)) pick(number, { isRange });
}

rows?.addEventListener("click", (event) => {
  const box = event.target.closest(".wspick input");
  if (!box) return;
  pick(box.value, { isRange: event.shiftKey, isOn: box.checked });
  // After the mouse the keys of the list go on working.
  if (event.detail) box.closest(".wsline").querySelector(".wsrow").focus({ preventScroll: true });
});

bar?.addEventListener("click", (event) => {
  if (event.target.closest("[data-chooses-all]")) choose(boxes().map((box) => box.value), true);
  if (event.target.closest("[data-chooses-none]")) clear();
});

function clear() {
  chosen.clear();
  show();
  (rows.querySelector(".wsrow[aria-current]") ?? rows.querySelector(".wsrow"))?.focus({ preventScroll: true });
}

list?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen.size && !list.querySelector("details.menu[open]")) clear();
  const field = event.key === "Enter" && event.target.closest("#bulk-form .addrow input");
  if (!field) return;
  event.preventDefault();
  field.parentElement.querySelector("button").click();
});

async function send(form, submitter) {
  if (bar.getAttribute("aria-busy")) return;
  bar.setAttribute("aria-busy", "true");
  const body = new FormData(form, submitter);
  const sent = [...chosen];
  for (const number of sent) body.append("number", number);
  for (const menu of form.querySelectorAll("details[open]")) menu.open = false;
  try {
    const answer = await post(form.action, body);
    if (isSignIn(answer) || answer.status >= 500) throw new Error("refused");
    tell(await answer.text(), answer.ok, sent);
  } catch {
    toast(kitWords("no_connection"), { kind: "danger" });
  }
  bar.removeAttribute("aria-busy");
}

function tell(html, isDone, sent) {
  const place = bar.querySelector("[data-outcome]");
  place.innerHTML = html;
  if (!isDone) return place.firstElementChild?.focus();
  const refused = [...place.querySelectorAll("[data-refused]")].map((one) => one.dataset.refused);
  const told = place.querySelector("[data-told]")?.textContent ?? "";
  for (const number of sent) if (!refused.includes(number)) chosen.delete(number);
  if (refused.length) place.firstElementChild.focus();
  else toast(told);
  if (!chosen.size) clear();
  else show();
  list.dispatchEvent(new CustomEvent("atiende:signal"));
  if (sent.includes(openNumber())) window.htmx?.trigger("#cv", "live");
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "bulk-form") return;
  event.preventDefault();
  send(event.target, event.submitter);
});

if (bar) {
  bind("x", () => byKey(false));
  bind("X", () => byKey(true));
  new MutationObserver(show).observe(rows, { childList: true });
  choose(boxes().filter((box) => box.checked).map((box) => box.value), true);
}
