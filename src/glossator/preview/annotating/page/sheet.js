// The sheet beside the text, or below it, in which one form or list is open at a time.
import { el } from "./dom.js";

/** A sheet in a tree. `otherwise()` gets the focus when it closes, if what opened it is gone. */
export function makeSheet(root, otherwise) {
  const element = el("div", { className: "sheet", role: "dialog", hidden: true, onkeydown: keys });
  let open = null, opener = null;

  function keys(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    open?.close();
  }

  return {
    element,
    get open() {
      return open;
    },
    /** Shows a form or list: `{element, title, focus(), close()}`. */
    show(one) {
      opener = root.activeElement ?? document.activeElement;
      open = one;
      element.replaceChildren(one.element);
      element.setAttribute("aria-labelledby", one.title.id);
      element.hidden = false;
      element.scrollTop = 0;
      one.focus();
    },
    close() {
      if (!open) return;
      open = null;
      element.hidden = true;
      element.replaceChildren();
      if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
      else otherwise();
    },
  };
}
