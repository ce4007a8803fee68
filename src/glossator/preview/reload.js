// Follows the preview's server: reloads the page when another revision is built, and lays the errors of a
// failed build over the page until they are mended. Served by the preview only; no built page has it.
(() => {
  "use strict";
  const { events, revision } = document.currentScript.dataset;

  // A browser opens six connections to a server, over all tabs: a tab that nobody sees lets go of its own. Nothing is
  // lost, because the server compares the revision when the tab comes back.
  let source = null;
  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`${events}?revision=${encodeURIComponent(revision)}`);
      source.addEventListener("reload", () => location.reload());
      source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
    }
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("pagehide", () => source?.close());

  const STYLE = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 70vh; overflow: auto;
      padding: 1rem 1.25rem 1.25rem; border-top: 3px solid #b3261e; background: #fffdf9; color: #1c1b18;
      font: 14px/1.45 system-ui, sans-serif; color-scheme: light dark;
    }
    header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
    h2 { margin: 0; font-size: 1rem; }
    pre {
      margin: 1rem 0 0; overflow-x: auto; font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    }
    button {
      flex: none; min-height: 2rem; padding: 0 0.75rem; border: 1px solid currentColor; background: none; color: inherit; font: inherit;
      cursor: pointer;
    }
    button:focus-visible, section:focus-visible { outline: 2px solid #b3261e; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #1f1d1a; color: #e6e2d8; border-color: #f2b8b5; }
    }
    @media print { section { display: none; } }
  `;

  let overlay = null;
  const hide = () => {
    overlay?.remove();
    overlay = null;
  };

  const show = (problems) => {
    hide();
    if (!problems.length) return;
    overlay = document.createElement("glossator-problems");
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];

    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    section.tabIndex = -1;
    const header = document.createElement("header");
    const title = document.createElement("h2");
    title.textContent = "The last build failed. You see the pages of the last good one.";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", hide);
    header.append(title, close);
    section.append(header);
    for (const problem of problems) {
      const text = document.createElement("pre");
      text.textContent = problem;
      section.append(text);
    }
    section.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    root.append(section);
    document.documentElement.append(overlay);
  };

  follow();
})();
