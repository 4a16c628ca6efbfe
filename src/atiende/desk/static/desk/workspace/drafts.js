// What is typed is kept on the server as one types, with its recipients and files, a reply and a note each by itself;
// while there is no connection, the text in this window.
import { isSignIn, post } from "./asking.js";
import { number } from "./case.js";
import { words } from "./words.js";
import { joined, put, wordsOf } from "./written.js";

const QUIET_MS = 1200;
const KEPT = ["writer", "kind", "text", "html", "to", "cc", "bcc", "file"];
const KEEPALIVE_BYTES = 60_000; // what browsers send of a page that closes
const timers = new Map();
const onServer = new WeakMap();

// Each person's own: whoever signs in after them in this window finds nothing of it.
const here = (form) => `atiende:draft:${form.elements.writer.value}:${form.dataset.draft}:${form.dataset.kind}`;
const textOf = (form) => form.elements.text.value;

/** Whether there is something to keep. */
export const isBegun = (form) => Boolean(textOf(form).trim() || form.querySelector("[data-files] input:enabled"));

function say(form, key) {
  const place = form.querySelector("[data-draft-state]");
  if (place) place.textContent = key ? words(key) : "";
}

function hint(form, text = "") {
  const place = form.querySelector("[data-hint]");
  if (!place || place.textContent === text) return;
  place.textContent = text;
  place.hidden = !text;
}

function keepHere(form, said) {
  try {
    sessionStorage.setItem(here(form), JSON.stringify({ ...said, base: onServer.get(form) ?? "" }));
  } catch {
    // More than this window may keep: the server takes it, or says why not.
  }
}

function keptHere(form) {
  try {
    return JSON.parse(sessionStorage.getItem(here(form)));
  } catch {
    return null;
  }
}

function whyNot(answer) {
  if (isSignIn(answer)) return "draft_session";
  if (answer.status === 409) return "draft_other_person";
  if (answer.status === 403 || answer.status === 404) return "draft_forbidden";
  if (answer.status === 413 || answer.status === 422) return "draft_too_long";
  return "draft_refused";
}

/** Save what stands in the form now. Resolves to whether the server has it. */
export async function save(form, { keepalive = false } = {}) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const said = wordsOf(form);
  keepHere(form, said);
  const body = new FormData();
  for (const [name, value] of new FormData(form)) if (KEPT.includes(name)) body.append(name, value);
  try {
    const isShort = (said.text.length + said.html.length) * 4 < KEEPALIVE_BYTES;
    const answer = await post(form.dataset.draft, body, { accept: "application/json", keepalive: keepalive && isShort });
    if (answer.ok && !answer.redirected) {
      // The plain words of formatted ones are the server's.
      const told = await answer.json();
      onServer.set(form, told.text ?? said.text);
      hint(form, told.hint);
      const kept = keptHere(form);
      if (kept?.text === said.text && (kept.html ?? "") === said.html) sessionStorage.removeItem(here(form));
      if (textOf(form) === said.text) say(form, isBegun(form) ? "draft_saved" : "");
      return true;
    }
    say(form, whyNot(answer));
  } catch {
    say(form, navigator.onLine ? "draft_unanswered" : "draft_unsaved");
  }
  return false;
}

/** Nothing of this form is waiting to be kept any more. */
export function forget(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  sessionStorage.removeItem(here(form));
  onServer.set(form, "");
  say(form, "");
  hint(form);
}

/** This text is kept elsewhere now: it does not come back as a draft of this window too. */
export function forgetHere({ writer, draft, kind, text }) {
  const key = `atiende:draft:${writer}:${draft}:${kind}`;
  try {
    if (JSON.parse(sessionStorage.getItem(key))?.text === text) sessionStorage.removeItem(key);
  } catch {
    sessionStorage.removeItem(key);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".cform");
  if (form && ["text", "to", "cc", "bcc"].includes(event.target.name)) saveSoon(form);
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

// What could not be saved before comes back in this window; what was written elsewhere meanwhile stays too.
document.addEventListener("case:settled", () => {
  for (const form of document.querySelectorAll(`.cform[data-draft*="/${number()}/"]`)) {
    const saved = { text: textOf(form), html: form.elements.html.value };
    const kept = keptHere(form);
    onServer.set(form, saved.text);
    if (!kept) continue;
    const isNewer = !saved.text.trim() || saved.text === kept.base || kept.text.includes(saved.text);
    put(form, isNewer ? kept : joined(kept, saved));
    save(form);
  }
});
addEventListener("online", () => document.querySelectorAll(".cform").forEach((form) => {
  if (keptHere(form)) save(form);
}));
