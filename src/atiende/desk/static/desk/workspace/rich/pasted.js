// Pasted HTML as clean lines, lists and quotes. Word and Outlook write lists as paragraphs, and everything in tables.
import { parsed } from "./parsing.js";

const INLINE = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", INS: "u", S: "s", STRIKE: "s", DEL: "s", SUB: "sub", SUP: "sup", CODE: "code" };
const GONE = /^(?:SCRIPT|STYLE|META|LINK|TITLE|HEAD|XML|NOSCRIPT|TEMPLATE|IFRAME|OBJECT|EMBED|SVG|MATH|VIDEO|AUDIO|CANVAS|SELECT|TEXTAREA|BUTTON|INPUT|HR|COL|COLGROUP)$/i;
const BLOCK = /^(?:P|DIV|H[1-6]|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|NAV|ADDRESS|CENTER|DL|DT|DD|FIGURE|FIGCAPTION|FORM|FIELDSET|PRE|BODY|CAPTION|TABLE|UL|OL|LI|BLOCKQUOTE|TR|TD|TH|TBODY)$/;
const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const WORD_LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i;
const WORD_MARK = /mso-list:\s*ignore/i;
const NUMBERED = /^[\s(]*(?:(\d+)|[a-z]|[ivxlc]+)[.)]/i;
const BLANK = /^[\s\u00a0\u200b]*$/;

const MOST_ROWS = 500;
const MOST_CELLS = 40;
const COMPLEX = "table, ul, ol, blockquote, p + p, div + div, [data-style*='mso-list' i]";

/** Two rows and two columns at least, with plain words in each cell: anything else is how a program lays out a mail. */
function isOfData(table) {
  const rows = [...(table.rows ?? [])];
  const isWide = rows.some((row) => row.cells.length > 1);
  return isWide && rows.length > 1 && !rows.some((row) => [...row.cells].some((cell) => cell.querySelector(COMPLEX)));
}

const styleOf = (node) => node.getAttribute?.("data-style") ?? "";

/** HTML of a clipboard or of the server as HTML of the editor. `pictures`: the Content-IDs that it may show. */
export function tidied(html, pictures = new Set()) {
  const writer = new Writer(document.implementation.createHTMLDocument(""), pictures);
  writer.inside(parsed(html));
  return writer.html();
}

class Writer {
  constructor(page, pictures) {
    this.page = page;
    this.pictures = pictures;
    this.place = page.body;
    this.line = null;
    this.tip = null;
    this.marks = [];
    this.wordLists = [];
  }

  html() {
    // Below a table there must be a line to go on writing in.
    if (this.page.body.lastChild?.nodeName === "TABLE") this.blank();
    return this.page.body.innerHTML;
  }

  inside(node) {
    for (const child of node.childNodes) this.one(child);
  }

  one(node) {
    if (node.nodeType === 3) return this.say(node.data);
    if (node.nodeType !== 1 || GONE.test(node.nodeName)) return;
    const style = styleOf(node);
    if (WORD_MARK.test(style) || /(?:display:\s*none|mso-hide:\s*all)/i.test(style)) return;
    const name = node.nodeName;
    if (name === "BR") return this.breakLine();
    if (name === "IMG") return this.picture(node);
    if (name === "O:P" && BLANK.test(node.textContent)) return;
    const level = name === "P" || name === "DIV" ? WORD_LEVEL.exec(style) : null;
    if (level && !node.querySelector("p, div, table")) return this.point(node, Number(level[1]));
    if (BLOCK.test(name) && !BLANK.test(node.textContent)) this.wordLists = [];
    if (name === "TABLE") return this.table(node);
    if (name === "UL" || name === "OL") return this.list(node);
    if (name === "BLOCKQUOTE") return this.within("blockquote", node);
    if (name === "PRE") return this.verbatim(node);
    if (!BLOCK.test(name)) return this.marked(node, () => this.inside(node));
    this.end();
    if (this.isBlankLine(node)) this.blank();
    else this.marked(node, () => this.inside(node));
    this.end();
  }

