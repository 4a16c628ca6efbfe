// What the portal gains with scripts: everything works without them.
import "../ui/js/theme.js";
import "../ui/js/toasts.js";
import "../ui/js/fields.js";
import "../ui/js/copy.js";
import "./limits.js";

for (const button of document.querySelectorAll("[data-prints], [data-copies]")) button.hidden = false;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) print();
});

// The link in the mail carries number and key behind the #, which no server and no referrer sees; it goes at once.
const form = document.querySelector("[data-takes-key]");
const told = /^#(\d{1,18})\.([A-Za-z0-9-]{16,24})$/.exec(location.hash);
if (form && told) {
  form.elements.number.value = told[1];
  form.elements.key.value = told[2];
  history.replaceState(null, "", location.pathname + location.search);
  form.querySelector(".btn.pri").focus();
}

document.documentElement.dataset.ready = "1";
