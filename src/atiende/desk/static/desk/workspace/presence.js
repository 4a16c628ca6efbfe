// Who else is in the open case, and whether they write: told live by the server, named by an ordinary page of the case.
import { announce } from "../../ui/js/live.js";
import { get } from "./asking.js";

const QUIET_MS = 15000;
const DOING = { reply: "replying", note: "noting" };
let state = "viewing";
let quiet;
let asking = null;
let settled = "";
let known = { topic: "", people: [] };

const topic = () => document.getElementById("cv")?.dataset.live ?? "";

function tell() {
  if (document.hidden || !topic()) announce("", "");
  else announce(topic(), state);
}

function be(next) {
  if (next === state) return;
  state = next;
  tell();
}

function rest() {
  clearTimeout(quiet);
  be("viewing");
}

async function show() {
  const place = document.getElementById("presence");
  if (!place) return;
  asking?.abort();
  const people = known.topic === topic() ? known.people : [];
  if (!people.length) return place.replaceChildren();
  asking = new AbortController();
  const who = people.map(([id, as]) => `who=${id}-${as}`).join("&");
  try {
    const answer = await get(`${place.dataset.from}?${who}`, { signal: asking.signal });
    if (answer.ok && !answer.redirected && place.isConnected) place.innerHTML = await answer.text();
  } catch {
    // Without a connection nothing certain can be said of others.
  }
}

document.addEventListener("atiende:presence", (event) => {
  if (event.target.id !== "cv") return;
  known = event.detail;
  show();
});

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".cform");
  if (!form || event.target.name !== "text") return;
  if (!event.target.value.trim()) return rest();
  be(DOING[form.dataset.kind]);
  clearTimeout(quiet);
  quiet = setTimeout(rest, QUIET_MS);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches?.(".cform")) rest();
});

document.addEventListener("case:settled", () => {
  // The line tells who is there when a case is opened anew; the same case put in place again is told nothing.
  if (topic() !== settled) known = { topic: "", people: [] };
  settled = topic();
  clearTimeout(quiet);
  state = "viewing";
  tell();
  show();
});
document.addEventListener("visibilitychange", tell);
