// Tells the house, at most every two minutes, that its person does something here: who is idle is shown as away.
import { csrf } from "./cookies.js";

const EVERY_MS = 120000;

function lastTold(key) {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

function note() {
  const { activity, person } = document.body.dataset;
  if (!activity) return;
  const key = `atiende-active-${person}`;
  if (Date.now() - lastTold(key) < EVERY_MS) return;
  try {
    localStorage.setItem(key, String(Date.now()));
  } catch {
    return; // without a memory of when it was told, it would be told with every key
  }
  fetch(activity, { method: "POST", headers: { "X-CSRFToken": csrf() }, keepalive: true }).catch(() => {});
}

for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, note, { capture: true, passive: true });
