// HTML taken apart without styles and handlers: our policy has the browser complain of each, even in a page nobody sees.
const STYLES = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi;
const TAG = /<[a-z][^>]*>/gi;
const WATCHED = /([\s"'/])(?=(?:style|on[a-z]+)\s*=)/gi;

/** The body of this HTML; what elements say of their style stands in `data-style`. */
export function parsed(html) {
  const harmless = html.replace(STYLES, "").replace(TAG, (tag) => tag.replace(WATCHED, "$1 data-"));
  return new DOMParser().parseFromString(harmless, "text/html").body;
}
