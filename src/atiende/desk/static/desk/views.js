// Views: cards and lines that are dragged, and cards that go by Alt and the arrows. Every move is a form without scripts.
import { toast } from "../ui/js/toasts.js";
import { words as kitWords } from "../ui/js/words.js";
import { post } from "./workspace/asking.js";

const board = () => document.getElementById("board");
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[draggable=true]");
  if (dragged) event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  const column = dragged?.matches(".vwcard") && event.target.closest?.(".vwcol");
  const line = dragged?.matches(".vwlines li") && event.target.closest?.(".vwlines li");
  for (const other of document.querySelectorAll(".is-over")) if (other !== column) other.classList.remove("is-over");
  if (column) column.classList.add("is-over");
  if (line && line !== dragged) place(line, event.clientY);
  if (column || line) event.preventDefault();
});

function place(line, y) {
  const box = line.getBoundingClientRect();
  line[y < box.top + box.height / 2 ? "before" : "after"](dragged);
}

document.addEventListener("drop", (event) => {
  const column = dragged?.matches(".vwcard") && event.target.closest?.(".vwcol");
  if (!column) return;
  event.preventDefault();
  moveTo(dragged, column);
});

document.addEventListener("dragend", () => {
  document.querySelector(".vwcol.is-over")?.classList.remove("is-over");
  if (dragged?.matches(".vwlines li")) dragged.closest("form").requestSubmit();
  dragged = null;
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const card = step && event.altKey && event.target.closest?.(".vwcard[draggable=true]");
  if (!card) return;
  event.preventDefault();
  const columns = [...document.querySelectorAll(".vwcol")];
  const to = columns[columns.indexOf(card.closest(".vwcol")) + step];
  if (to) moveTo(card, to);
});

async function moveTo(card, column) {
  if (card.closest(".vwcol") === column || board().getAttribute("aria-busy")) return;
  board().setAttribute("aria-busy", "true");
  const body = new FormData();
  body.append("number", card.dataset.number);
  body.append("shown", card.dataset.shown);
  body.append("to", column.dataset.to);
  try {
    const answer = await post(board().dataset.move, body);
    if (!answer.ok || answer.redirected) throw new Error("refused");
    board().outerHTML = await answer.text();
    document.querySelector(`#card-${card.dataset.number} a`)?.focus();
  } catch {
    board().removeAttribute("aria-busy");
    toast(kitWords("no_connection"), { kind: "danger" });
  }
}
