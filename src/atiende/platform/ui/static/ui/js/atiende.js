// The entry of every page: each module looks for its own marks in the markup and does nothing when they are absent.
import "./active.js";
import "./requests.js";
import "./theme.js";
import "./toasts.js";
import "./dialogs.js";
import "./menus.js";
import "./fields.js";
import "./savebar.js";
import "./palette.js";
import "./shortcuts.js";
import "./tabs.js";
import "./live.js";
import "./copy.js";
import "./unsent.js";

if ("serviceWorker" in navigator && document.body.matches(".shell")) {
  // The page that it keeps for when there is no network is in the language of this one.
  navigator.serviceWorker.register(`/sw.js?language=${document.documentElement.lang}`).catch(() => {});
}

document.documentElement.dataset.ready = "1";
