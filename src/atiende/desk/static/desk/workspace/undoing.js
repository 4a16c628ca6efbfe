// What was done a moment ago can be undone for some seconds from where it shows; afterwards in the panel.
const UNDO_MS = 20000;

document.addEventListener("case:settled", () => {
  for (const offer of document.querySelectorAll("[data-undo]")) {
    setTimeout(() => { if (!offer.contains(document.activeElement)) offer.remove(); }, UNDO_MS);
  }
});
