// Reply or note: two forms with a text each. Changing sides never carries a word across.
import { fieldOf } from "./written.js";

const composer = () => document.getElementById("composer");

/** Turn to "reply" or "note", if this person may write that. */
export function turnTo(mode, { focus = true } = {}) {
  const tab = document.getElementById(`tab-${mode}`);
  if (!tab) return;
  for (const other of composer().querySelectorAll(".ctab")) {
    const isChosen = other === tab;
    other.setAttribute("aria-selected", String(isChosen));
    other.tabIndex = isChosen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !isChosen;
  }
  composer().dataset.mode = mode;
  tellWhetherWritten();
  if (focus) fieldOf(document.getElementById(`${mode}-form`)).focus();
}

function tellWhetherWritten() {
  const box = composer();
  const text = box?.querySelector(`#${box.dataset.mode}-text`);
  box?.classList.toggle("is-written", Boolean(text?.value.trim()));
}

// On a telephone the composer opens as soon as it has the focus: the tab would be gone from under the thumb that taps it.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.(".ctab")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const tab = event.target.closest?.(".ctab");
  if (!tab || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  turnTo(tab.dataset.mode);
});

// The kit's tabs move by arrows; the colour and the rest follow.
document.addEventListener("focusin", (event) => {
  const tab = event.target.closest?.(".ctab[aria-selected=true]");
  if (tab && composer().dataset.mode !== tab.dataset.mode) turnTo(tab.dataset.mode, { focus: false });
});

document.addEventListener("input", (event) => {
  if (event.target.closest?.(".composer textarea")) tellWhetherWritten();
  const shown = event.target.closest?.(".ctog") && document.querySelector("[data-to]");
  if (shown) {
    const filled = ["reply-to", "reply-cc", "reply-bcc"].map((id) => document.getElementById(id).value.trim()).filter(Boolean);
    shown.textContent = filled.join(", ") || "—";
  }
});
document.addEventListener("case:settled", tellWhetherWritten);
