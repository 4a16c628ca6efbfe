// What cannot be sent now outlives the window and the browser, and comes back as it was.
import { bodyOf, keepUnsent, unsent } from "../../ui/js/unsent.js";
import { forgetHere } from "./drafts.js";

/** Put what cannot leave this device where it outlives the window and the browser. */
export function outlive(job) {
  const fields = [...job.body].filter(([, value]) => typeof value === "string");
  const { kind, writer, action, draft, number, text, html, submission, at } = job;
  const page = new URL(".", action).pathname;
  const files = job.files.map((file) => file.outerHTML);
  job.isKept = keepUnsent({ kind, writer, action, draft, number, text, html, submission, at, page, files, fields });
  if (job.isKept) forgetHere(job);
}

function linesOf(entry) {
  const holder = document.createElement("template");
  holder.innerHTML = entry.files.join("");
  for (const button of holder.content.querySelectorAll("button")) button.dataset.removesFile = "";
  return [...holder.content.children];
}

/** What an earlier window or browser could not send. */
export function broughtBack() {
  return unsent().map((entry) => {
    forgetHere(entry);
    return { ...entry, files: linesOf(entry), body: bodyOf(entry), isKept: true };
  });
}
