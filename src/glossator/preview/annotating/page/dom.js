// Elements, made in one line. Nothing is parsed as HTML but what the server has cleaned.

/** An element with properties (`on…` are listeners, `data`, `aria` and others attributes) and children. */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && key !== "list" && key !== "form") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((one) => one !== undefined && one !== null && one !== false));
  return made;
}

/** A button that says what it does. */
export const button = (said, onclick, more = {}) => el("button", { type: "button", onclick, ...more }, said);

let ids = 0;
/** An id that no other element of this page has. */
export const newId = (name) => `glossator-${name}-${(ids += 1)}`;

/** A label and what it labels, one above the other. */
export function field(said, control, hint = "") {
  control.id ||= newId("field");
  const told = hint && el("span", { className: "hint", id: newId("hint") }, hint);
  if (told) control.setAttribute("aria-describedby", told.id);
  return el("div", { className: "field" }, el("label", { htmlFor: control.id }, said), control, told);
}

/** Words one of which is chosen: a group of radio buttons. Options are `{value, said, className}`. */
export function choice(said, name, options, value, onchange) {
  const group = el("fieldset", { className: "choice" }, el("legend", {}, said));
  for (const one of options) {
    const input = el("input", { type: "radio", name, value: one.value, checked: one.value === value, onchange });
    group.append(el("label", { className: one.className || "", title: one.title || "" }, input, el("span", {}, one.said)));
  }
  return group;
}

/** The value that is chosen in a group. */
export const chosen = (group) => group.querySelector("input:checked")?.value ?? "";

/** Calls once nothing has happened for a while. */
export function settled(wait, call) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...given), wait);
  };
}
