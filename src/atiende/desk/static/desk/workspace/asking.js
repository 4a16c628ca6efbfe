// Requests to the server: as htmx makes them, so that it answers with parts, and with the token against forgery.
import { csrf } from "../../ui/js/cookies.js";

/** Ask for a part of a page. Rejects when there is no connection. */
export function get(url, options = {}) {
  return fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin", ...options });
}

/** Send a form. `accept` names what the answer may be. */
export function post(url, body, { accept = "text/html", ...options } = {}) {
  const headers = { "HX-Request": "true", "X-CSRFToken": csrf(), Accept: accept };
  return fetch(url, { method: "POST", body, headers, credentials: "same-origin", ...options });
}

/** Whether the session ended: the answer is the page of signing in. */
export const isSignIn = (answer) => answer.redirected && new URL(answer.url).pathname.startsWith("/account/");
