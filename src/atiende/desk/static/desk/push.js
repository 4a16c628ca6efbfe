// Notices of the browser: asked for by a button, never by the page itself.
import { csrf } from "../ui/js/cookies.js";

const button = document.getElementById("push-on");
const told = document.getElementById("push-told");

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") {
    told.textContent = button.dataset.denied;
    return;
  }
  const worker = await navigator.serviceWorker.ready;
  const headers = { "X-CSRFToken": csrf() };
  const { key } = await (await fetch(button.dataset.key, { method: "POST", headers, credentials: "same-origin" })).json();
  const { endpoint, keys } = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })).toJSON();
  const body = new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth });
  const answer = await fetch(button.dataset.to, { method: "POST", body, headers, credentials: "same-origin" });
  told.textContent = (await answer.json()).told;
}

if (button && "PushManager" in window && "serviceWorker" in navigator && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", () => {
    subscribe().catch(() => {
      told.textContent = button.dataset.denied;
    });
  });
}