  isBlankLine(node) {
    if (!BLANK.test(node.textContent) || node.querySelector("img, p, div, table, ul, ol")) return false;
    return node.nodeName === "P" || node.querySelector("br") !== null || node.textContent.includes("\u00a0");
  }

  /** Run with the formatting that the element and its style ask for. */
  marked(node, act) {
    const style = styleOf(node);
    const tags = new Set();
    if (INLINE[node.nodeName]) tags.add(INLINE[node.nodeName]);
    if (/^H[1-6]$/.test(node.nodeName) || /(?:^|;)\s*font-weight:\s*(?:bold|[6-9]00)/i.test(style)) tags.add("b");
    if (/(?:^|;)\s*font-weight:\s*(?:normal|[1-4]00)/i.test(style)) tags.delete("b");
    if (/(?:^|;)\s*font-style:\s*italic/i.test(style)) tags.add("i");
    if (node.nodeName !== "A" && /(?:^|;)\s*text-decoration[^;]*underline/i.test(style)) tags.add("u");
    if (/(?:^|;)\s*text-decoration[^;]*line-through/i.test(style)) tags.add("s");
    const marks = [...tags].filter((tag) => !this.marks.some((mark) => mark.tag === tag)).map((tag) => ({ tag }));
    const href = node.nodeName === "A" ? (node.getAttribute("href") ?? "").trim() : "";
    if (LINK.test(href) && !this.marks.some((mark) => mark.tag === "a")) marks.push({ tag: "a", href });
    for (const mark of marks) this.enter(mark);
    act();
    for (const _ of marks) this.leave();
  }

  enter(mark) {
    this.marks.push(mark);
    if (this.line) this.tip = this.tip.appendChild(this.made(mark));
  }

  leave() {
    this.marks.pop();
    if (!this.line || this.tip === this.line) return;
    const left = this.tip;
    this.tip = left.parentNode;
    if (!left.hasChildNodes()) left.remove();
  }

  made({ tag, href }) {
    const element = this.page.createElement(tag);
    if (href) element.setAttribute("href", href);
    return element;
  }

  begin() {
    if (this.line) return;
    if (/^(?:LI|TD|TH)$/.test(this.place.nodeName)) {
      if (this.place.hasChildNodes()) this.place.append(this.page.createElement("br"));
      this.line = this.place;
    } else {
      this.line = this.place.appendChild(this.page.createElement("div"));
    }
    this.tip = this.line;
    for (const mark of this.marks) this.tip = this.tip.appendChild(this.made(mark));
  }

  end() {
    this.line = null;
    this.tip = null;
  }

  say(text) {
    const words = text.replace(/[ \t\n\r\f]+/g, " ");
    if (!this.line && !words.trim() && !words.includes("\u00a0")) return;
    this.begin();
    const isFirst = !this.line.textContent;
    this.tip.append(isFirst ? words.replace(/^ /, "") : words);
  }

  breakLine() {
    if (this.line) this.end();
    else this.blank();
  }

  blank() {
    if (this.place.nodeName === "LI") return;
    const line = this.place.appendChild(this.page.createElement("div"));
    line.append(this.page.createElement("br"));
  }

  picture(node) {
    if (!this.pictures.has(node.dataset.cid)) return;
    this.begin();
    const image = this.page.createElement("img");
    image.setAttribute("src", node.getAttribute("src"));
    image.setAttribute("alt", node.getAttribute("alt") ?? "");
    image.dataset.cid = node.dataset.cid;
    this.tip.append(image);
  }

  within(tag, node) {
    this.end();
    const before = this.place;
    this.place = before.appendChild(this.page.createElement(tag));
    this.inside(node);
    this.end();
    if (!this.place.hasChildNodes()) this.place.remove();
    this.place = before;
  }

