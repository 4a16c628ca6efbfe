// The conversation stays at its end while one reads the end, and where it is while one reads further up.
const NEAR_PX = 60;
let isPinned = true;
let watcher = null;

const thread = () => document.getElementById("thread");

/** Go to the last message. */
export function toEnd() {
  const box = thread();
  if (!box) return;
  box.scrollTop = box.scrollHeight;
  isPinned = true;
}

function watch() {
  const box = thread();
  if (!box) return;
  watcher?.disconnect();
  watcher = new ResizeObserver(() => { if (isPinned) box.scrollTop = box.scrollHeight; });
  watcher.observe(box);
  const said = document.getElementById("said");
  if (said) watcher.observe(said);
  // Only going up lets go of the end: a picture that loads late makes the end go down by itself.
  let last = box.scrollTop;
  box.addEventListener("scroll", () => {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX) isPinned = true;
    else if (box.scrollTop < last) isPinned = false;
    last = box.scrollTop;
  }, { passive: true });
  // What people open further up must not be pulled away from under them.
  box.addEventListener("toggle", () => { isPinned = false; }, { capture: true });
  toEnd();
}

document.addEventListener("case:settled", watch);
document.addEventListener("case:updated", () => {
  const said = document.getElementById("said");
  if (said) watcher?.observe(said);
  if (isPinned) toEnd();
});
