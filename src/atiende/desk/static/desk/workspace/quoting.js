// Replying to a part: what is chosen in a message, or the whole of it, as a quote where one writes.
import { bind } from "../../ui/js/shortcuts.js";
import { hasEditor, insertWords } from "./inserting.js";
import { turnTo } from "./modes.js";

const LONGEST = 20_000;
const form = () => document.getElementById("reply-form");

/** The words chosen within one message of the customer's or ours; empty when there are none. */
function chosenWords() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed) return "";
  const range = chosen.getRangeAt(0).cloneRange();
  const body = bodyOf(range.startContainer);
  if (!body) return "";
  // Three clicks choose a paragraph up to where the next thing begins, which is outside of the message.
  if (!body.contains(range.endContainer)) range.setEnd(body, body.childNodes.length);
  return bare(range.toString()) === bare(chosen.toString()) ? chosen.toString().trim().slice(0, LONGEST) : "";
}

const bodyOf = (node) =>
  (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".msg:not(.note) .mb, .msg:not(.note) .folded");
const bare = (words) => words.replace(/\s+/g, "");

const escaped = (line) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;");

async function quote(words) {
  turnTo("reply");
  const lines = words.split("\n");
  if (hasEditor(form())) {
    const html = `<blockquote>${lines.map((line) => `<div>${escaped(line) || "<br>"}</div>`).join("")}</blockquote><div><br></div>`;
    return insertWords(form(), { text: words, html }, 0);
  }
  const before = form().elements.text.value.slice(0, form().elements.text.selectionStart);
  const start = before && !before.endsWith("\n") ? "\n" : "";
  return insertWords(form(), { text: `${start}${lines.map((line) => `> ${line}`).join("\n")}\n\n`, html: "" }, 0);
}

document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("[data-quotes]")) event.preventDefault(); // what is chosen stays chosen
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-quotes]");
  if (!link || !form() || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const message = document.getElementById(link.dataset.quotes);
  const words = chosenWords() || message?.querySelector(".mb")?.innerText.trim().slice(0, LONGEST) || "";
  if (words) quote(words);
});
bind("q", () => {
  const words = form() && chosenWords();
  if (words) quote(words);
});
