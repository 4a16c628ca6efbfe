// Files go to the server as soon as they are chosen, pasted or dropped; the message carries their claims.
import { csrf } from "../../ui/js/cookies.js";
import { toast } from "../../ui/js/toasts.js";
import { isSignIn } from "./asking.js";
import { words } from "./words.js";

const MOST_BYTES = 20_000_000;
const MOST_FILES = 20;

/** Whether a file of this form is still on its way. */
export const isUploading = (form) => form.querySelector(".cf progress") !== null;

function line(name) {
  const made = document.createElement("li");
  made.className = "cf";
  const shown = document.createElement("span");
  shown.className = "clip";
  shown.textContent = name;
  made.append(shown);
  return made;
}

function removeButton(name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ib";
  button.setAttribute("aria-label", words("remove_file", { name }));
  button.textContent = "×";
  button.addEventListener("click", act);
  return button;
}

function tell(form) {
  form?.dispatchEvent(new CustomEvent("files:changed", { bubbles: true }));
}

function take(entry) {
  const form = entry.closest("form");
  entry.remove();
  tell(form);
}

function finish(entry, answer) {
  entry.dataset.cid = answer.cid ?? "";
  entry.querySelector("progress")?.remove();
  const claim = document.createElement("input");
  claim.type = "hidden";
  claim.name = "file";
  claim.value = answer.claim;
  const size = document.createElement("small");
  size.textContent = answer.size;
  entry.querySelector(".ib").before(claim, size);
  entry.dispatchEvent(new CustomEvent("file:kept", { bubbles: true }));
  tell(entry.closest("form"));
}

function fail(entry, name, text) {
  entry.remove();
  toast(text || words("upload_failed", { name }), { kind: "danger" });
}

/** Send a file on its way; `isPlaced`: a picture that stands in the text once it is there. */
export function upload(form, file, { isPlaced = false } = {}) {
  const name = file.name || words("pasted_picture");
  const present = [...form.querySelectorAll(".cf")];
  const together = present.reduce((sum, one) => sum + Number(one.dataset.bytes), file.size);
  const tooMuch = file.size > MOST_BYTES ? "file_too_large" : together > MOST_BYTES && "files_too_large";
  const why = tooMuch || (present.length >= MOST_FILES && "files_too_many");
  if (why) return toast(words(why, { name, megabytes: MOST_BYTES / 1e6, most: MOST_FILES }), { kind: "danger" });
  const request = new XMLHttpRequest();
  const entry = line(name);
  entry.dataset.bytes = file.size;
  if (isPlaced) entry.dataset.placed = "";
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", words("uploading", { name }));
  entry.append(bar, removeButton(name, () => { request.abort(); take(entry); }));
  form.querySelector("[data-files]").append(entry);
  const body = new FormData();
  body.append("file", file, name);
  request.open("POST", form.dataset.upload);
  request.setRequestHeader("X-CSRFToken", csrf());
  request.setRequestHeader("HX-Request", "true");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    if (request.status === 200 && request.response?.claim) finish(entry, request.response);
    else if (isSignIn({ redirected: true, url: request.responseURL })) fail(entry, name, words("not_uploaded_session", { name }));
    else fail(entry, name, request.response?.error);
  });
  request.addEventListener("error", () => fail(entry, name));
  request.send(body);
}

const formAt = (event) => event.target.closest?.(".cform");

document.addEventListener("change", (event) => {
  const form = formAt(event);
  if (!form || !event.target.matches("input[type=file]")) return;
  for (const file of event.target.files) upload(form, file);
  event.target.value = "";
});

document.addEventListener("click", (event) => {
  const entry = event.target.closest?.("[data-removes-file]")?.closest("li");
  if (entry) take(entry);
});

document.addEventListener("paste", (event) => {
  const form = formAt(event);
  const files = [...(event.clipboardData?.files ?? [])];
  if (!form || !files.length) return;
  event.preventDefault();
  for (const file of files) upload(form, file);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const form = formAt(event);
    if (!form || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("is-over", kind === "dragover");
    if (kind === "drop") for (const file of event.dataTransfer.files) upload(form, file);
  });
}
