// Sentences come translated from the server, as JSON in the page; scripts hold no words of their own.
const told = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/** The sentence of this key; `%(count)s` and the like are filled from `values`. */
export function words(key, values = {}) {
  return (told[key] ?? key).replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
}
