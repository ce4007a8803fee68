// Annotating in the browser: a mode of the preview's pages, switched by a button or the key `a`. Built pages have
// nothing of it. What is written goes through the preview into the article's Markdown, or is refused.
import { annotateBar } from "./bar.js";
import { button, el } from "./dom.js";
import { noteForm, sentence } from "./form.js";
import { keep, kept, letLettersWork, lettersWork, remembered } from "./kept.js";
import { differencesPanel, notesPanel, topicsPanel } from "./panels.js";
import { makeSheet } from "./sheet.js";
import { Words, mark, reveal, selected, source } from "./selection.js";
import { article, ask, drawn, own, state } from "./server.js";

const host = el("glossator-annotate");
const root = host.attachShadow({ mode: "open" });
let letters = lettersWork();
const tab = button(named(), start, { className: "tab", "aria-live": "polite" });
const sheet = makeSheet(root, () => bar.focus());
const close = () => sheet.close();

// `digest` names the files that the page shows; `waiting` is the note that it is to show once it has it,
// `writes` counts what was written.
let on = false, offers = null, digest = "", words = null, chosen = null, waiting = null, writes = 0;
const drafts = new Map();
const PATIENCE = 5000;

function named() {
  return ["Annotate ", letters && el("kbd", { "aria-hidden": "true" }, "a")].filter(Boolean);
}

const bar = annotateBar({
  find: (typed) => words.find(typed),
  around: (stretch) => words.around(stretch),
  pick,
  note: writeNote,
  notes: () => show(notesPanel({ offers, edit: editNote, close })),
  topics: () => show(topicsPanel({ offers, close, save: (topics) => change("topics", { topics, digest: offers.digest }) })),
  differences: showDifferences,
  undo: () => undo(),
  leave,
  letters: { work: letters, let: (work) => { letLettersWork((letters = work)); tab.replaceChildren(...named()); } },
});
bar.element.hidden = true;

// Mode

async function start() {
  if (on || !source()) return;
  try {
    adopt(await state());
  } catch (error) {
    tab.replaceChildren(`${sentence(error.message)} Try again`);
    return;
  }
  tab.replaceChildren(...named());
  on = true;
  keep({});
  document.documentElement.classList.add("glossator-annotating");
  tab.hidden = true;
  bar.element.hidden = false;
  read();
  bar.say(matchMedia("(pointer: coarse)").matches ? "Select words in the text." : "Select words in the text, or type them here.");
  take();
  if (!matchMedia("(pointer: coarse)").matches) bar.focus();
}

/** What the server told, and which files the page shows: those that it was drawn from, if they are others by now. */
function adopt(now) {
  offers = now;
  digest = drawn() || now.digest;
}

function leave() {
  close();
  on = false;
  keep(null);
  pick(null);
  document.documentElement.classList.remove("glossator-annotating");
  for (const one of document.querySelectorAll("[data-glossator-edit]")) one.remove();
  bar.element.hidden = true;
  tab.hidden = false;
  tab.focus({ preventScroll: true });
}

/** The page as it is now: its words, and a way to each note's form. */
function read() {
  const at = source();
  words = at ? new Words(at) : null;
  bar.offer(offers);
  const buttons = new Map([...document.querySelectorAll("[data-glossator-edit]")].map((one) => [one.dataset.glossatorEdit, one]));
  for (const note of offers.notes) {
    const place = document.getElementById(`note-${note.id}`), there = buttons.get(note.label);
    buttons.delete(note.label);
    const one = there && place?.contains(there) ? there : button("Edit", () => editNote(note.label), { className: "glossator-edit", "data-glossator-edit": note.label });
    one.setAttribute("aria-label", `Edit note ${note.number}`);
    // What a note folds away, it folds away with it.
    if (one !== there) (place?.querySelector("details") ?? place)?.append(one);
  }
  for (const one of buttons.values()) one.remove();
}

function show(one) {
  sheet.open?.close();
  sheet.show(one);
  if (chosen) reveal(words.range(chosen));
}

// Words

const taken = (range) => (range && words ? words.stretch(range) : null);

function pick(stretch) {
  chosen = stretch;
  const range = stretch && words.range(stretch);
  mark(range);
  if (range) reveal(range);
}

let before = "";

function take() {
  if (!on || sheet.open) return;
  const stretch = taken(selected());
  // While words are typed into the bar, what was selected before is no news.
  const is = stretch ? `${stretch.start} ${stretch.end}` : "";
  if (is === before || (!stretch && (root.activeElement || !getSelection().isCollapsed))) return;
  before = is;
  if (!stretch && !chosen) return;
  chosen = stretch;
  mark(stretch && words.range(stretch));
  bar.take(stretch, stretch ? words.said(stretch) : "");
  bar.say(stretch ? "Enter writes a note on these words." : "");
}

// Notes

function writeNote() {
  if (!chosen) return;
  const quote = words.quote(chosen), said = words.said(chosen);
  const note = { kind: "note", ...(drafts.get(said) ?? {}) };
  let shown = digest;
  show(noteForm({
    note, offers, on: said,
    save: (what, where) => finish("add", { ...quote, note: what, where, digest: shown }, said),
    retry: async () => { shown = (offers = await state()).digest; },
    leave: (left) => { if (left) { drafts.set(said, left); bar.say("Your text is kept for when you come back to these words."); } close(); },
  }));
}

