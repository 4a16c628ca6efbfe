// What could not be sent is kept in this browser, each person's own, until it is sent or the person signs out.
import { csrf } from "./cookies.js";
import { toast } from "./toasts.js";
import { words } from "./words.js";

// The server knows for thirty days what it was sent already; after that only a person decides.
const LONGEST_WAIT_MS = 25 * 24 * 3600 * 1000;
const mine = `atiende:unsent:${document.body.dataset.person}:`;
let isSending = false;
let notice = null;

const sameCase = (entry) => entry.number === document.getElementById("cv")?.dataset.number;

/** Everything of this person that waits, the oldest first. */
export function unsent() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(mine));
  return keys.map(read).filter(Boolean).sort((one, other) => one.at - other.at);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Keep a message {submission, number, page, action, text, fields, at, …}. False when this browser has no room for it. */
export function keepUnsent(entry) {
  try {
    localStorage.setItem(mine + entry.submission, JSON.stringify(entry));
  } catch {
    return false;
  }
  tell();
  return true;
}

/** It was sent, or taken back. */
export function dropUnsent({ submission }) {
  localStorage.removeItem(mine + submission);
  tell();
}

/** Whether the server says that this case is not for this person any more. */
export const isOutOfReach = (answer) =>
  answer.status === 404 || (answer.status === 403 && answer.headers.get("Content-Type")?.startsWith("text/plain"));

/** It will never be sent: the text is shown, to be copied. */
export function giveUp(entry) {
  dropUnsent(entry);
  toast(words("unsent_given_up", { number: entry.number, text: entry.text }), { kind: "danger" });
}

/** Whether it may go out by itself when the connection is back. */
export const mayGo = (entry) => Date.now() - entry.at < LONGEST_WAIT_MS;

export function bodyOf(entry) {
  const body = new FormData();
  for (const [name, value] of entry.fields) body.append(name, value);
  return body;
}

function inWords(key, count) {
  return words(`${key}_${count === 1 ? "one" : "many"}`, { count });
}

function tell() {
  const waiting = unsent();
  for (const form of document.querySelectorAll("form[data-signs-out]")) {
    if (waiting.length) form.dataset.ask = inWords("unsent_sign_out", waiting.length);
    else delete form.dataset.ask;
  }
  const elsewhere = waiting.filter((entry) => !sameCase(entry));
  const text = elsewhere.length ? inWords("unsent", elsewhere.length) : "";
  if ((notice?.firstElementChild.textContent ?? "") === text) return;
  notice?.remove();
  notice = text ? show(text, elsewhere[0]) : null;
}

function show(text, entry) {
  const element = document.createElement("div");
  element.className = "toast";
  element.dataset.unsent = "";
  const told = document.createElement("span");
  told.textContent = text;
  const link = document.createElement("a");
  link.href = entry.page;
  link.textContent = words("unsent_see", { number: entry.number });
  element.append(told, link);
  document.getElementById("toasts")?.append(element);
  return element;
}

/** Where no conversation shows them, they go out quietly; what the server does not take waits for its case to be opened. */
async function sendAll() {
  if (isSending || document.getElementById("workspace")) return;
  isSending = true;
  for (const entry of unsent().filter(mayGo)) if (!(await send(entry))) break;
  isSending = false;
}

async function send(entry) {
  const headers = { "HX-Request": "true", "X-CSRFToken": csrf() };
  try {
    const answer = await fetch(entry.action, { method: "POST", body: bodyOf(entry), headers });
    if (answer.redirected || answer.status >= 500) return false;
    if (isOutOfReach(answer)) giveUp(entry);
    if (answer.ok) {
      dropUnsent(entry);
      toast(words("unsent_sent", { number: entry.number }));
    }
    return true;
  } catch {
    return false;
  }
}

if (document.body.dataset.person) {
  addEventListener("storage", tell);
  document.addEventListener("case:settled", tell);
  addEventListener("online", sendAll);
  document.addEventListener("atiende:connected", sendAll);
  // Asked and answered: who signs out leaves nothing behind.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !event.target.matches("form[data-signs-out]")) return;
    for (const entry of unsent()) localStorage.removeItem(mine + entry.submission);
  });
  tell();
  sendAll();
}
