// Tables: one of three rows and columns, and what is put into a cell. As HTML they would run into each other.
const CELLS = "<tr><td><br></td><td><br></td><td><br></td></tr>".repeat(3);

/** Put a table below the line, or below the table, that one is in; one goes on writing in its first cell. */
export function insertTable({ area, squire }) {
  const table = document.createElement("table");
  table.innerHTML = `<tbody>${CELLS}</tbody>`;
  const range = squire.getSelection();
  squire.saveUndoState(range);
  const before = around(range.startContainer, area);
  if (before) below(before, table);
  else squire.insertElement(table, range);
  const cell = document.createRange();
  cell.setStart(table.rows[0].cells[0], 0);
  squire.focus();
  squire.setSelection(cell);
}

/** Put words where one writes in a cell, on its one line; whether one does. Squire would part the table that they go to. */
export function insertInCell({ area, squire }, text) {
  const range = squire.getSelection();
  const cell = around(range.startContainer, area, "td, th");
  if (!text || !cell?.contains(range.endContainer)) return false;
  squire.saveUndoState(range);
  range.deleteContents();
  squire.insertElement(document.createTextNode(text.trim().replace(/\s*\n\s*/g, " ")), range);
  return true;
}

function around(node, area, what = "table") {
  const found = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(what);
  return area.contains(found) ? found : null;
}

// Squire would part the table that one is in.
function below(before, table) {
  before.after(table);
  if (table.nextSibling) return;
  const line = document.createElement("div");
  line.append(document.createElement("br"));
  table.after(line);
}
