// Keeps an open page as the site is: brings it up to date in place, swaps styles, lays errors over it until they are
// mended, and says where a page went that is no more. Served by the preview only; no built page has it.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const events = own.events;
  let revision = own.revision;

  // What the server sent, by element. What a script of the page made or changed since is its own, and stays: only
  // what differs between two sendings is brought into the page. This script comes first of all, so it sees the
  // page's root before others; the rest once it is parsed, and again before others hear of that.
  const sent = new WeakMap();
  const attributes = (element) => new Map([...element.attributes].map((one) => [one.name, one.value]));
  const note = (element) => sent.set(element, attributes(element));
  note(document.documentElement);
  const all = (root) => [root, ...root.querySelectorAll("*")];
  document.addEventListener("DOMContentLoaded", () => {
    for (const element of document.querySelectorAll("*")) if (!sent.has(element)) note(element);
    scripts = told(document);
    begin();
  });
  const isOurs = (node) => node.nodeType === Node.ELEMENT_NODE && node.localName.startsWith("glossator-");

  // A page whose scripts are others has to run them: that takes a new start.
  let scripts = "";
  const told = (page) => [...page.querySelectorAll("script")]
    .filter((one) => !one.src.includes("/__glossator/") && (!one.type || /javascript|module/.test(one.type)))
    .map((one) => one.getAttribute("src") || one.textContent).join("\n\n");

  const changes = {
    beforeNodeMorphed(before, now) {
      if (isOurs(before)) return false;
      if (before.nodeType === Node.ELEMENT_NODE) coming.set(before, now);
      return true;
    },
    afterNodeMorphed(before, now) {
      if (before.nodeType === Node.ELEMENT_NODE && now.nodeType === Node.ELEMENT_NODE) sent.set(before, attributes(now));
    },
    beforeAttributeUpdated(name, element) {
      const now = coming.get(element), before = sent.get(element);
      if (!now || !before) return true;
      return (now.getAttribute(name) ?? undefined) !== before.get(name);
    },
    afterNodeAdded(node) {
      if (node.nodeType === Node.ELEMENT_NODE) for (const element of all(node)) note(element);
    },
    beforeNodeRemoved: (node) => !(node.nodeType === Node.ELEMENT_NODE && (isOurs(node) || !sent.has(node))),
  };
  let coming = new WeakMap();

  // Styles: the new one beside the old until it is there, so that the page is never without.
  const sheets = (page) => [...page.querySelectorAll('link[rel~="stylesheet"]')];
  const replaced = (link, href) => new Promise((done) => {
    const next = link.cloneNode();
    next.setAttribute("href", href);
    const end = () => { link.remove(); done(); };
    next.addEventListener("load", end, { once: true });
    next.addEventListener("error", end, { once: true });
    setTimeout(end, 2000);
    const before = sent.get(link);
    if (before) sent.set(next, before);
    link.after(next);
  });
  const restyled = (page) => {
    const now = sheets(page);
    return Promise.all(sheets(document).map((link, at) => {
      const before = sent.get(link)?.get("href"), href = now[at]?.getAttribute("href");
      return before && href && before !== href ? replaced(link, href) : null;
    }));
  };
  const swap = (paths) => {
    const fresh = (address) => {
      const url = new URL(address, location.href);
      if (url.origin !== location.origin || !paths.includes(url.pathname)) return "";
      url.searchParams.set("glossator", Date.now());
      return url.href;
    };
    for (const link of sheets(document)) {
      const href = fresh(link.href);
      if (href) replaced(link, href);
    }
    for (const image of document.images) {
      const src = fresh(image.src);
      if (src) image.src = src;
    }
  };

  // Where the reader is: the words at the top of the window, and what is selected.
  const place = () => {
    for (const element of document.querySelectorAll("main [id], article [id], [id]")) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight && bottom - top < 2 * innerHeight) return { element, top };
    }
    return null;
  };
  const selected = () => {
    const now = getSelection();
    return now.rangeCount && !now.isCollapsed
      ? [now.anchorNode, now.anchorOffset, now.focusNode, now.focusOffset, String(now)] : null;
  };
  const select = (before) => {
    if (!before || String(getSelection()) === before[4]) return;
    const [anchor, from, focus, to] = before;
    const length = (node) => node.nodeType === Node.TEXT_NODE ? node.length : node.childNodes.length;
    if (!anchor.isConnected || !focus.isConnected) return;
    getSelection().setBaseAndExtent(anchor, Math.min(from, length(anchor)), focus, Math.min(to, length(focus)));
  };

  // Ids by which morphing pairs elements may count paragraphs: one more, and each stands for the next one's words.
  // Elements whose words are the same get the id that they have now, so that they stay the ones they are.
  const aligned = (page) => {
    const key = (element) => `${element.localName} ${element.textContent}`, ids = new Map(), renamed = new Map();
    for (const one of page.querySelectorAll("[id]")) ids.set(key(one), ids.has(key(one)) ? "" : one.id);
    const here = [...document.querySelectorAll("[id]")].filter((one) => !isOurs(one) && sent.has(one));
    for (const one of here) {
      const id = ids.get(key(one));
      if (id && id !== one.id) renamed.set(one, id);
    }
    const taken = new Set(renamed.values());
    for (const one of here) {
      const id = renamed.get(one) ?? (taken.has(one.id) ? "" : one.id);
      if (id === one.id) continue;
      if (id) one.id = id; else one.removeAttribute("id");
      if (id) sent.get(one).set("id", id); else sent.get(one).delete("id");
    }
  };

  const bringUpToDate = (page) => {
    const before = scrollY > 0 ? place() : null, selection = selected();
    aligned(page);
    coming = new WeakMap();
    // What somebody types stays. Of everything else that has the focus (all of the page's text, after a click into it) it
    // would be the content that stays.
    const typing = !!document.activeElement?.matches("input, textarea, select, [contenteditable]");
    Idiomorph.morph(document.documentElement, page.documentElement, {
      head: { style: "morph" }, callbacks: changes, ignoreActiveValue: typing, restoreFocus: true,
    });
    if (before?.element.isConnected) scrollBy({ top: before.element.getBoundingClientRect().top - before.top, behavior: "instant" });
    select(selection);
    begin();
    document.dispatchEvent(new CustomEvent("glossator:morphed"));
  };

  // One at a time; what changes meanwhile is fetched once more.
  let wanted = "", busy = false;
  const update = async () => {
    if (busy) return;
    busy = true;
    try {
      while (wanted && wanted !== revision) {
        const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const sending = page.querySelector("script[data-events]")?.dataset;
        if (!sending || answer.redirected || told(page) !== scripts) return location.reload();
        await restyled(page);
        bringUpToDate(page);
        wanted = wanted === sending.revision ? "" : wanted;
        if (revision === sending.revision) wanted = "";
        revision = sending.revision;
        ofPage = sending.errors ? JSON.parse(sending.errors) : [];
        gone = null;
        show();
      }
    } catch { /* the server went away between two words: the next one that it says brings the page up to date */ }
    finally { busy = false; }
  };

  // A browser opens six connections to a server, over all tabs: a tab that nobody sees lets go of its own. Nothing is
  // lost, because the server compares the revision when the tab comes back.
  let source = null;
  const on = {
    changed(now) { wanted = now; update(); },
    problems(list) { ofSite = list; show(); },
    gone(where) { gone = where; revision = "none"; show(); },
    swap,
    go(path) { location.assign(path); },
  };
  const follow = () => {
    if (document.hidden) return leave();
    if (source) return;
    const asked = new URLSearchParams({ path: location.pathname, revision });
    source = new EventSource(`${events}?${asked}`);
    for (const name of Object.keys(on)) source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
    source.addEventListener("error", () => {
      // The browser tries again with what the page showed when it began to listen; a new start says what it shows now.
      leave();
      setTimeout(follow, 500);
    });
  };
  const leave = () => {
    source?.close();
    source = null;
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", leave);

  // What is wrong lies over the page, in a tree of its own that no style of the page reaches.
  const STYLE = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 70vh; overflow: auto;
      padding: 1rem 1.25rem 1.25rem; border-top: 3px solid #b3261e; background: #fffdf9; color: #1c1b18;
      font: 14px/1.45 system-ui, sans-serif; color-scheme: light dark;
    }
    header { display: flex; gap: 1rem; align-items: start; }
    h2 { margin: 0; flex: 1; font-size: 1rem; }
    p { margin: 0.5rem 0 0; }
    a { color: inherit; }
    pre {
      margin: 1rem 0 0; overflow-x: auto; font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    }
    button {
      flex: none; min-height: 2rem; padding: 0 0.75rem; border: 1px solid currentColor; background: none; color: inherit; font: inherit;
      cursor: pointer;
    }
    button:focus-visible, section:focus-visible, a:focus-visible { outline: 2px solid #b3261e; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #1f1d1a; color: #e6e2d8; border-color: #f2b8b5; }
    }
    @media print { section { display: none; } }
  `;
  let ofSite = [], ofPage = own.errors ? JSON.parse(own.errors) : [], gone = null, overlay = null, shown = "[]";
  const hide = () => {
    overlay?.remove();
    overlay = null;
  };
  const made = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  // Words that are not the source's can be accepted, where the page can be annotated.
  const accepted = () => {
    const differs = own.source && [...ofSite, ...ofPage].some((one) => one.includes("[proof-") && one.includes(own.source));
    if (!differs || !document.querySelector('script[src*="/__glossator/annotate/"]')) return [];
    const open = made("button", "Show differences", { type: "button" });
    open.addEventListener("click", () => { hide(); document.dispatchEvent(new CustomEvent("glossator:differences")); });
    return [open];
  };

  // What to do first stands after the line of a theme that says that there is nothing to read.
  const FIRST = [
    ["Put a raw text into ", "seeds/", ". It is imported as soon as it is saved, and this page shows it."],
    ["Or write an article yourself: ", 'glossator new "Its title"', ". It begins as a draft, which ", "glossator serve --drafts", " shows."],
  ];
  const begin = () => {
    const line = document.querySelector("[data-empty]");
    document.querySelector("glossator-begin")?.remove();
    if (!line) return;
    const next = document.createElement("glossator-begin"), root = next.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { display: block; max-width: 38rem; }
      p { margin: 0.8rem 0 0; }
      code { font: 0.95em ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
      @media print { :host { display: none; } }
    `);
    root.adoptedStyleSheets = [sheet];
    for (const parts of FIRST) {
      const way = made("p", "");
      way.append(...parts.map((part, nth) => (nth % 2 ? made("code", part) : part)));
      root.append(way);
    }
    line.after(next);
  };

  const show = () => {
    const told = JSON.stringify([ofSite, ofPage, gone]);
    if (told === shown) return;
    shown = told;
    hide();
    document.documentElement.toggleAttribute("data-glossator-stale", !!(ofSite.length || ofPage.length || gone));
    if (!ofSite.length && !ofPage.length && !gone) return;
    overlay = document.createElement("glossator-problems");
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];

    const section = made("section", "", { tabIndex: -1 });
    section.setAttribute("role", "alert");
    const header = document.createElement("header");
    const close = made("button", "Close", { type: "button" });
    close.addEventListener("click", hide);
    const title = ofSite.length ? "What you see is the last good state of the site: it has errors now."
      : ofPage.length ? "This page has errors." : "This page is no more.";
    header.append(made("h2", title), ...accepted(), close);
    section.append(header);
    if (gone) {
      const line = made("p", `${gone.said} `);
      if (gone.path) line.append(made("a", "Go there.", { href: gone.path }));
      section.append(line);
    }
    for (const problem of [...ofSite, ...ofPage]) section.append(made("pre", problem));
    section.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    root.append(section);
    document.documentElement.append(overlay);
  };

  follow();
  if (ofPage.length) document.addEventListener("DOMContentLoaded", () => { shown = "[]"; show(); });
})();
