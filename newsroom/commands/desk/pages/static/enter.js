// The key Enter as people know it from Word: it ends a paragraph, and goes on with a list.
const ITEM = /^(\s*)(?:([-*+])|(\d{1,4})([.)]))(\s+)(.*)$/;
const PLAIN = /^\s*(?:\||>|\[\^[^\]]+\]:|#|\x60{3}|~~~|!\[|\[album\]\s*$)/; // a table, a quotation, a note, a heading, a photo

/** Give what Enter does at a place of a text: from where to the cursor it puts what; null leaves it to the browser. */
export function enterAt(value, at) {
  const start = value.lastIndexOf("\n", at - 1) + 1;
  const next = value.indexOf("\n", at);
  const line = value.slice(start, next < 0 ? value.length : next);
  const before = value.slice(start, at);
  const item = ITEM.exec(line);
  if (item) {
    const [, indent, mark, number, dot, space, words] = item;
    if (!words.trim()) return { from: start, text: "\n" }; // an empty item ends the list
    if (before.length < line.length - words.length) return null;
    const next = mark || `${+number + 1}${dot}`;
    return { from: at, text: `\n${indent}${next}${space}` };
  }
  if (!before.trim() || PLAIN.test(line) || /^[*_][^*_].*[*_]\s*$/.test(line)) return null;
  if (/^(?:\x60{3}|~~~)/m.test(value) && (value.slice(0, at).match(/^(?:\x60{3}|~~~)/gm) || []).length % 2) return null;
  return { from: at, text: value[at] === "\n" && value[at + 1] === "\n" ? "\n\n" : value[at] === "\n" ? "\n" : "\n\n" };
}

/** Let Enter and Shift+Enter write what they mean; `put` writes so that Ctrl+Z takes it back. */
export function setUpEnter(box, put) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart: from, selectionEnd: to, value } = box;
    const start = value.lastIndexOf("\n", from - 1) + 1;
    if (event.shiftKey) {
      if (!value.slice(start, from).trim() || /^\s*\|/.test(value.slice(start))) return;
      event.preventDefault();
      put(box, "\\\n");
      return;
    }
    const found = enterAt(value.slice(0, from) + value.slice(to), from);
    if (!found) return;
    event.preventDefault();
    put(box, found.text, found.from, to);
  });
}
