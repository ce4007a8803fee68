// What else is done on an article's page: its notes one by one, its topics, its differences from the raw text.
import { button, el, field, newId } from "./dom.js";
import { sentence } from "./form.js";

function panel(said, close, ...children) {
  const title = el("h2", { tabIndex: -1, id: newId("title") }, said);
  const top = el("div", { className: "top" }, title, button("Close", close, { className: "quiet", title: "Close (Escape)" }));
  const element = el("div", { className: "panel" }, top, ...children);
  return { element, title, close, focus: () => title.focus() };
}

function refusal(error) {
  return (error.problems ?? [{ message: error.message }]).map(({ message, hint }) =>
    el("p", {}, el("strong", {}, sentence(message)), hint ? ` ${sentence(hint)}` : ""));
}

/** The notes of the article, each with a way to its form. */
export function notesPanel({ offers, edit, close }) {
  const rows = offers.notes.map((note) => {
    const verdict = offers.verdicts.find((one) => one.name.toLowerCase().replace(/\s+/g, "-") === note.verdict);
    const word = offers.kinds.find((one) => one.kind === note.kind)?.word ?? "Footnote";
    const said = `${word}${verdict ? `: ${verdict.name}` : ""}`;
    return el("li", { className: `${note.kind || "plain"} ${verdict ? `tone-${verdict.tone}` : ""}` },
      el("span", { className: "n" }, String(note.number)),
      el("span", {}, el("span", { className: "label" }, said), el("br"), el("q", {}, note.quote || note.label)),
      button("Edit", () => edit(note.label), { "aria-label": `Edit note ${note.number}: ${said}, ${note.quote || note.label}` }));
  });
  return panel("Notes", close, rows.length ? el("ol", { className: "rows" }, ...rows) : el("p", {}, "No notes yet. Select words to write the first."));
}

/** The article's topics, which are taken away and added. `save(topics)` raises `Refused`. */
export function topicsPanel({ offers, save, close }) {
  const list = el("ul", { className: "rows" });
  const said = el("div", { className: "refused", role: "alert" });
  const name = el("input", { autocomplete: "off" });
  let now = [...offers.topics];

  function draw() {
    list.replaceChildren(...now.map((one) =>
      el("li", {}, el("span", {}, one), button("Remove", () => set(now.filter((other) => other !== one), name), { "aria-label": `Remove topic ${one}` }))));
    if (!now.length) list.replaceChildren(el("li", { className: "hint" }, "No topics yet."));
  }

  async function set(topics, focus) {
    if (list.inert) return; // one after the other
    list.inert = true;
    said.replaceChildren();
    try {
      now = (await save(topics)).topics;
      draw();
      name.value = "";
    } catch (error) {
      said.replaceChildren(...refusal(error));
    }
    list.inert = false;
    focus.focus();
  }

  function add(event) {
    event.preventDefault();
    const more = name.value.split(",").map((one) => one.trim()).filter(Boolean);
    if (more.length) set([...now, ...more], name);
  }

  draw();
  return panel("Topics of the article", close, list,
    el("form", { className: "line", onsubmit: add }, field("Add a topic", name), el("button", { type: "submit", className: "primary" }, "Add")), said);
}

/** In what the article differs from its raw text; what is meant is recorded. `accept(meant)` raises `Refused`. */
export function differencesPanel({ found, accept, close }) {
  const said = el("div", { className: "refused", role: "alert" });
  const whys = new Map();
  const rows = found.map((one, nth) => {
    const box = el("input", { type: "checkbox", value: one.id });
    const why = one.what === "changed" && el("input", { placeholder: "house style, spelling …" });
    if (why) whys.set(one.id, why);
    return el("li", { className: "difference" },
      el("label", { className: "check" }, box, el("span", {}, `${nth + 1}. ${told(one)}`)), body(one), why && field("Why", why));
  });

  async function record(event) {
    event.preventDefault();
    const boxes = [...list.querySelectorAll("input:checked")];
    const meant = boxes.map(({ value }) => ({ id: value, why: whys.get(value)?.value.trim() ?? "" }));
    const mute = boxes.find(({ value }) => whys.has(value) && !whys.get(value).value.trim());
    said.replaceChildren();
    if (!meant.length) said.replaceChildren(el("p", {}, "Choose what is meant."));
    else if (mute) {
      said.replaceChildren(el("p", {}, "Say why the words were changed."));
      whys.get(mute.value).focus();
    } else {
      try {
        await accept(meant);
      } catch (error) {
        said.replaceChildren(...refusal(error));
      }
    }
  }

  const list = el("ol", { className: "rows" }, ...rows);
  const none = el("p", {}, "The article has the words of its raw text: there is nothing to accept.");
  const form = el("form", { onsubmit: record }, el("p", { className: "hint" }, "What you accept is recorded in front matter as meant, and the proof holds."),
    list, said, el("div", { className: "foot" }, el("button", { type: "submit", className: "primary" }, "Accept what is chosen")));
  return panel("Differences from the raw text", close, found.length ? form : none);
}

function told(one) {
  if (one.what === "altered") return `${sentence(one.said)}`;
  if (one.what === "dropped") return one.lines[0] === one.lines[1] ? `Line ${one.lines[0]} is left out` : `Lines ${one.lines[0]} to ${one.lines[1]} are left out`;
  return one.now ? "Words are changed" : "Words are left out";
}

function body(one) {
  if (one.what === "altered") return "";
  const was = el("del", {}, short(one.was)), now = one.now ? el("ins", {}, short(one.now)) : "";
  return el("p", { className: "words" }, one.before ? `…${one.before} ` : "", was, now ? " " : "", now, one.behind ? ` ${one.behind}…` : "");
}

const short = (text) => (text.length > 240 ? `${text.slice(0, 120)} … ${text.slice(-120)}` : text);
