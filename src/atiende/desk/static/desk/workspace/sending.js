// Sending: shown at once, taken back for some seconds, tried again without doubling, never lost.
import { toast } from "../../ui/js/toasts.js";
import { dropUnsent, giveUp, isOutOfReach, mayGo, unsent } from "../../ui/js/unsent.js";
import { isSignIn, post } from "./asking.js";
import { bubble, button, tell } from "./bubbles.js";
import { number, update } from "./case.js";
import { forget, isBegun, save } from "./drafts.js";
import { isUploading } from "./files.js";
import { broughtBack, outlive } from "./outliving.js";
import { isTooLong } from "./pasting.js";
import { toEnd } from "./thread.js";
import { words } from "./words.js";
import { fieldOf, joined, put, wordsOf } from "./written.js";

const UNDO_MS = 6000;
const PROXY_GAVE_UP = [502, 504];
const LONGEST_WORDS = 1000;
const waiting = new Set();

/** The id of the last message on the page, as text: it is larger than numbers of scripts are exact. */
function lastShown() {
  const shown = document.querySelectorAll("#said .msg[id^='message-']");
  return shown.length ? shown[shown.length - 1].id.slice("message-".length) : "";
}

function freshen(form) {
  form.querySelector("[data-files]").replaceChildren();
  form.querySelector("[data-mentioned]")?.replaceChildren();
  put(form, { text: "" });
  form.querySelector("[name=knows]")?.remove();
  form.elements.submission.value = crypto.randomUUID?.() ?? submission();
  document.getElementById("composer")?.classList.remove("is-written");
}

function submission() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function jobOf(form, submitter) {
  const body = new FormData(form, submitter);
  body.delete("upload");
  body.delete("csrfmiddlewaretoken"); // the head of the request carries the one that is good then
  return {
    kind: form.dataset.kind,
    writer: form.elements.writer.value,
    action: form.action,
    draft: form.dataset.draft,
    number: number(),
    ...wordsOf(form),
    submission: form.elements.submission.value,
    at: Date.now(),
    files: [...form.querySelectorAll("[data-files] > li")],
    body,
  };
}

async function begin(form, submitter) {
  const job = jobOf(form, submitter);
  job.item = bubble(job);
  document.getElementById("said")?.append(job.item);
  toEnd();
  waiting.add(job);
  // Whoever closes the page before it is sent finds the text as a draft.
  const kept = save(form);
  freshen(form);
  fieldOf(form).focus();
  if (job.kind === "note") {
    await kept;
    return send(job);
  }
  if (!navigator.onLine) outlive(job);
  tell(job, words("sending_in"), button(words("undo_send"), () => undo(job)));
  job.timer = setTimeout(() => send(job), UNDO_MS);
}

function undo(job) {
  clearTimeout(job.timer);
  settled(job);
  giveBack(job);
  toast(words("undone"));
}

/** It is on its way no more: sent, refused, or taken back. */
function settled(job, end = dropUnsent) {
  waiting.delete(job);
  job.item.remove();
  if (job.isKept) end(job);
}

const formOf = (job) => (number() === job.number ? document.querySelector(`.cform[data-kind="${job.kind}"]`) : null);

function giveBack(job) {
  const form = formOf(job);
  if (!form) return;
  const typed = wordsOf(form);
  form.querySelector("[data-files]").append(...job.files);
  put(form, typed.text.trim() ? joined(job, typed) : job);
  form.elements.submission.value = job.submission;
  document.getElementById("composer")?.classList.add("is-written");
  save(form);
  fieldOf(form).focus();
}

/** Whether it was written is certain only when the server said so, or when nothing could leave this device. */
async function send(job) {
  clearTimeout(job.timer);
  job.item.classList.remove("is-failed");
  job.item.classList.add("is-pending");
  tell(job, words("sending"));
  const wasOnline = navigator.onLine;
  let answer;
  let html;
  try {
    answer = await post(job.action, job.body);
    html = await answer.text();
  } catch {
    return failUnanswered(job, wasOnline ? "uncertain" : "not_sent");
  }
  if (isSignIn(answer)) {
    return fail(job, words("session_over"), { buttons: [retryButton(job), button(words("sign_in"), signInBeside)] });
  }
  if (PROXY_GAVE_UP.includes(answer.status)) return failUnanswered(job, "uncertain");
  if (answer.status >= 500) return fail(job, words("refused"));
  if (!answer.ok && job.isKept) return isOutOfReach(answer) && number() !== job.number ? settled(job, giveUp) : ask(job, html, answer);
  settled(job);
  if (answer.ok) succeed(job, html);
  else refuse(job, html, answer);
}

function failUnanswered(job, key) {
  if (!job.isKept) outlive(job);
  fail(job, words(key === "not_sent" && job.isKept ? "not_sent_kept" : key));
}

const signInBeside = () => open("/account/login/", "_blank", "noopener");

function succeed(job, html) {
  const form = formOf(job);
  if (number() !== job.number) return;
  update(html);
  toEnd();
  if (job.kind === "reply") document.dispatchEvent(new CustomEvent("reply:sent"));
  if (!form) return;
  if (form.elements.seen) form.elements.seen.value = lastShown() || form.elements.seen.value;
  if (isBegun(form)) save(form);
  else forget(form);
}

