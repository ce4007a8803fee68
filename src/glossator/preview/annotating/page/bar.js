// The bar at the page's foot: the words that are chosen, by hand or by typing them, and what can be done.
import { button, el, newId } from "./dom.js";

/** The bar. `find(typed)` gives the stretches that have words, `pick(stretch)` is told which one is meant; the other
 *  functions are what its buttons do. */
export function annotateBar({ find, around, pick, note, notes, topics, differences, undo, leave, letters }) {
  const status = el("p", { className: "status", role: "status" });
  const count = el("span", { className: "count", "aria-hidden": "true" });
  const words = el("input", { id: newId("words"), type: "search", placeholder: "Select words, or type them", autocomplete: "off", spellcheck: false, oninput: typed, onkeydown: keys });
  const writing = button("Write note", note, { className: "primary", disabled: true });
  const counted = el("span", {});
  const undoing = button("Undo", undo, { disabled: true });
  const differing = button("Differences", differences);
  const lettered = el("input", { type: "checkbox", checked: letters.work, onchange: () => { letters.let(lettered.checked); name(); } });
  const element = el("section", { className: "bar", "aria-label": "Annotate" },
    el("div", { className: "choose" }, el("label", { htmlFor: words.id }, "Words"), el("span", { className: "typed" }, words, count), writing),
    el("div", { className: "others" },
      button(["Notes", " ", counted], notes), button("Topics", topics), differing, undoing, button("Done", leave, { title: "Leave (Escape)" }),
      el("label", { className: "check", title: "Whether these letters start and end annotating, and undo" }, lettered, el("span", {}, "Keys ", el("kbd", {}, "a"), " and ", el("kbd", {}, "u")))),
    status);
  let found = [], at = 0, undone = null;

  function name() {
    undoing.title = undone ? `Undo: ${undone.said}${lettered.checked ? " (u)" : ""}` : "";
  }

  function typed() {
    found = words.value.trim() ? find(words.value) : [];
    at = 0;
    show(!words.value.trim() ? "" : found.length ? "" : "The article has no such words.");
  }

  function show(said) {
    const one = found[at] ?? null;
    count.textContent = found.length > 1 ? `${at + 1} of ${found.length}` : "";
    writing.disabled = !one;
    pick(one);
    if (one && found.length > 1) {
      const [before, behind] = around(one);
      say(`${at + 1} of ${found.length}: …${before}[${words.value.trim()}]${behind}… Arrows choose another.`);
    } else say(said || (one ? "Found. Enter writes a note on these words." : ""));
  }

  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 1) {
      event.preventDefault();
      at = (at + step + found.length) % found.length;
      show("");
    } else if (event.key === "Enter" && found.length) {
      event.preventDefault();
      note();
    }
  }

  const say = (said) => { status.textContent = said; };
  return {
    element,
    say,
    /** Shows words that someone has selected in the page; none where `stretch` is null. */
    take(stretch, said) {
      found = stretch ? [stretch] : [];
      at = 0;
      words.value = said;
      count.textContent = "";
      writing.disabled = !stretch;
    },
    /** Shows what there is to do. */
    offer(offers) {
      counted.textContent = offers.notes.length ? String(offers.notes.length) : "";
      undoing.disabled = !offers.undo;
      undone = offers.undo;
      name();
      differing.hidden = !offers.source;
    },
    focus: () => words.focus({ preventScroll: true }),
  };
}
