// A link: its address asked for in a dialog. Web pages, mail addresses and telephones, and nothing else.
const ADDRESS = /^(?:https?:\/\/[^\s/]+\S*|mailto:\S+@\S+|tel:[+\d][\d\s().-]+)$/i;
const MAIL = /^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/;
const TELEPHONE = /^\+?\d[\d\s().-]{4,}$/;
const HOST = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#:]\S*)?$/u;

/** The address as a link takes it; empty for what is none. */
export function addressFrom(typed) {
  const said = typed.trim();
  const full = MAIL.test(said) ? `mailto:${said}` : TELEPHONE.test(said) ? `tel:${said.replace(/[\s().-]/g, "")}` : HOST.test(said) ? `https://${said}` : said;
  return ADDRESS.test(full) ? full : "";
}

/** Ask for the address of what is chosen, or of the link that one is in; an empty one takes the link away. */
export function askForLink({ area, squire }) {
  const dialog = document.getElementById("formatting-link");
  const field = dialog.querySelector("input");
  const problem = dialog.querySelector("[role=alert]");
  const range = squire.getSelection().cloneRange();
  const link = [...area.querySelectorAll("a")].find((each) => range.intersectsNode(each));
  const settle = (isWrong) => {
    problem.textContent = isWrong ? problem.dataset.words : "";
    field.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) field.setAttribute("aria-invalid", "true");
  };
  settle(false);
  field.value = link?.getAttribute("href") ?? "";
  dialog.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    const address = addressFrom(field.value);
    if (!address && field.value.trim()) {
      settle(true);
      return field.focus();
    }
    dialog.close();
    squire.focus();
    squire.setSelection(range);
    if (!address) squire.removeLink();
    else squire.makeLink(address);
  };
  dialog.onclose = () => squire.focus();
  dialog.showModal();
  field.focus();
}
