// Live news. The server sends signals, never content: an element marked data-live="kind:id" with an hx-get asks again
// for itself through its ordinary address, so there is one way to be permitted and nothing is lost with a signal.
import { words } from "./words.js";

const SPREAD_MS = 400;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15000;
const refused = new Set();
let socket = null;
let wait = FIRST_WAIT_MS;
let hasBeenOn = false;
let isResting = false;

const watching = () => [...document.querySelectorAll("[data-live]")];
const topics = () => new Set(watching().flatMap((element) => element.dataset.live.split(" ")));
let subscribed = new Set();
let here = null;

function show(state) {
  for (const indicator of document.querySelectorAll("[data-live-indicator]")) {
    indicator.hidden = false;
    indicator.dataset.state = state;
    indicator.title = words(state === "on" ? "live" : "reconnecting");
    const told = indicator.querySelector("[data-live-words]");
    if (told) told.textContent = indicator.title;
  }
}

function say(message) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

/** Bring the subscriptions in line with what stands on the page. */
export function follow() {
  const wanted = topics();
  if (wanted.size && !socket && !isResting) connect();
  for (const topic of wanted) if (!subscribed.has(topic) && !refused.has(topic)) say({ subscribe: topic });
  for (const topic of subscribed) if (!wanted.has(topic)) say({ unsubscribe: topic });
  if (socket?.readyState === WebSocket.OPEN) subscribed = wanted;
}

/** Say what this page shows and as what ("ticket:42", "viewing"); "" when nothing. Others who watch it are told. */
export function announce(topic, state) {
  here = topic ? { present: topic, as: state } : null;
  follow();
  say(here ?? { present: "", as: "" });
}

function tellPeople(topic, people) {
  for (const element of watching()) {
    if (!element.dataset.live.split(" ").includes(topic)) continue;
    element.dispatchEvent(new CustomEvent("atiende:presence", { bubbles: true, detail: { topic, people } }));
  }
}

// What few people watch at a time asks at once (data-live-at-once); the rest do not all ask together.
function refresh(element) {
  if (element.dataset.liveWaits || !element.hasAttribute("hx-get")) return;
  if ("liveAtOnce" in element.dataset) return window.htmx?.trigger(element, "live");
  element.dataset.liveWaits = "1";
  setTimeout(() => {
    delete element.dataset.liveWaits;
    window.htmx?.trigger(element, "live");
  }, Math.random() * SPREAD_MS);
}

function hear(topic, detail) {
  for (const element of watching()) {
    if (!element.dataset.live.split(" ").includes(topic)) continue;
    element.dispatchEvent(new CustomEvent("atiende:signal", { bubbles: true, detail }));
    refresh(element);
  }
}

function receive(event) {
  const message = JSON.parse(event.data);
  if (message.signal) hear(message.signal, message);
  if (message.presence) tellPeople(message.presence, message.people);
  if (message.denied) refused.add(message.denied);
  if (message.ended) {
    refused.add(message.ended);
    hear(message.ended, message);
  }
}

function tryAgain() {
  isResting = false;
  follow();
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/live`);
  socket.addEventListener("open", () => {
    wait = FIRST_WAIT_MS;
    subscribed = new Set();
    follow();
    if (here) say(here);
    show("on");
    // What was signalled while nobody listened is caught up with by asking once.
    if (hasBeenOn) watching().forEach(refresh);
    hasBeenOn = true;
    document.dispatchEvent(new CustomEvent("atiende:connected"));
  });
  socket.addEventListener("message", receive);
  socket.addEventListener("close", () => {
    show("off");
    if (here) tellPeople(here.present, []);
    socket = null;
    isResting = true;
    setTimeout(tryAgain, wait * (0.7 + Math.random() * 0.6));
    wait = Math.min(LONGEST_WAIT_MS, wait * 2);
  });
}

document.addEventListener("htmx:afterSettle", follow);
addEventListener("pagehide", () => socket?.close());
addEventListener("online", tryAgain);
follow();
