// What every htmx request carries, and what people see when one fails.
import { csrf } from "./cookies.js";
import { toast } from "./toasts.js";
import { words } from "./words.js";

const SAFE = ["get", "head", "options", "trace"];

document.addEventListener("htmx:configRequest", (event) => {
  if (!SAFE.includes(event.detail.verb)) event.detail.headers["X-CSRFToken"] = csrf();
});

document.addEventListener("htmx:sendError", () => toast(words("no_connection"), { kind: "danger" }));

document.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr;
  const wasExplained = answer.getResponseHeader("HX-Trigger")?.includes("toast");
  if (!wasExplained) toast(words("server_failed"), { kind: "danger" });
});

// A session that ended answers with the sign-in page: go there instead of putting it into a fragment's place.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  const landed = xhr.responseURL && new URL(xhr.responseURL).pathname;
  const asked = new URL(requestConfig.path, location.href).pathname;
  if (landed && landed !== asked && landed.startsWith("/account/")) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
