// Keys of the workspace. The kit keeps them quiet while one types, and lets people switch them off.
import { bind } from "../../ui/js/shortcuts.js";
import { move } from "./list.js";
import { turnTo } from "./modes.js";
import { reveal, toggle } from "./panel.js";
import { offer } from "./snooze.js";

bind("j", () => move(1));
bind("k", () => move(-1));
bind("r", () => turnTo("reply"));
bind("n", () => turnTo("note"));
bind("z", offer);
bind("g", () => document.getElementById("merge-case")?.click());
bind("a", () => document.getElementById("assign-me")?.click());
bind("[", toggle);
bind("u", () => document.querySelector("#case .back")?.click());
bind("e", status);

function status() {
  reveal();
  document.getElementById("choice-status")?.focus();
}

// What the palette offers in the open case does what its key does.
const acts = {
  reply: () => turnTo("reply"),
  note: () => turnTo("note"),
  status,
  assign: () => document.getElementById("assign-me")?.click(),
  snooze: offer,
};
document.addEventListener("palette:acts", (event) => acts[event.detail]?.());

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.(".composer :is(textarea, [data-editor])")) {
    document.getElementById("thread")?.focus();
  }
});

const sheet = document.querySelector("#shortcuts .keys");
const own = document.getElementById("workspace-keys");
if (sheet && own) sheet.prepend(own.content.cloneNode(true));
