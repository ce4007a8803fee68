// What the reader chooses: colours, and where the notes stand. It runs before the page is painted, so that nothing
// flashes; the page's own controls come when it is there. Without script all is readable, and no dead control shows.
(function () {
  "use strict";
  const root = document.documentElement;
  const store = {
    get(key) { try { return localStorage.getItem("glossator-" + key); } catch { return null; } },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem("glossator-" + key);
        else localStorage.setItem("glossator-" + key, value);
      } catch { /* a browser that keeps nothing: the choice holds for this page */ }
    },
  };

  // Colours: light or dark by the system, or as the reader chose; the system's own is no choice to remember.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const colour = choice => {
    if (choice === "dark" || choice === "light") root.dataset.colours = choice;
    else delete root.dataset.colours;
  };
  root.classList.add("scripted");
  colour(store.get("colours"));
  addEventListener("storage", event => { if (event.key === "glossator-colours") colour(event.newValue); });
  document.addEventListener("click", event => {
    if (!event.target.closest("[data-switch]")) return;
    const next = (root.dataset.colours || system()) === "dark" ? "light" : "dark";
    store.set("colours", next === system() ? null : next);
    colour(next === system() ? null : next);
  });

  // Notes: with the text, at the end, hidden; or, by the address only, alone.
  const usual = root.dataset.view;
  if (!usual) return;
  const views = ["beside", "end", "hidden"], address = new URLSearchParams(location.search);
  const named = address.get("view"), kept = store.get("view");
  const choose = views.includes(usual); // a page without a switch shows its notes as it does
  if (choose && (named === "only" || views.includes(named))) root.dataset.view = named;
  else if (choose && views.includes(kept)) root.dataset.view = kept;
  const target = () => decodeURIComponent(location.hash.slice(1));
  const seen = () => { if (target().startsWith("note-") && root.dataset.view === "hidden") root.dataset.view = "beside"; };
  seen();

  document.addEventListener("DOMContentLoaded", () => {
    const article = document.querySelector("article");

    // Links to notes, and citations, are copied; on a telephone links are shared.
    function say(button) {
      const before = button.textContent;
      button.textContent = button.closest("[data-said]").dataset.said;
      setTimeout(() => { button.textContent = before; }, 1600);
    }
    article.addEventListener("click", event => {
      const here = event.target.closest("a.here"), copy = event.target.closest("button.copy");
      if (here && navigator.share && matchMedia("(pointer: coarse)").matches) {
        event.preventDefault();
        navigator.share({ title: document.title, url: here.href }).catch(() => {});
      } else if (here && navigator.clipboard) {
        event.preventDefault();
        navigator.clipboard.writeText(here.href).then(() => say(here), () => { location.hash = here.hash; });
      } else if (copy && navigator.clipboard) {
        navigator.clipboard.writeText(copy.nextElementSibling.textContent).then(() => say(copy), () => {});
      }
    });

    const id = note => note.id.slice(5), all = selector => [...article.querySelectorAll(selector)];
    let notes = [], boxes = [], by, radios;
    const narrow = matchMedia("(max-width: 68.74rem)");

    // Under their paragraphs notes are folded to a line, beside it only long ones.
    function fold(which) {
      const beside = root.dataset.view === "beside";
      for (const note of which) {
        const box = note.querySelector("details"), { fold, long } = box.dataset;
        box.open = note.id === target() || !(beside && (narrow.matches || fold) || long === "");
      }
      root.classList.add("met");
    }
    function reach() {
      seen();
      const note = by.get(target().slice(5));
      if (!note || !target().startsWith("note-")) return;
      if (note.classList.contains("off")) for (const box of boxes) box.checked = true;
      filter();
      note.querySelector("details").open = true;
      note.scrollIntoView({ block: "nearest" });
      show([id(note)]);
    }

    // Filters: what is checked is shown, and the address says it.
    const chosen = name => boxes.filter(box => box.name === name && !box.checked).length
      ? boxes.filter(box => box.name === name && box.checked).map(box => box.value) : null;
    function filter() {
      const kinds = chosen("kind"), people = chosen("by"), off = new Set();
      for (const note of notes) {
        const hidden = kinds && !kinds.includes(note.dataset.kind) || people && !people.includes(note.dataset.by);
        note.classList.toggle("off", !!hidden);
        if (hidden) off.add(id(note));
      }
      for (const words of all(".text .quoted")) {
        words.classList.toggle("off", words.dataset.notes.split(" ").every(one => off.has(one)));
      }
      for (const link of all("a[role=doc-noteref]")) {
        link.parentNode.classList.toggle("off", off.has(link.hash.slice(6)));
      }
      const said = article.querySelector(".shown");
      if (said) said.textContent = off.size ? said.dataset.text.replace("{n}", notes.length - off.size).replace("{all}", notes.length) : "";
    }
    function write() {
      const now = new URLSearchParams(location.search);
      for (const name of ["kind", "by"]) {
        now.delete(name);
        const some = chosen(name);
        for (const value of some && !some.length ? [""] : some || []) now.append(name, value);
      }
      if (root.dataset.view === "only") now.set("view", "only"); else now.delete("view");
      history.replaceState(history.state, "", location.pathname + (String(now) && "?" + now) + location.hash);
    }
    article.addEventListener("change", event => {
      if (radios.includes(event.target)) {
        root.dataset.view = event.target.value;
        if (event.target.value !== "only") store.set("view", event.target.value === usual ? null : event.target.value);
        fold(notes);
      } else if (!boxes.includes(event.target)) return;
      filter();
      write();
    });

    // Words and their notes light each other.
    function parts(from) {
      const words = from.closest(".text .quoted"), link = from.closest("a[role=doc-noteref]"), note = from.closest("li.note");
      return words ? words.dataset.notes.split(" ") : link ? [link.hash.slice(6)] : note ? [id(note)] : [];
    }
    let lit = [];
    function show(ids) {
      for (const one of lit) one.classList.remove("lit");
      lit = ids.flatMap(one => [
        ...all(`.text .quoted[data-notes~="${CSS.escape(one)}"]`),
        ...all(`a[role=doc-noteref][href="#note-${CSS.escape(one)}"]`), by.get(one),
      ]).filter(Boolean);
      for (const one of lit) one.classList.add("lit");
    }
    function light(event) {
      const here = parts(event.target);
      show(here.length ? here : parts(document.activeElement));
    }
    article.addEventListener("pointerover", light);
    article.addEventListener("focusin", light);
    article.addEventListener("pointerleave", light);

    // A preview brings notes that are written while the page is open.
    function meet() {
      const before = new Set([...notes, ...boxes]), isNew = one => !before.has(one);
      const asked = new URLSearchParams(location.search);
      notes = all("li.note");
      by = new Map(notes.map(note => [id(note), note]));
      boxes = all(".key input");
      radios = all(".views input");
      for (const box of boxes.filter(isNew)) box.checked = !asked.has(box.name) || asked.getAll(box.name).includes(box.value);
      for (const radio of radios) radio.checked = radio.value === root.dataset.view;
      fold(notes.filter(isNew));
      filter();
    }
    meet();
    document.addEventListener("glossator:morphed", meet);
    for (const panel of all("details.choices")) panel.open = !!(chosen("kind") || chosen("by")) || root.dataset.view === "only";
    narrow.addEventListener("change", () => fold(notes));
    addEventListener("hashchange", reach);
    if (target().startsWith("note-")) reach();
  });
})();