async function editNote(label) {
  let note;
  try {
    note = await ask("read", { label });
  } catch (error) {
    bar.say(sentence(error.message));
    return;
  }
  let shown = note.digest;
  const key = `edit ${label}`;
  show(noteForm({
    note: { ...note, ...(drafts.get(key) ?? {}), author: note.author }, offers, on: note.quote,
    save: (what) => finish("edit", { label, note: what, digest: shown }, key),
    remove: () => finish("delete", { label, digest: shown }, key),
    retry: async () => {
      const now = await ask("read", { label });
      shown = now.digest;
      return now.text;
    },
    leave: (left) => { if (left) { drafts.set(key, left); bar.say("Your changes are kept until you come back to this note."); } close(); },
  }));
}

async function finish(command, more, key) {
  const told = await change(command, more);
  drafts.delete(key);
  close();
  pick(null);
  getSelection().removeAllRanges();
  bar.take(null, "");
  land(told.note);
}

/** Does what changes the files, and remembers what there is then. */
async function change(command, more) {
  const told = await ask(command, more);
  writes += 1;
  offers = told;
  digest = told.digest;
  bar.offer(offers);
  bar.say(sentence(told.said));
  keep({ note: told.note?.id, said: told.said });
  return told;
}

/** Shows a note once the page has it. */
function land(note) {
  waiting = note ? { id: note.id, since: performance.now() } : null;
  arrive();
}

function arrive() {
  const place = waiting && document.getElementById(`note-${waiting.id}`);
  if (!place || performance.now() - waiting.since > PATIENCE) return;
  read();
  const folded = place.querySelector("details");
  if (folded) folded.open = true;
  place.scrollIntoView({ block: "nearest" });
  place.classList.add("glossator-landed");
  setTimeout(() => place.classList.remove("glossator-landed"), 2400);
  place.querySelector("[data-glossator-edit]")?.focus({ preventScroll: true });
}

// One after the other: what the second takes back is known when the first is done.
let undone = Promise.resolve();
const undo = () => { undone = undone.then(undoLast); };

async function undoLast() {
  if (!offers.undo) return;
  try {
    await change("undo", { id: offers.undo.id });
    read();
  } catch (error) {
    bar.say(sentence(error.message));
  }
}

async function showDifferences() {
  try {
    const found = await ask("differences");
    const accept = async (meant) => {
      await change("accept", { meant, digest: found.digest, by: remembered() || offers.annotator });
      close();
    };
    show(differencesPanel({ found: found.differences, accept, close }));
  } catch (error) {
    bar.say(sentence(error.message));
  }
}

// The page

function isTyping(event) {
  const at = event.composedPath()[0];
  return at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.nodeName) && !/^(checkbox|radio)$/.test(at.type);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && on) {
    if (sheet.open) sheet.open.close();
    else leave();
    return;
  }
  if (isTyping(event) || event.composedPath()[0].closest?.("button, a, summary") && event.key === "Enter") return;
  if (event.key === "a" && letters && !sheet.open) {
    event.preventDefault();
    if (on) leave();
    else start();
  } else if (on && !sheet.open && event.key === "Enter" && chosen) {
    event.preventDefault();
    writeNote();
  } else if (on && !sheet.open && event.key === "u" && letters) undo();
});

document.addEventListener("selectionchange", take);

// What lies over the page because its words are not the source's any more leads to where they can be accepted.
document.addEventListener("glossator:differences", async () => {
  await start();
  if (on) showDifferences();
});

// The browser asks before text goes that nobody saved.
addEventListener("beforeunload", (event) => {
  if (on && (drafts.size || sheet.open?.unsaved?.())) event.preventDefault();
});

document.addEventListener("glossator:morphed", async () => {
  if (!host.isConnected) document.documentElement.append(host);
  if (!on) return;
  document.documentElement.classList.add("glossator-annotating");
  const since = writes;
  try {
    const now = await state();
    if (since === writes) adopt(now); // else it is older than what the last write told, and the page will change again
  } catch {
    // What cannot be read is told by the overlay; the mode stays as it is.
  }
  const quote = chosen && words?.quote(chosen);
  read();
  chosen = quote && words ? words.again(quote) : null;
  mark(chosen && words.range(chosen));
  if (quote && !chosen && !sheet.open) bar.take(null, "");
  if (!chosen) take();
  if (waiting) arrive();
  waiting = null;
});

async function styles() {
  const [form, page] = await Promise.all(["annotate.css", "marks.css"].map(async (name) => {
    const made = new CSSStyleSheet();
    await made.replace(await (await fetch(own(name))).text());
    return made;
  }));
  root.adoptedStyleSheets = [form];
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
}

async function begin() {
  if (!article().startsWith("content/articles/") || !source()) return;
  await styles();
  root.append(tab, sheet.element, bar.element);
  document.documentElement.append(host);
  const before = kept();
  if (!before) return;
  await start();
  if (before.said) bar.say(sentence(before.said));
  if (before.note) land({ id: before.note });
  keep({});
  waiting = null;
}

begin();
