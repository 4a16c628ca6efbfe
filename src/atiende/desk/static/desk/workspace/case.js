// The open case: put in place of the one before, or brought up to date in place.
import { follow } from "../../ui/js/live.js";
import { keepFilled } from "./menus.js";
import { isFetched } from "./parts.js";

const PARTS = ["case-head", "said", "panel"];
const workspace = document.getElementById("workspace");

/** Where the open case lies. */
export const pane = document.getElementById("case");
export const number = () => document.getElementById("cv")?.dataset.number ?? "";

// What people opened stays open, older messages that were fetched stay, and so does what is still being sent.
const KEPT = ".is-older, .is-pending, .is-failed";
let firstFresh = null;

// With older messages on the page, what has just slid out of the newest ones stays too: no hole is left between.
function hasBecomeOlder(node) {
  if (node.parentElement?.id !== "said" || !firstFresh || !document.querySelector("#said .is-older")) return false;
  if (!(node.compareDocumentPosition(firstFresh) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
  node.classList.add("is-older");
  return true;
}

function expect(fresh) {
  const first = fresh?.querySelector(".msg[id]")?.id;
  if (!first) return;
  firstFresh = document.getElementById(first);
  // More came in than the answer holds: what was fetched before would stand before a gap.
  if (!firstFresh) for (const older of document.querySelectorAll("#said .is-older")) older.remove();
}

const careful = {
  beforeAttributeUpdated: (name) => name !== "open",
  beforeNodeMorphed: (node, fresh) =>
    !(node instanceof Element && node.matches(".cfield.is-typed, .cfield.is-refused"))
    && !isFetched(node) && keepFilled(node, fresh),
  beforeNodeRemoved: (node) => !(node instanceof Element && (node.matches(KEPT) || hasBecomeOlder(node))),
  beforeNodeAdded: (node) => !(node.id === "older" && document.querySelector("#said .is-older")),
};
if (window.Idiomorph) {
  Object.assign(window.Idiomorph.defaults.callbacks, careful);
  window.Idiomorph.defaults.ignoreActiveValue = true;
}

/** After a new case was put in place: wire it, follow its news, say who is open. */
export function settle() {
  if (!document.getElementById("cv")) return;
  workspace.classList.add("has-case");
  document.dispatchEvent(new CustomEvent("case:settled"));
  follow();
}

/** Show another case. */
export function show(html) {
  pane.innerHTML = html;
  window.htmx?.process(pane);
  settle();
}

/** Bring head, conversation and panel up to date from an answer that holds them. */
export function update(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  for (const id of PARTS) {
    const fresh = holder.content.getElementById(id);
    const present = document.getElementById(id);
    if (!fresh || !present) continue;
    fresh.removeAttribute("hx-swap-oob");
    if (id === "said") expect(fresh);
    window.Idiomorph.morph(present, fresh, { morphStyle: "outerHTML", ignoreActiveValue: true });
    window.htmx?.process(document.getElementById(id));
  }
  document.dispatchEvent(new CustomEvent("case:updated"));
}

document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target?.id === "said") expect(event.detail.fragment);
});
document.body.addEventListener("htmx:oobAfterSwap", () => document.dispatchEvent(new CustomEvent("case:updated")));