  list(node) {
    this.end();
    const before = this.place;
    const list = before.appendChild(this.page.createElement(node.nodeName));
    if (node.start > 1) list.setAttribute("start", node.start);
    for (const child of node.childNodes) {
      this.place = list;
      if (child.nodeName === "LI") this.within("li", child);
      else if (/^[UO]L$/.test(child.nodeName)) this.list(child);
      else if (!BLANK.test(child.textContent)) this.within("li", { childNodes: [child] });
    }
    if (!list.hasChildNodes()) list.remove();
    this.place = before;
    this.end();
  }

  /** A paragraph of Word that is a point of a list: its mark says of which kind, its style how deep. */
  point(node, level) {
    this.end();
    const mark = [...node.querySelectorAll("[data-style]")].find((each) => WORD_MARK.test(styleOf(each)))?.textContent ?? "";
    const numbered = NUMBERED.exec(mark);
    const tag = numbered ? "ol" : "ul";
    while (this.wordLists.length && (this.wordLists.at(-1).level > level
      || (this.wordLists.at(-1).level === level && this.wordLists.at(-1).tag !== tag))) this.wordLists.pop();
    if (this.wordLists.at(-1)?.level !== level) {
      const over = this.wordLists.at(-1)?.list.lastElementChild ?? this.place;
      const list = over.appendChild(this.page.createElement(tag));
      if (Number(numbered?.[1]) > 1) list.setAttribute("start", numbered[1]);
      this.wordLists.push({ level, tag, list });
    }
    const before = this.place;
    this.place = this.wordLists.at(-1).list.appendChild(this.page.createElement("li"));
    this.marked(node, () => this.inside(node));
    this.end();
    this.place = before;
  }

  table(node) {
    this.end();
    if (isOfData(node)) return this.kept(node);
    for (const row of node.rows ?? []) {
      const cells = [...row.cells];
      if (cells.some((cell) => cell.querySelector(COMPLEX))) {
        for (const cell of cells) { this.end(); this.inside(cell); this.end(); }
        continue;
      }
      this.end();
      cells.filter((cell) => !BLANK.test(cell.textContent)).forEach((cell, index) => {
        if (index) this.say(" | ");
        this.marked(cell, () => this.flat(cell));
      });
    }
    this.end();
  }

  /** A table of words and figures stays one, without its look. */
  kept(node) {
    const before = this.place;
    const body = before.appendChild(this.page.createElement("table")).appendChild(this.page.createElement("tbody"));
    for (const row of [...node.rows].slice(0, MOST_ROWS)) {
      const line = body.appendChild(this.page.createElement("tr"));
      for (const cell of [...row.cells].slice(0, MOST_CELLS)) {
        this.place = line.appendChild(this.page.createElement(cell.nodeName === "TH" ? "th" : "td"));
        for (const name of ["colspan", "rowspan"]) {
          if (/^[1-9]\d?$/.test(cell.getAttribute(name) ?? "") && cell.getAttribute(name) !== "1") this.place.setAttribute(name, cell.getAttribute(name));
        }
        this.marked(cell, () => this.flat(cell));
        this.end();
        if (!this.place.hasChildNodes()) this.place.append(this.page.createElement("br"));
      }
    }
    this.place = before;
    this.end();
  }

  /** The words of a cell on the line of its row. */
  flat(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === 1 && /^(?:P|DIV)$/.test(child.nodeName)) this.marked(child, () => this.flat(child));
      else if (child.nodeName === "BR") this.say(" ");
      else if (child.nodeType !== 3 || !BLANK.test(child.data)) this.one(child);
    }
  }

  verbatim(node) {
    this.end();
    for (const line of node.textContent.replace(/\n$/, "").split("\n")) {
      if (!line) this.blank();
      else {
        this.begin();
        this.tip.append(line.replace(/ (?= )/g, "\u00a0"));
      }
      this.end();
    }
  }
}
