// The list: going through it, opening a case beside it, and news that never move a row under the pointer.
import { toast } from "../../ui/js/toasts.js";
import { words as kitWords } from "../../ui/js/words.js";
import { get } from "./asking.js";
import { pane, show } from "./case.js";
import { words } from "./words.js";

const DEBOUNCE_MS = 60;
const NEWS_SPREAD_MS = 300;
const NEWS_GAP_MS = 500;
const list = document.getElementById("list");
const rows = document.getElementById("rows");
const pill = document.getElementById("new-pill");
let loading = null;
let opening;
let news = null;
let heardAt = -NEWS_GAP_MS;

const all = () => [...rows.querySelectorAll(".wsrow")];
const current = () => rows.querySelector(".wsrow[aria-current]");

function mark(row) {
  current()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "nearest" });
}

/** Show the case of this row beside the list. */
export async function openRow(row, { focus = false } = {}) {
  mark(row);
  loading?.abort();
  loading = new AbortController();
  pane.setAttribute("aria-busy", "true");
  try {
    const answer = await get(row.href, { signal: loading.signal });
    if (!answer.ok || answer.redirected) return location.assign(row.href);
    show(await answer.text());
    history.pushState({}, "", row.href);
    document.title = `${row.dataset.number} · Atiende`;
    if (focus) document.getElementById("thread")?.focus({ preventScroll: true });
  } catch (error) {
    if (error.name === "AbortError") return;
    toast(kitWords("no_connection"), { kind: "danger" });
  }
  pane.removeAttribute("aria-busy");
}

/** One row on or back: marked at once, opened a moment later, so that holding the key does not flood the server. */
export function move(step) {
  const found = all();
  if (!found.length) return;
  const at = found.indexOf(current());
  const row = found[Math.max(0, Math.min(found.length - 1, at < 0 ? 0 : at + step))];
  mark(row);
  row.focus({ preventScroll: true });
  clearTimeout(opening);
  opening = setTimeout(() => openRow(row), DEBOUNCE_MS);
}

rows?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const row = event.target.closest(".wsrow");
  const more = event.target.closest("[data-more]");
  if (row) {
    event.preventDefault();
    clearTimeout(opening);
    openRow(row, { focus: true });
  } else if (more) {
    event.preventDefault();
    fetchMore(more);
  }
});

async function fetchMore(link) {
  if (link.dataset.asked) return;
  link.dataset.asked = "1";
  try {
    const answer = await get(`${link.href}&rows`);
    if (answer.ok) link.outerHTML = await answer.text();
  } catch {
    delete link.dataset.asked;
    toast(kitWords("no_connection"), { kind: "danger" });
  }
}

// —— news ——
// Many lists hear of the same change: they do not ask together, nor for each of many changes, nor wait for the last.
list?.addEventListener("atiende:signal", () => {
  const rest = heardAt + NEWS_GAP_MS - performance.now();
  news ??= setTimeout(() => {
    news = null;
    heardAt = performance.now();
    hear();
  }, Math.max(rest, Math.random() * NEWS_SPREAD_MS));
});

async function freshList() {
  const from = list.dataset.rowsFrom;
  const answer = await get(from);
  if (!answer.ok || answer.redirected) return null;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  return holder.content;
}

async function hear() {
  const fresh = await freshList().catch(() => null);
  if (!fresh) return;
  for (const count of fresh.querySelectorAll("[data-count]")) tellCount(count);
  const incoming = new Map([...fresh.querySelectorAll(".wsrow")].map((row) => [row.id, row]));
  const present = all();
  if (!present.length) return incoming.size ? fill(fresh) : undefined;
  const isWhole = !fresh.querySelector("[data-more]");
  for (const row of present) {
    const now = incoming.get(row.id);
    if (now) bring(row, now);
    else if (isWhole) row.classList.add("is-gone");
    incoming.delete(row.id);
  }
  offer(incoming.size);
}

function tellCount(count) {
  for (const shown of document.querySelectorAll(`[data-count="${count.dataset.count}"]`)) {
    if (shown.textContent !== count.textContent) shown.textContent = count.textContent;
  }
}

function bring(row, now) {
  row.classList.toggle("is-waiting", now.classList.contains("is-waiting"));
  row.classList.remove("is-gone");
  if (row.innerHTML !== now.innerHTML) row.innerHTML = now.innerHTML;
}

function offer(count) {
  pill.hidden = count === 0;
  pill.textContent = count === 1 ? words("new_one") : words("new_many", { count });
}

function fill(fresh) {
  const open = current()?.id;
  rows.replaceChildren(...fresh.getElementById("rows").childNodes);
  if (open) document.getElementById(open)?.setAttribute("aria-current", "true");
  offer(0);
}

pill?.addEventListener("click", async () => {
  const fresh = await freshList().catch(() => null);
  if (!fresh) return toast(kitWords("no_connection"), { kind: "danger" });
  fill(fresh);
  rows.scrollTop = 0;
  rows.querySelector(".wsrow")?.focus();
});

// The back button shows what the address says, whatever was put in place by scripts.
addEventListener("popstate", () => location.reload());
