// Plain words of formatted ones, as the server makes them: lists with their marks, quotes with theirs, links with their address.
const BLOCKS = /^(?:DIV|P|BLOCKQUOTE|UL|OL|LI|PRE|TABLE|THEAD|TBODY|TR)$/;

/** The words of this element. */
export function plainOf(root) {
  const lines = [];
  let line = "";
  const around = [];
  const push = (text) => {
    lines.push(around.map((mark) => {
      const shown = mark.isFresh ? mark.first : mark.others;
      mark.isFresh = false;
      return shown;
    }).join("") + text);
    line = "";
  };
  const end = () => {
    if (line.trim()) push(line);
    line = "";
  };
  const within = (mark, node) => {
    around.push({ ...mark, isFresh: true });
    inside(node);
    end();
    if (node.nodeName === "LI" && around.at(-1).isFresh) push("");
    around.pop();
  };
  const list = (node) => {
    let number = node.nodeName === "OL" ? node.start : null;
    for (const child of node.children) {
      if (child.nodeName !== "LI") within({ first: "  ", others: "  " }, { nodeName: "", childNodes: [child] });
      else {
        const first = number === null ? "- " : `${number++}. `;
        within({ first, others: " ".repeat(first.length) }, child);
      }
    }
  };
  const link = (node) => {
    const place = line.length;
    const count = lines.length;
    inside(node);
    const said = count === lines.length ? line.slice(place).trim() : "";
    const address = (node.getAttribute("href") ?? "").replace(/^(?:mailto|tel):/i, "");
    if (address && ![said, `${said}/`, `https://${said}`].includes(address)) line = `${line.trimEnd()} (${address})`;
  };
  const one = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = node.data.replace(/[ \t\n\r\f]+/g, " ").replace(/\u200b/g, "");
      line += !line || line.endsWith(" ") ? words.replace(/^ +/, "") : words;
    } else if (node.nodeName === "BR") push(line);
    else if (node.nodeName === "IMG") line += `[${node.alt}]`;
    else if (node.nodeName === "A") link(node);
    else if (node.nodeName === "UL" || node.nodeName === "OL") { end(); list(node); end(); }
    else if (node.nodeName === "BLOCKQUOTE") { end(); within({ first: "> ", others: "> " }, node); }
    else if (/^T[DH]$/.test(node.nodeName)) {
      if (line.trim()) line = `${line.trimEnd()} | `;
      inside(node);
    } else if (BLOCKS.test(node.nodeName)) { end(); inside(node); end(); }
    else inside(node);
  };
  const inside = (node) => { for (const child of node.childNodes) one(child); };
  inside(root);
  end();
  return lines.map((each) => each.trimEnd()).join("\n").replace(/^\n+|\n+$/g, "").replace(/\u00a0/g, " ");
}
