// What the browser keeps: who annotates, whether letters are commands, and over a reload of the page that it is annotated.
import { article } from "./server.js";

const AUTHOR = "glossator-annotator";
const LETTERS = "glossator-annotator-letters";
const PAGE = "glossator-annotate";

function read(store, key) {
  try {
    return store().getItem(key) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function write(store, key, value) {
  try {
    if (value) store().setItem(key, value);
    else store().removeItem(key);
  } catch {
    // A browser that keeps nothing: names are typed again, and after a reload the mode is off.
  }
}

/** Who annotated last in this browser. */
export const remembered = () => read(() => localStorage, AUTHOR);
export const remember = (author) => write(() => localStorage, AUTHOR, author);

/** Whether single letters are commands here. They are in the way of those who steer the browser by speech, and of whoever
 *  hits keys without meaning to (WCAG 2.2, 2.1.4, "Character Key Shortcuts"). */
export const lettersWork = () => read(() => localStorage, LETTERS) !== "off";
export const letLettersWork = (work) => write(() => localStorage, LETTERS, work ? "" : "off");

/** What survives a reload of this page: which note is to be shown, and what is to be said. Null ends the mode. */
export const keep = (what) => write(() => sessionStorage, PAGE, what && JSON.stringify({ ...what, article: article() }));

/** The same, after the reload; null where the page was not annotated. */
export function kept() {
  const what = JSON.parse(read(() => sessionStorage, PAGE) || "null");
  return what?.article === article() ? what : null;
}
