// Sending: shown at once, taken back for some seconds, tried again without doubling, never lost.
import { toast } from "../../ui/js/toasts.js";
import { isSignIn, post } from "./asking.js";
import { number, update } from "./case.js";
import { forget, isBegun, save } from "./drafts.js";
import { isUploading } from "./files.js";
import { toEnd } from "./thread.js";
import { words } from "./words.js";

const UNDO_MS = 6000;
const waiting = new Set();

/** The id of the last message on the page, as text: it is larger than numbers of scripts are exact. */
function lastShown() {
  const shown = document.querySelectorAll("#said .msg[id^='message-']");
  return shown.length ? shown[shown.length - 1].id.slice("message-".length) : "";
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function bubble(job) {
  const item = document.createElement("li");
  item.className = `msg ${job.kind === "note" ? "note" : "ours"} is-pending`;
  const box = document.createElement("article");
  box.className = "bub";
  const who = document.createElement("div");
  who.className = "mh";
  const name = document.createElement("b");
  name.textContent = words("you");
  who.append(name);
  const text = document.createElement("div");
  text.className = "mb";
  const paragraph = document.createElement("p");
  paragraph.textContent = job.text;
  paragraph.dataset.typed = "";
  text.append(paragraph);
  const state = document.createElement("div");
  state.className = "pstate";
  state.setAttribute("role", "status");
  box.append(who, text, state);
  item.append(box);
  return item;
}

function tell(job, key, ...buttons) {
  const told = document.createElement("span");
  told.textContent = words(key);
  job.item.querySelector(".pstate").replaceChildren(told, ...buttons);
}

function freshen(form) {
  form.elements.text.value = "";
  form.elements.submission.value = crypto.randomUUID?.() ?? submission();
  form.querySelector("[data-files]").replaceChildren();
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
  return {
    kind: form.dataset.kind,
    action: form.action,
    draft: form.dataset.draft,
    number: number(),
    text: form.elements.text.value,
    submission: form.elements.submission.value,
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
  form.elements.text.focus();
  if (job.kind === "note") {
    await kept;
    return send(job);
  }
  tell(job, "sending_in", button(words("undo_send"), () => undo(job)));
  job.timer = setTimeout(() => send(job), UNDO_MS);
}

function undo(job) {
  clearTimeout(job.timer);
  waiting.delete(job);
  job.item.remove();
  giveBack(job);
  toast(words("undone"));
}

function giveBack(job) {
  const form = document.querySelector(`.cform[data-kind="${job.kind}"]`);
  if (!form || number() !== job.number) return;
  const typed = form.elements.text.value;
  form.elements.text.value = typed.trim() ? `${job.text}\n\n${typed}` : job.text;
  form.elements.submission.value = job.submission;
  form.querySelector("[data-files]").append(...job.files);
  document.getElementById("composer")?.classList.add("is-written");
  save(form);
  form.elements.text.focus();
}

async function send(job) {
  clearTimeout(job.timer);
  job.item.classList.remove("is-failed");
  job.item.classList.add("is-pending");
  tell(job, "sending");
  let answer;
  try {
    answer = await post(job.action, job.body);
  } catch {
    return fail(job, "not_sent");
  }
  if (isSignIn(answer) || answer.status >= 500 || answer.status === 403) return fail(job, "refused");
  const html = await answer.text();
  waiting.delete(job);
  job.item.remove();
  if (number() !== job.number) {
    if (!answer.ok) toast(words("refused"), { kind: "danger" });
    return;
  }
  if (answer.ok) succeed(job, html);
  else refuse(html);
}

function succeed(job, html) {
  update(html);
  toEnd();
  const form = document.querySelector(`.cform[data-kind="${job.kind}"]`);
  if (!form) return;
  if (form.elements.seen) form.elements.seen.value = lastShown() || form.elements.seen.value;
  if (isBegun(form)) save(form);
  else forget(form);
}

/** The server says why not; its composer holds what was typed. */
function refuse(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = holder.content.getElementById("composer");
  if (!fresh) return toast(words("refused"), { kind: "danger" });
  document.getElementById("composer").replaceWith(fresh);
  window.htmx?.process(document.getElementById("composer"));
  document.querySelector("#composer [data-takes-focus]")?.focus();
  toEnd();
}

function fail(job, key) {
  job.item.classList.remove("is-pending");
  job.item.classList.add("is-failed");
  tell(job, key, button(words("retry"), () => send(job)));
  if (!job.item.isConnected) toast(words(key), { kind: "danger" });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches?.(".cform") || event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  if (isUploading(form)) return toast(words("uploading", { name: "" }), { kind: "warning" });
  if (!form.elements.text.value.trim()) return form.elements.text.focus();
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

addEventListener("online", () => {
  for (const job of waiting) if (job.item.classList.contains("is-failed")) send(job);
});
addEventListener("beforeunload", (event) => {
  if ([...waiting].some((job) => job.item.classList.contains("is-failed"))) event.preventDefault();
});
