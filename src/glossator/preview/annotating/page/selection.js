// The article's words in the page, and stretches of them: what someone selects or types becomes words with what is
// around them, as the Web Annotation Data Model has it (4.2.4, Text Quote Selector).

const BREAKING = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION COL COLGROUP DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE " +
    "FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL OPTION P PRE SEARCH SECTION SUMMARY " +
    "TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);
const AROUND = 120;
const NEAR = 32;
const SAME = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‐": "-", "‑": "-", "–": "-", "—": "-" };

/** The element that holds the source's words. */
export const source = () => document.querySelector("[data-source-text]");

/** The words of the article as one text, and where in the page each stands. Blocks are parted by a line end. */
export class Words {
  constructor(root) {
    this.root = root;
    this.spots = [];
    this.text = "";
    this.#read(root);
  }

  #read(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        this.spots.push({ node: child, start: this.text.length });
        this.text += child.data;
      } else if (child.nodeType === Node.ELEMENT_NODE && !child.hasAttribute("data-not-source")) {
        const breaks = BREAKING.has(child.nodeName);
        if (breaks) this.text += "\n";
        this.#read(child);
        if (breaks) this.text += "\n";
      }
    }
  }

  /** The stretch that a range of the page covers; null where that has no word of the article. */
  stretch(range) {
    const inside = this.spots.filter(({ node }) => range.intersectsNode(node));
    if (!inside.length) return null;
    const first = inside[0], last = inside[inside.length - 1];
    let start = first.start + (range.startContainer === first.node ? range.startOffset : 0);
    let end = last.start + (range.endContainer === last.node ? range.endOffset : last.node.length);
    while (start < end && /\s/.test(this.text[start])) start += 1;
    while (end > start && /\s/.test(this.text[end - 1])) end -= 1;
    return start < end ? { start, end } : null;
  }

  /** A stretch as a range of the page. */
  range({ start, end }) {
    const range = document.createRange();
    const from = this.spots.findLast((one) => one.start <= start), to = this.spots.findLast((one) => one.start < end);
    range.setStart(from.node, Math.min(start - from.start, from.node.length));
    range.setEnd(to.node, Math.min(end - to.start, to.node.length));
    return range;
  }

  /** A stretch as words with what is around them. */
  quote({ start, end }) {
    return {
      exact: this.text.slice(start, end),
      prefix: this.text.slice(Math.max(0, start - AROUND), start),
      suffix: this.text.slice(end, end + AROUND),
    };
  }

  /** The stretch of words that stood in the text before it changed; null where it is not clear which it is now. */
  again({ exact, prefix, suffix }) {
    const found = [];
    for (let at = this.text.indexOf(exact); at >= 0; at = this.text.indexOf(exact, at + 1)) {
      const end = at + exact.length;
      if (this.text.slice(0, at).endsWith(prefix.slice(-NEAR)) && this.text.startsWith(suffix.slice(0, NEAR), end)) found.push({ start: at, end });
    }
    return found.length === 1 ? found[0] : null;
  }

  /** The words of a stretch on one line. */
  said({ start, end }) {
    return this.text.slice(start, end).replace(/\s+/g, " ");
  }

  /** Some words before and behind a stretch, to tell it from others. */
  around({ start, end }) {
    const cut = (text) => text.replace(/\s+/g, " ");
    return [cut(this.text.slice(Math.max(0, start - 30), start)), cut(this.text.slice(end, end + 30))];
  }

  /** Every stretch that has these words, typed by someone: case, white space, quotation marks and dashes may differ. */
  find(typed) {
    this.folded ??= fold(this.text);
    const sought = fold(typed.trim()).text, { text, at } = this.folded;
    const found = [];
    for (let place = sought ? text.indexOf(sought) : -1; place >= 0; place = text.indexOf(sought, place + 1)) {
      found.push({ start: at[place], end: at[place + sought.length - 1] + 1 });
    }
    return found;
  }
}

function fold(text) {
  let made = "";
  const at = [];
  for (let place = 0; place < text.length; place += 1) {
    const one = text[place];
    const same = /\s/.test(one) ? " " : (SAME[one] ?? one.toLowerCase());
    if (same.length !== 1 || (same === " " && made.endsWith(" "))) continue;
    made += same;
    at.push(place);
  }
  return { text: made, at };
}

/** The range that someone has selected in the article; null where nothing of it is. */
export function selected() {
  const selection = getSelection(), root = source();
  if (!root || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(root) ? range : null;
}

/** Marks words of the page, without changing it; none where `range` is null. */
export function mark(range) {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set("glossator-words", new Highlight(range));
  else CSS.highlights.delete("glossator-words");
}

/** Scrolls words into the part of the page that nothing covers. */
export function reveal(range) {
  const box = range.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = innerHeight * 0.12, bottom = innerHeight * 0.35;
  if (box.top >= top && box.bottom <= bottom) return;
  if (box.top >= top && box.bottom <= innerHeight * 0.8 && innerWidth > 1100) return;
  scrollBy({ top: box.top - innerHeight * 0.2, behavior: calm ? "auto" : "smooth" });
}
