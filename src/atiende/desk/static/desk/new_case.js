// Formatting in a new case: the editor of the workspace over its one text. Pictures go along as files.
import { toast } from "../ui/js/toasts.js";
import { get } from "./workspace/asking.js";
import { tellTooLong } from "./workspace/pasting.js";
import { words } from "./workspace/words.js";
import { asHtml } from "./workspace/written.js";

const button = document.querySelector("[data-formats]");
const editor = () => import("./workspace/rich/editor.js");
const tools = { asHtml, get, tellTooLong, toast, upload: () => toast(words("picture_as_file"), { kind: "warning" }) };
let isOn = false;

async function turnOn(options = {}) {
  try {
    await (await editor()).turnOn(button.form, { ...options, tools });
    isOn = true;
  } catch {
    toast(words("formatting_unavailable"), { kind: "warning" });
  }
}

async function change() {
  if (isOn) isOn = !(await (await editor()).turnOff(button.form));
  else await turnOn({ isFocused: true });
}

if (button) {
  button.hidden = false;
  button.addEventListener("click", change);
  button.form.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !event.shiftKey || event.key.toLowerCase() !== "f") return;
    event.preventDefault();
    change();
  });
  if (button.form.elements.html.value) turnOn();
}
