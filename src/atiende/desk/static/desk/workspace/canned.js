// Canned replies: "/" in the text opens a list above it; arrows choose, Enter puts the words where one writes, Esc leaves it.
import { toast } from "../../ui/js/toasts.js";
import { get, post } from "./asking.js";
import { hasEditor, insertWords, wordsBefore } from "./inserting.js";
import { words } from "./words.js";

const ASKED = /(?:^|\s)\/([^\s/][^/\n]{0,40})?$/;
const QUIET_MS = 120;
let open = null; // { form, box, query, asked }
let timer = 0;

const takes = (form) => form?.matches?.(".cform[data-replies]");
const options = () => [...(open?.box.querySelectorAll("[role=option]") ?? [])];
const chosen = () => open?.box.querySelector('[aria-selected="true"]');
const fieldIn = (form) => form.querySelector("[data-editor]") ?? form.elements.text;

/** What is asked for: the words after a "/" that begins a word. Null: nothing is asked for. */
function asked(form) {
  const found = ASKED.exec(wordsBefore(form));
  return found && { query: found[1] ?? "", length: (found[1] ?? "").length + 1 };
}

function close() {
  clearTimeout(timer);
  if (!open) return;
  const field = fieldIn(open.form);
  for (const name of ["aria-activedescendant", "aria-controls", "aria-expanded", "aria-haspopup"]) field.removeAttribute(name);
  open.box.remove();
  open = null;
}

function boxFor(form) {
  const box = document.createElement("div");
  box.className = "canbox";
  const field = form.querySelector(".frich") ?? form.elements.text;
  field.before(box);
  return box;
}

async function show(form) {
  const wanted = asked(form);
  if (!wanted) return close();
  if (open?.form !== form) close();
  open ??= { form, box: boxFor(form) };
  const mine = open;
  mine.asked = wanted;
  let html;
  try {
    const answer = await get(`${form.dataset.replies}?q=${encodeURIComponent(wanted.query.trim())}`);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    html = await answer.text();
  } catch {
    if (open === mine) close();
    return;
  }
  if (open !== mine || mine.asked !== wanted) return;
  mine.box.innerHTML = html;
  const isNothing = !options().length;
  if (isNothing && wanted.query.includes(" ")) return close();
  const field = fieldIn(form);
  field.setAttribute("aria-controls", "canned-list");
  field.setAttribute("aria-expanded", String(!isNothing));
  field.setAttribute("aria-haspopup", "listbox");
  mark(options()[0]);
}

function mark(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  if (!option) return;
  fieldIn(open.form).setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

async function take(option) {
  const { form, asked: wanted } = open;
  const address = option.dataset.takes;
  close();
  let found;
  try {
    const answer = await post(address, new FormData(), { accept: "application/json" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    found = await answer.json();
  } catch {
    return toast(words("canned_unavailable"), { kind: "danger" });
  }
  await insertWords(form, found, wanted.length);
  if (found.told) toast(found.told, { kind: "warning" });
}

function soon(form) {
  clearTimeout(timer);
  timer = setTimeout(() => show(form), QUIET_MS);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".cform");
  if (!takes(form) || (event.target.name !== "text" && !event.target.matches("[data-editor]"))) return;
  if (asked(form)) soon(form);
  else close();
});

// Before the editor and the form hear of it.
document.addEventListener("keydown", (event) => {
  if (!open || !open.form.contains(event.target) || event.isComposing) return;
  const all = options();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) mark(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
  else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey && chosen()) take(chosen());
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });

document.addEventListener("mousedown", (event) => {
  const option = open && event.target.closest?.(".canone");
  if (option) {
    event.preventDefault();
    take(option);
  } else if (open && !event.target.closest?.(".canbox, .cform")) close();
});
document.addEventListener("case:settled", close);

// The button writes the "/" that the keyboard would.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-canned]");
  const form = button?.closest(".cform");
  if (!takes(form) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  fieldIn(form).focus();
  if (!asked(form)) await insertWords(form, { text: /(^|\s)$/.test(wordsBefore(form)) ? "/" : " /", html: "" }, 0);
  show(form);
});

/** Offer the texts of a status in the form: asked for when somebody chooses that status. */
export async function offerFor(status) {
  const form = document.getElementById("reply-form");
  if (!takes(form) || !status) return;
  const answer = await get(`${form.dataset.replies}?status=${encodeURIComponent(status)}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const first = holder.content.querySelector("[data-takes]");
  document.getElementById("canned-offer")?.remove();
  if (!first || !form.isConnected) return;
  const offer = document.createElement("p");
  offer.id = "canned-offer";
  offer.className = "canoffer";
  offer.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = words("canned_insert");
  const name = first.querySelector("b").textContent;
  offer.append(`${words("canned_for_status", { name })} `, button);
  button.addEventListener("click", async () => {
    offer.remove();
    const found = await post(first.dataset.takes, new FormData(), { accept: "application/json" });
    if (!found.ok || found.redirected) return toast(words("canned_unavailable"), { kind: "danger" });
    const said = await found.json();
    await insertWords(form, said, 0);
    if (said.told) toast(said.told, { kind: "warning" });
  });
  (form.querySelector(".frich") ?? form.elements.text).before(offer);
}

document.body.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, requestConfig } = event.detail;
  const isStatus = /\/status(?:\?|$)/.test(requestConfig?.path ?? "");
  if (successful && isStatus && elt.isConnected) offerFor(requestConfig.formData?.get?.("value") ?? requestConfig.parameters?.value);
});

