// Dialogs: native <dialog>, opened by data-opens="id", closed by data-closes, Esc or a click beside it.
// A form or button with data-ask="sentence" asks before it acts.

/** Open a dialog by its id, closing any other; the browser gives the focus back afterwards. */
export function open(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  for (const other of document.querySelectorAll("dialog[open]")) if (other !== dialog) other.close();
  for (const menu of document.querySelectorAll(".pop:popover-open")) menu.hidePopover();
  if (!dialog.open) dialog.showModal();
  dialog.dispatchEvent(new CustomEvent("opened"));
  return true;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey && open(opener.dataset.opens)) {
    event.preventDefault();
    return;
  }
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

let answered = null;

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const asker = button?.dataset.ask ? button : event.target;
  const dialog = document.getElementById("ask");
  if (!asker.dataset.ask || !dialog || answered === asker) {
    answered = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(dialog, asker, button, () => {
    answered = asker;
    event.target.requestSubmit(button ?? undefined);
  });
}, { capture: true });

function ask(dialog, asker, button, act) {
  const yes = dialog.querySelector("[data-ask-yes]");
  dialog.querySelector("#ask-title").textContent = asker.dataset.askTitle || button?.textContent.trim() || "";
  dialog.querySelector("#ask-text").textContent = asker.dataset.ask;
  yes.textContent = button?.textContent.trim() || asker.dataset.askTitle || "";
  yes.classList.toggle("dan", Boolean(button?.classList.contains("dan")));
  yes.classList.toggle("pri", !button?.classList.contains("dan"));
  yes.onclick = () => {
    dialog.close();
    act();
  };
  dialog.showModal();
}
