// The set-up: proposes what goes with a country, and says how strong a password is. Everything works without it.

const habits = JSON.parse(document.getElementById("country-habits")?.textContent ?? "null");
const country = document.getElementById("id_country");
const proposed = { language: "id_language", time_zone: "id_time_zone", currency: "id_currency" };

if (habits && country) {
  const touched = new Set();
  for (const [name, id] of Object.entries(proposed)) {
    document.getElementById(id).addEventListener("change", () => touched.add(name));
  }
  const propose = (isFirst) => {
    for (const [name, id] of Object.entries(proposed)) {
      const select = document.getElementById(id);
      if (touched.has(name) || (isFirst && (name === "language" || select.value))) continue;
      select.value = habits[country.value]?.[name] ?? "";
    }
  };
  country.addEventListener("change", () => propose(false));
  propose(true);
}

const password = document.getElementById("id_password");
const strength = document.getElementById("strength");

// Length counts most (NIST SP 800-63B, 5.1.1.1); a repeated or running character adds nothing.
function levelOf(text) {
  let useful = 0;
  for (let i = 0; i < text.length; i += 1) {
    const step = i ? text.charCodeAt(i) - text.charCodeAt(i - 1) : 9;
    if (Math.abs(step) > 1) useful += 1;
  }
  if (text.length < 10 || useful < 8) return "weak";
  return text.length >= 16 && useful >= 12 ? "strong" : "fair";
}

if (password && strength) {
  const show = () => {
    strength.hidden = password.value === "";
    strength.dataset.level = levelOf(password.value);
    strength.textContent = strength.dataset[strength.dataset.level];
  };
  password.addEventListener("input", show);
  show();
}
