// <button data-copies="id"> puts the text of that element on the clipboard; where none is allowed it selects the text.
import { toast } from "./toasts.js";
import { words } from "./words.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  const source = button && document.getElementById(button.dataset.copies);
  if (!source) return;
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    toast(words("copied"));
  } catch {
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
  }
});
