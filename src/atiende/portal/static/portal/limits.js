// What is more than the form takes is said before it is sent: nobody waits for an upload that will be refused.

function clear(field) {
  document.getElementById(`${field.id}-limit`)?.remove();
  field.removeAttribute("aria-invalid");
}

function tell(field) {
  clear(field);
  const told = document.createElement("p");
  told.className = "err";
  told.id = `${field.id}-limit`;
  told.setAttribute("role", "alert");
  told.textContent = field.dataset.tooMuch;
  field.after(told);
  field.setAttribute("aria-invalid", "true");
}

function isTooMuch(field) {
  if (field.type !== "file") return field.value.length > Number(field.dataset.most);
  const files = [...field.files];
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return files.length > Number(field.dataset.mostFiles) || bytes > Number(field.dataset.most);
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches("input[type=file][data-too-much]")) return;
  if (!isTooMuch(field)) return clear(field);
  tell(field);
  field.value = "";
});

// A text stays, to be shortened: it is said when it is sent, and no more once it fits.
document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-too-much]") && !isTooMuch(event.target)) clear(event.target);
});

// Before anything else hears of the submission.
document.addEventListener("submit", (event) => {
  const wrong = [...event.target.querySelectorAll("[data-too-much]")].find(isTooMuch);
  if (!wrong) return;
  event.preventDefault();
  tell(wrong);
  wrong.focus();
}, true);
