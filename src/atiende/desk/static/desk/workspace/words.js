// Sentences of the workspace, translated by the server.
const told = JSON.parse(document.getElementById("workspace-words")?.textContent ?? "{}");

/** The sentence of this key; `%(name)s` and the like are filled from `values`. */
export function words(key, values = {}) {
  return (told[key] ?? key).replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
}
