// What stands in a form: its words, and their formatting where there is any.

/** The words of a form, and the same with formatting; empty where there is none. */
export const wordsOf = (form) => ({ text: form.elements.text.value, html: form.elements.html.disabled ? "" : form.elements.html.value });

/** Put these words in place of those that are there. */
export function put(form, { text, html = "" }) {
  form.elements.text.value = text;
  form.elements.html.value = html ?? "";
  form.dispatchEvent(new CustomEvent("words:put", { bubbles: true }));
}

/** Where one writes in this form. */
export const fieldOf = (form) => form.querySelector("[data-editor]") ?? form.elements.text;

const escaped = (line) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/ (?= )/g, "&nbsp;");

/** Plain words as lines of HTML. */
export const asHtml = ({ text, html }) => html || text.split("\n").map((line) => `<div>${escaped(line) || "<br>"}</div>`).join("");

/** These words, and the others below them. */
export const joined = (one, other) => ({
  text: `${one.text}\n\n${other.text}`,
  html: one.html || other.html ? `${asHtml(one)}<div><br></div>${asHtml(other)}` : "",
});
