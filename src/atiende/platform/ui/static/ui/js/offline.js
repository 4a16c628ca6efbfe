// The page shown in place of another while there is no network: the other one comes once the server answers again.
const PAUSE_MS = 3000;
let next;

async function look() {
  clearTimeout(next);
  try {
    const answer = await fetch("/healthz", { cache: "no-store" });
    if (answer.ok) return location.reload();
  } catch {
    // Not yet.
  }
  next = setTimeout(look, PAUSE_MS);
}

addEventListener("online", look);
next = setTimeout(look, PAUSE_MS);
