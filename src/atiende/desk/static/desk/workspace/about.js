// Who likes the part on the customer open finds it open in every case; parts.js fetches it.
const KEY = "atiende.about";
const part = () => document.getElementById("about-customer");

function likesOpen() {
  try {
    return localStorage.getItem(KEY) === "open";
  } catch {
    return false;
  }
}

function keep(isOpen) {
  try {
    localStorage.setItem(KEY, isOpen ? "open" : "");
  } catch {
    // Without storage it is closed on the next page.
  }
}

document.addEventListener("toggle", (event) => {
  if (event.target === part()) keep(event.target.open);
}, true);
document.addEventListener("case:settled", () => {
  if (part() && likesOpen()) part().open = true;
});
