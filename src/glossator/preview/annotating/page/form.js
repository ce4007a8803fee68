// The form in which a note is written: its kind and verdict, its text with a preview, who writes it.
import { button, choice, chosen, el, field, newId, settled } from "./dom.js";
import { remember, remembered } from "./kept.js";
import { ask } from "./server.js";

const PLAIN = { value: "", said: "Plain", title: "A footnote without a kind", className: "plain" };
const WHERE = [
  { value: "auto", said: "Where it fits" },
  { value: "article", said: "In the article", title: "As a footnote under its block" },
  { value: "file", said: "In a notes file", title: "In a file of your own beside the article" },
];

/** A form for a note. `note` is what it says so far, `offers` what the server told, `on` the words that it is on.
 *  `save(said, where)` and `remove()` raise `Refused`; `leave(text)` is called with what was not saved. */
export function noteForm({ note, offers, on, save, remove, leave, retry }) {
  const isNew = !note.label;
  let drawn = 0;
  const kinds = offers.kinds.map(({ kind, word }) => ({ value: kind, said: word, className: kind }));
  const verdicts = offers.verdicts.map(({ name, tone, about }) => ({ value: name, said: name, className: `tone-${tone}`, title: about }));
  const kind = choice("Kind", newId("kind"), isNew || note.kind ? kinds : [PLAIN, ...kinds], note.kind ?? "note", shape);
  const verdict = choice("Verdict", newId("verdict"), [{ value: "", said: "None yet" }, ...verdicts], note.verdict ?? "", show);
  const text = el("textarea", { rows: 6, value: note.text ?? "", spellcheck: true, oninput: settled(200, show) });
  const preview = el("div", { className: "shown" });
  const speaker = el("input", { value: note.speaker ?? "", placeholder: offers.speaker || "" });
  const lang = el("input", { value: note.lang ?? "", placeholder: "sr, de, pt-BR …", autocapitalize: "off", size: 12 });
  const known = el("datalist", { id: newId("topics") }, ...(offers.topics ?? []).map((one) => el("option", { value: one })));
  const topics = el("input", { value: (note.topics ?? []).join(", "), list: known.id, autocomplete: "off" });
  topics.setAttribute("list", known.id);
  const author = el("input", { value: isNew ? remembered() || offers.annotator || "" : note.author ?? "", autocomplete: "name" });
  const draft = el("input", { type: "checkbox", checked: !!note.draft });
  const where = choice("Where it is kept", newId("where"), WHERE, "auto", () => {});
  const refused = el("div", { className: "refused", role: "alert" });
  const saving = el("button", { type: "submit", className: "primary" }, isNew ? "Save note" : "Save changes");
  const spoken = field("Speaker", speaker, "Who makes the claim, if not the one that the article names.");
  const language = field("Language", lang, "Of the translation.");
  const signed = isNew || !note.author ? field("Author", author) : el("p", { className: "signed" }, `By ${note.author}. A change on a later day is dated.`);
  const heading = el("h2", { tabIndex: -1, id: newId("title") }, isNew ? "New note" : "Edit note");

  const form = el(
    "form",
    { className: "writing", onsubmit: submit, onkeydown: keys, novalidate: true },
    el("div", { className: "top" }, heading, button("Close", close, { className: "quiet", title: "Close (Escape)" })),
    el("blockquote", {}, on ? el("q", {}, on) : el("span", { className: "hint" }, "On its reference, no words.")),
    kind, verdict, spoken, language,
    field("Text", text, "Markdown. Ctrl+Enter saves."),
    el("section", { className: "preview", "aria-label": "Preview of the text" }, el("p", { className: "label" }, "As readers see it"), preview),
    signed,
    el("details", { open: !!note.draft || !!note.topics?.length }, el("summary", {}, "Topics, draft", isNew ? ", where it is kept" : ""),
      field("Topics", topics, "Names, with commas between them."), known,
      el("label", { className: "check" }, draft, "Draft: readers do not see it"),
      isNew && where),
    refused,
    el("div", { className: "foot" }, saving, button("Cancel", close, { className: "quiet" }), !isNew && button("Delete note", drop, { className: "quiet danger" })),
  );
  shape();
  const before = JSON.stringify(said());

  function said() {
    const is = chosen(kind);
    return {
      text: text.value,
      kind: is,
      verdict: is === "claim" ? chosen(verdict) : "",
      speaker: is === "claim" ? speaker.value.trim() : "",
      lang: is === "translation" ? lang.value.trim() : "",
      topics: topics.value.split(",").map((one) => one.trim()).filter(Boolean),
      draft: draft.checked,
      author: author.value.trim(),
    };
  }

  function shape() {
    const is = chosen(kind);
    verdict.hidden = spoken.hidden = is !== "claim";
    language.hidden = is !== "translation";
    show();
  }

  async function show() {
    const tone = chosen(kind) === "claim" ? offers.verdicts.find((one) => one.name === chosen(verdict))?.tone : "";
    preview.className = `shown ${chosen(kind) || "plain"} ${tone ? `tone-${tone}` : ""}`;
    const mine = (drawn += 1);
    if (!text.value.trim()) {
      preview.replaceChildren(el("p", { className: "hint" }, "Nothing yet."));
      return;
    }
    try {
      const { html } = await ask("render", { text: text.value });
      // The server cleans what it renders as it does for readers, and the page's policy runs no script in it.
      if (mine === drawn) preview.innerHTML = html;
    } catch (error) {
      if (mine === drawn) preview.replaceChildren(el("p", { className: "hint" }, error.message));
    }
  }

  async function act(work, busy) {
    refused.replaceChildren();
    saving.disabled = true;
    const label = saving.textContent;
    saving.textContent = busy;
    try {
      await work();
    } catch (error) {
      if (!error.problems) throw error;
      explain(error);
    } finally {
      saving.disabled = false;
      saving.textContent = label;
    }
  }

  function submit(event) {
    event.preventDefault();
    if (saving.disabled) return;
    remember(author.value.trim());
    act(() => save(said(), isNew ? chosen(where) : "auto"), "Saving …");
  }

  function drop() {
    act(remove, "Deleting …");
  }

  function explain(error) {
    const lines = error.problems.map(({ message, hint }) => el("p", {}, el("strong", {}, sentence(message)), hint ? ` ${sentence(hint)}` : ""));
    const copy = button("Copy text", () => {
      navigator.clipboard?.writeText(text.value).then(() => { copy.textContent = "Copied"; }, () => text.select());
      if (!navigator.clipboard) text.select();
    });
    const again = error.conflict && button("Look again", () => act(lookAgain, "Reading …"));
    refused.replaceChildren(...(lines.length ? lines : [el("p", {}, error.message)]), el("p", { className: "ways" }, copy, again));
    refused.scrollIntoView({ block: "nearest" });
  }

  async function lookAgain() {
    const now = await retry();
    refused.replaceChildren(el("p", {}, now === undefined
      ? "The article is read anew. Save if the note still fits."
      : `The note says now: “${now}” Save to put yours in its place.`));
  }

  function keys(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  const unsaved = () => JSON.stringify(said()) !== before;

  function close() {
    leave(unsaved() ? said() : null);
  }

  const first = () => (isNew ? kind.querySelector("input:checked") ?? text : text);
  return { element: form, title: heading, close, unsaved, focus: () => first().focus() };
}

/** A sentence of the terminal's as one of a page's. */
export const sentence = (said) => (said ? said[0].toUpperCase() + said.slice(1) + (/[.!?…]”?$/.test(said) ? "" : ".") : "");
