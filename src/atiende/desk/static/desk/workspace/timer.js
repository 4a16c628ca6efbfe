// Counts while a case is open in the window that somebody looks at and works in; proposed when an answer was sent.
import { number } from "./case.js";

const IDLE = 120_000;
const KEY = "atiende-timer";
let seen = Date.now();
let last = Date.now();
let isProposing = false;

const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};
const keep = (all) => sessionStorage.setItem(KEY, JSON.stringify(all));
const isPaused = (all) => all.paused === true;

/** Adds what went by since the last look, to the case that is open; nothing while nobody is here. */
function count() {
  const now = Date.now();
  const gone = Math.min(now - last, 10_000);
  last = now;
  const all = kept();
  if (!number() || document.hidden || !document.hasFocus() || isPaused(all) || now - seen > IDLE) return;
  all[number()] = (all[number()] ?? 0) + gone;
  keep(all);
  show();
}

/** Whole minutes of the open case, the one that was begun too. */
function minutes() {
  return Math.ceil((kept()[number()] ?? 0) / 60_000);
}

function show() {
  for (const place of document.querySelectorAll("[data-timer]")) place.hidden = false;
  for (const place of document.querySelectorAll("[data-timer-minutes]")) place.textContent = String(minutes());
  for (const button of document.querySelectorAll("[data-timer-pause]")) {
    button.setAttribute("aria-pressed", String(isPaused(kept())));
  }
}

/** Into the form: the person looks at it and sends it. */
function propose() {
  const form = document.querySelector("#panel [data-time-form]");
  if (!form || !minutes()) return;
  form.elements.minutes.value = String(minutes());
  form.elements.by_timer.value = "True";
}

function forget() {
  const all = kept();
  delete all[number()];
  keep(all);
  show();
}

for (const name of ["keydown", "pointerdown", "pointermove", "wheel"]) {
  document.addEventListener(name, () => { seen = Date.now(); }, { passive: true });
}
setInterval(count, 5_000);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-timer-pause]")) {
    const all = kept();
    keep({ ...all, paused: !isPaused(all) });
    show();
  } else if (event.target.closest("[data-timer-take]")) propose();
  else if (event.target.closest("[data-timer-forget]")) forget();
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful || !event.target.matches?.("[data-time-form]")) return;
  if (event.target.elements.by_timer.value === "True") forget();
});
document.body.addEventListener("htmx:afterSettle", () => {
  show();
  if (isProposing && document.querySelector("#panel [data-time-form]")) {
    isProposing = false;
    propose();
  }
});
// An answer went out: what was counted is offered, where the part can be seen.
document.addEventListener("reply:sent", () => {
  const part = document.querySelector('#panel details[data-part$="/time/"]');
  if (!part || minutes() < 1 || isPaused(kept())) return;
  isProposing = true;
  part.open = true;
  part.scrollIntoView({ block: "nearest" });
});
document.addEventListener("case:settled", () => {
  isProposing = false;
  show();
});