const isInWords = (html, answer) =>
  answer.headers.get("Content-Type")?.startsWith("text/plain") && html.length < LONGEST_WORDS;

/** What waited stays in its conversation until somebody decides: the composer may hold another text by now. */
function ask(job, html, answer) {
  const holder = document.createElement("template");
  holder.innerHTML = isInWords(html, answer) ? "" : html;
  const isOvertaken = holder.content.querySelector("[data-overtaken]") !== null;
  const isAsked = holder.content.querySelector("[data-asks]") !== null;
  const told = isInWords(html, answer) ? html : holder.content.querySelector("#composer [role=alert]")?.textContent.trim();
  job.isAsking = true;
  fail(job, isOvertaken ? words("overtaken") : told || words("refused"), {
    buttons: [isOvertaken || isAsked ? button(words("send_anyway"), () => sendAnyway(job, isAsked)) : retryButton(job), editButton(job)],
  });
  if (job.item.isConnected) window.htmx?.trigger("#cv", "live");
}

function sendAnyway(job, isAsked) {
  if (isAsked) job.body.set("knows", "1");
  else job.body.delete("seen");
  send(job);
}

function editButton(job) {
  return button(words("edit"), () => {
    if (!formOf(job)) return;
    settled(job);
    giveBack(job);
  });
}

/** The server says why not: in a composer that holds what was typed, or in words, and then the text comes back. */
function refuse(job, html, answer) {
  const isWords = isInWords(html, answer);
  if (number() !== job.number) {
    return toast(words("refused_elsewhere", { number: job.number }), { kind: "danger" });
  }
  const holder = document.createElement("template");
  holder.innerHTML = isWords ? "" : html;
  const fresh = holder.content.getElementById("composer");
  if (!fresh) {
    toast(isWords ? html : words("refused"), { kind: "danger" });
    return giveBack(job);
  }
  const before = formOf(job);
  const typed = before && wordsOf(before);
  document.getElementById("composer").replaceWith(fresh);
  window.htmx?.process(document.getElementById("composer"));
  // What was begun while this was on its way stays below it.
  const form = formOf(job);
  if (typed?.text.trim() && form) put(form, joined({ text: form.elements.text.value, html: form.elements.html.value }, typed));
  document.dispatchEvent(new CustomEvent("composer:put"));
  document.querySelector("#composer [data-takes-focus]")?.focus();
  toEnd();
}

const retryButton = (job) => button(words("retry"), () => send(job));

function fail(job, text, { buttons = [retryButton(job)], isQuiet = job.isKept } = {}) {
  job.item.classList.remove("is-pending");
  job.item.classList.add("is-failed");
  tell(job, text, ...buttons);
  if (!job.item.isConnected && !isQuiet) toast(`#${job.number}: ${text}`, { kind: "danger" });
}

// Coming back to a case: what is on its way stands in its conversation, not in the composer as if it were a draft.
document.addEventListener("case:settled", () => {
  for (const job of waiting) {
    const form = formOf(job);
    if (number() !== job.number || job.item.isConnected) continue;
    document.getElementById("said")?.append(job.item);
    if (form?.elements.text.value.trim() === job.text.trim()) freshen(form);
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches?.(".cform") || event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  // The kit marks forms that leave the page as busy; this one stays.
  delete form.dataset.sending;
  event.submitter?.removeAttribute("aria-busy");
  if (isTooLong(form.elements.text)) return fieldOf(form).focus();
  if (isUploading(form)) return toast(words("uploading", { name: "" }), { kind: "warning" });
  if (!form.elements.text.value.trim()) return fieldOf(form).focus();
  form.querySelector("details.menu[open]")?.removeAttribute("open");
  begin(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(".cform");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-sends].pri, [data-sends].notebtn"));
  }
});

// While nothing was begun, what has just come in counts as seen.
document.addEventListener("case:updated", () => {
  const form = document.getElementById("reply-form");
  if (form && !form.elements.text.value.trim()) form.elements.seen.value = lastShown() || form.elements.seen.value;
});

function sendAgain() {
  for (const job of waiting) {
    const mayTry = !job.isAsking && (!job.isKept || mayGo(job));
    if (mayTry && job.item.classList.contains("is-failed")) send(job);
  }
}

addEventListener("online", sendAgain);
document.addEventListener("atiende:connected", sendAgain);
// Another window of this browser sent it, or took it back.
addEventListener("storage", () => {
  const present = new Set(unsent().map((entry) => entry.submission));
  for (const job of [...waiting]) if (job.isKept && !present.has(job.submission)) settled(job);
});
addEventListener("beforeunload", (event) => {
  const isBegunAnew = [...document.querySelectorAll(".cform")].some((form) => form.elements.text.value.trim());
  const isFailed = (job) => job.item.classList.contains("is-failed");
  // A draft holds one text: with a second one begun, the one on its way would have no place.
  if ([...waiting].some((job) => !job.isKept && (isFailed(job) || isBegunAnew))) event.preventDefault();
});
for (const job of broughtBack()) {
  job.item = bubble(job);
  waiting.add(job);
  fail(job, words("not_sent_kept"));
}
sendAgain();
