// What is typed goes to Pagefind, in both scripts where it has two; what is found is listed. The address says what was asked.
const base = new URL("../", import.meta.url);
const form = document.querySelector("form.search"), list = form.querySelector(".found");
const said = form.querySelector(".told"), further = form.querySelector(".further");
const fields = [...form.elements].filter(field => field.name), SHOWN = 10;
const WAIT = 180; // milliseconds after the last key

// Serbian is written in two scripts; readers type the one at hand, often without marks.
const sounds = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" ");
const latin = Object.fromEntries([..."абвгдђежзијклљмнњопрстћуфхцчџш"].map((one, nth) => [one, sounds[nth]]));
const cyrillic = Object.fromEntries(Object.entries(latin).map(([one, other]) => [other, one]));
const pairs = /dž|lj|nj|[a-zđžćčš]/g;
const plain = words => words.toLowerCase().normalize("NFC");
const written = words => words.replace(pairs, one => cyrillic[one] ?? one);
const scripts = words => [...new Set([words, words.replace(/[а-яђјљњћџ]/g, one => latin[one] ?? one), written(words)])];
// What words without marks may stand for in Cyrillic, as long as that is not too much.
const marked = { s: "sš", c: "cčć", z: "zž" };
function guesses(words) {
  let all = [""];
  for (const one of words.replaceAll("dj", "đ")) all = all.flatMap(start => [...marked[one] ?? one].map(end => start + end)).slice(0, 48);
  return all.map(written);
}
// Words without their endings, of which an index finds all that begin so: for languages that it knows no stems of.
const endless = words => scripts(words.replace(/(?<=\p{L}{4})\p{L}{1,3}(?!\p{L})/gu, ""));

let engine, found = [], turn = 0, timer;
// Not all that is told of a record is to be found by its words.
const metaWeights = { date: 0, kind: 0, page: 0, url: 0 };
const load = () => engine ??= import(new URL("pagefind/pagefind.js", base)).then(async module => {
  await module.options({ ranking: { metaWeights } });
  await module.init();
  const all = await module.filters();
  for (const name of ["topic", "outlet"]) {
    const field = form.elements[name], values = all[name] ?? {};
    field.hidden = !Object.keys(values).length;
    for (const [value, count] of Object.entries(values).sort(([a], [b]) => a.localeCompare(b, document.documentElement.lang))) {
      field.append(new Option(`${value} (${count})`, value));
    }
  }
  return module;
});

function made(name, mark, ...inside) {
  const element = document.createElement(name);
  if (mark) element.className = mark;
  element.append(...inside);
  return element;
}

// An excerpt is text in which <mark> alone is markup, and says where it is cut.
const parsed = html => new DOMParser().parseFromString(html, "text/html").body;
function excerpt(html, content, mark) {
  const shown = made("p", mark);
  for (const part of parsed(html).childNodes) {
    shown.append(part.nodeName === "MARK" ? made("mark", "", part.textContent) : part.textContent);
  }
  const [whole, words] = [parsed(content), shown].map(one => one.textContent.trim());
  if (!whole.startsWith(words)) shown.prepend("… ");
  if (!whole.endsWith(words)) shown.append("\u00a0…");
  return shown;
}

// The source's words in its face: titles and excerpts of articles, what notes quote.
function entry({ url, meta, excerpt: html, content, filters }) {
  const [record] = filters.record ?? [], item = made("li");
  const link = made("a", record === "page" ? "" : "title", meta.page ?? meta.title ?? url);
  link.href = meta.url ?? url;
  if (meta.kind) item.append(made("p", "label", [meta.kind, meta.verdict].filter(Boolean).join(" · ")));
  item.append(made("h2", "", link));
  const by = meta.speaker ? [made("span", "speaker", meta.speaker), " "] : [];
  if (meta.lemma) item.append(made("p", "lemma", ...by, made("q", "", meta.lemma)));
  item.append(excerpt(html, content, record === "article" ? "summary" : "excerpt"));
  item.append(made("p", "where", [filters.outlet?.join(", "), meta.date].filter(Boolean).join(" · ")));
  return item;
}

async function show() {
  const now = turn, some = await Promise.all(found.splice(0, SHOWN).map(one => one.data()));
  if (now !== turn) return;
  list.append(...some.map(entry));
  further.hidden = !found.length;
}

// What any of the ways to write the words finds, the best first.
async function all(module, ways, filters) {
  const best = new Map(), answers = await Promise.all(ways.map(words => module.search(words, { filters })));
  for (const one of answers.flatMap(answer => answer.results)) {
    if ((one.score || !ways[0]) && !(best.get(one.id)?.score >= one.score)) best.set(one.id, one);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

async function seek() {
  const now = ++turn, asked = Object.fromEntries(fields.map(field => [field.name, field.value.trim()]));
  const address = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  history.replaceState(null, "", location.pathname + (String(address) && "?" + address));
  try {
    const module = await load(), filters = {};
    for (const name of ["record", "topic", "outlet"]) if (asked[name]) filters[name] = asked[name];
    const words = plain(asked.q), ways = words ? scripts(words) : Object.keys(filters).length ? [null] : [];
    let best = await all(module, ways, filters);
    for (const others of [guesses, endless]) if (words && !best.length) best = await all(module, others(words), filters);
    if (now !== turn) return;
    found = best;
    said.textContent = !ways.length ? "" : found.length ? form.dataset.found.replace("{n}", found.length) : form.dataset.none;
    list.replaceChildren();
    await show();
  } catch { said.textContent = form.dataset.failed; }
}

form.hidden = false;
document.querySelector(".scriptless")?.remove();
form.addEventListener("submit", event => { event.preventDefault(); seek(); });
form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(seek, WAIT); });
further.addEventListener("click", async () => {
  const last = list.lastElementChild;
  await show();
  last?.nextElementSibling?.querySelector("a").focus();
});
const address = new URLSearchParams(location.search);
for (const name of ["q", "record"]) form.elements[name].value = address.get(name) ?? "";
load().then(() => {
  for (const name of ["topic", "outlet"]) form.elements[name].value = address.get(name) ?? "";
  if (String(address)) seek();
}, () => { said.textContent = form.dataset.failed; });
if (!String(address)) form.elements.q.focus();
