// The colours of a brand: a native picker beside each text, and a preview that follows what is typed.
const HEX = /^#[0-9a-f]{6}$/i;
const region = document.querySelector("[data-preview]");
let timer;

function full(text) {
  const typed = text.trim().replace(/^#?/, "#");
  return /^#[0-9a-f]{3}$/i.test(typed) ? "#" + [...typed.slice(1)].map((digit) => digit + digit).join("") : typed;
}

function addPicker(input) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  picker.disabled = input.matches(":disabled");
  if (HEX.test(full(input.value))) picker.value = full(input.value);
  const pair = document.createElement("div");
  pair.className = "pick";
  input.replaceWith(pair);
  pair.append(picker, input);
  picker.addEventListener("input", () => {
    input.value = picker.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  input.addEventListener("input", () => { if (HEX.test(full(input.value))) picker.value = full(input.value); });
}

async function refresh() {
  const colours = [...region.querySelectorAll("[data-colour]")].map((input) => [input.name, input.value]);
  const answer = await fetch(`${region.dataset.preview}?${new URLSearchParams(colours)}`, { headers: { "HX-Request": "true" } });
  if (answer.ok) document.getElementById("brand-preview").innerHTML = await answer.text();
}

if (region) {
  region.querySelectorAll("[data-colour]").forEach(addPicker);
  region.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 150);
  });
  region.closest("form").addEventListener("reset", () => setTimeout(() => {
    for (const input of region.querySelectorAll("[data-colour]")) {
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }));
}
