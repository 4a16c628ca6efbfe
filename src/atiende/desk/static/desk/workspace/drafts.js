// What is typed is kept on the server as one types, with its recipients and files, a reply and a note each by itself;
// while there is no connection, the text in this window.
import { isSignIn, post } from "./asking.js";
import { number } from "./case.js";
import { words } from "./words.js";

const QUIET_MS = 1200;
const timers = new Map();

const here = (form) => `atiende:draft:${form.dataset.draft}:${form.dataset.kind}`;
const textOf = (form) => form.elements.text.value;
const KEPT = ["kind", "text", "to", "cc", "file"];

/** Whether there is something to keep. */
export const isBegun = (form) => Boolean(textOf(form).trim() || form.querySelector("[data-files] input"));

function say(form, key) {
  const place = form.querySelector("[data-draft-state]");
  if (place) place.textContent = key ? words(key) : "";
}

/** Save what stands in the form now. Resolves to whether the server has it. */
export async function save(form, { keepalive = false } = {}) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const text = textOf(form);
  sessionStorage.setItem(here(form), text);
  const body = new URLSearchParams([...new FormData(form)].filter(([name]) => KEPT.includes(name)));
  try {
    const answer = await post(form.dataset.draft, body, { accept: "application/json", keepalive });
    if (answer.ok && !answer.redirected) {
      sessionStorage.removeItem(here(form));
      if (textOf(form) === text) say(form, isBegun(form) ? "draft_saved" : "");
      return true;
    }
    say(form, isSignIn(answer) || answer.status === 403 ? "draft_session" : "draft_unsaved");
  } catch {
    say(form, "draft_unsaved");
  }
  return false;
}

/** Nothing of this form is waiting to be kept any more. */
export function forget(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  sessionStorage.removeItem(here(form));
  say(form, "");
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".cform");
  if (form && ["text", "to", "cc"].includes(event.target.name)) saveSoon(form);
});
document.addEventListener("files:changed", (event) => saveSoon(event.target, 0));

function saveSoon(form, wait = QUIET_MS) {
  say(form, "");
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), wait));
}

function flush() {
  for (const form of [...timers.keys()]) save(form, { keepalive: true });
}

document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flush(); });
addEventListener("pagehide", flush);
document.addEventListener("focusout", (event) => {
  const form = event.target.closest?.(".cform");
  if (form && timers.has(form)) save(form);
});

// What could not be saved before comes back in this window.
document.addEventListener("case:settled", () => {
  for (const form of document.querySelectorAll(`.cform[data-draft*="/${number()}/"]`)) {
    const kept = sessionStorage.getItem(here(form));
    if (kept && !textOf(form).trim()) form.elements.text.value = kept;
    if (kept) save(form);
  }
});
addEventListener("online", () => document.querySelectorAll(".cform").forEach((form) => {
  if (sessionStorage.getItem(here(form)) !== null) save(form);
}));
