// Pictures in the text: files of the message, which the text names by their Content-ID.
import { parsed } from "./parsing.js";

const CID = /^cid:/;
const entries = (form) => [...form.querySelectorAll("[data-files] > li[data-cid]")].filter((entry) => entry.dataset.cid);

const claimOf = (entry) => entry.querySelector("input[name=file]")?.value;

/** From where the page loads the picture of this file. */
export const addressOf = (form, entry) => `${form.dataset.upload}/${claimOf(entry)}`;

/** The Content-IDs of the pictures that this form holds. */
export const picturesOf = (form) => new Set(entries(form).map((entry) => entry.dataset.cid));

function changed(html, change) {
  const body = parsed(html);
  change(body);
  return body.innerHTML;
}

/** HTML as it was kept, with pictures that the page can load; those whose file is gone are left out. */
export function withAddresses(html, form) {
  if (!html.includes("<img")) return html;
  const found = new Map(entries(form).map((entry) => [entry.dataset.cid, entry]));
  return changed(html, (body) => {
    for (const image of body.querySelectorAll("img")) {
      const cid = (image.getAttribute("src") ?? "").replace(CID, "");
      const entry = found.get(image.dataset.cid ?? cid);
      if (!entry) { image.remove(); continue; }
      image.dataset.cid = entry.dataset.cid;
      image.setAttribute("src", addressOf(form, entry));
    }
  });
}

/** The editor's HTML as it is kept: pictures by Content-ID, lists inside of points. Files follow what the text shows. */
export function withContentIds(html, form) {
  const shown = new Set();
  const kept = changed(html, (body) => {
    for (const image of body.querySelectorAll("img")) {
      const { cid } = image.dataset;
      if (!cid) { image.remove(); continue; }
      shown.add(cid);
      image.setAttribute("src", `cid:${cid}`);
      delete image.dataset.cid;
    }
    for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
      if (list.previousElementSibling?.nodeName === "LI") list.previousElementSibling.append(list);
    }
    for (const filler of body.querySelectorAll(":is(div, li) > br:last-child")) {
      if (!filler.nextSibling && filler.previousSibling) filler.remove();
    }
    for (const filler of body.querySelectorAll(":is(td, th) > br:only-child")) filler.remove();
    spaced(body);
  });
  place(form, shown);
  return kept;
}

/** Browsers write a space at the edge of an element as one that does not break: between words it is an ordinary one. */
function spaced(body) {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/(\S)\u00a0(?!\s)/g, "$1 ");
}

/** A picture that was taken out of the text does not go along, and comes back with it. */
function place(form, shown) {
  for (const entry of entries(form)) {
    const isShown = shown.has(entry.dataset.cid);
    const claim = entry.querySelector("input[name=file]");
    if (!claim || (!isShown && !("placed" in entry.dataset))) continue;
    entry.dataset.placed = "";
    entry.hidden = true;
    claim.disabled = !isShown;
  }
}
