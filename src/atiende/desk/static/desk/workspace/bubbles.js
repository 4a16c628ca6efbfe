// Messages in the conversation that are on their way.
import { words } from "./words.js";

/** A button of a bubble. */
export function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

/** A message of one's own that the server has not confirmed. */
export function bubble(job) {
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

/** Say how it stands with this message, and what can be done. */
export function tell(job, text, ...buttons) {
  const told = document.createElement("span");
  told.textContent = text;
  job.item.querySelector(".pstate").replaceChildren(told, ...buttons);
}
