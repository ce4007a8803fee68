// The reader's choice of light or dark, remembered. Runs before the page is painted; without it the page follows the
// system's preference and shows no switch.
(function () {
  "use strict";
  var root = document.documentElement, key = "glossator-colours", asked = matchMedia("(prefers-color-scheme: dark)");
  function kept() {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }
  function keep(choice) {
    try { localStorage.setItem(key, choice); } catch (error) { return; }
  }
  function show(choice) {
    if (choice === "dark" || choice === "light") root.dataset.colours = choice;
  }
  root.classList.add("scripted");
  show(kept());
  addEventListener("storage", function (event) { if (event.key === key) show(event.newValue); });
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-switch]")) return;
    var now = root.dataset.colours || (asked.matches ? "dark" : "light");
    var next = now === "dark" ? "light" : "dark";
    show(next);
    keep(next);
  });
})();
