// Sentences of the workspace, translated by the server.
const told = JSON.parse(document.getElementById("workspace-words")?.textContent ?? "{}");

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

// A name written from right to left leaves the words beside it where they are.
const isolated = (text) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

/** The sentence of this key; `%(name)s` and the like are filled from `values`. */
export function words(key, values = {}) {
  return (told[key] ?? key).replace(/%\((\w+)\)s/g, (_, name) => isolated(String(values[name] ?? "")));
}
