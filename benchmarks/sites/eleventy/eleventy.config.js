// The benchmark's site for Eleventy: see docs/benchmarks.md.
import footnotes from "markdown-it-footnote";

const PAGE = 20;
const TAXONOMIES = { topics: "Topics", outlets: "Outlets", authors: "Authors" };
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export default function (config) {
  const slugify = config.getFilter("slugify");
  config.amendLibrary("md", (md) => md.use(footnotes));
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("long", (date) => LONG.format(date));
  config.addFilter("term_url", (name, key) => `/${key}/${slugify(name)}/`);

  const articles = (api) => api.getFilteredByGlob("content/articles/*.md").reverse();
  const lists = (api) => [
    { title: "Benchmark", url: "/", articles: articles(api) },
    ...Object.keys(TAXONOMIES).flatMap((key) => terms(articles(api), key, slugify)),
  ];
  config.addCollection("lists", (api) => lists(api).flatMap(pages));
  config.addCollection("feeds", (api) => lists(api).map((list) => ({ ...list, articles: list.articles.slice(0, PAGE) })));
  config.addCollection("indexes", (api) =>
    Object.entries(TAXONOMIES).map(([key, title]) => ({ key, title, terms: terms(articles(api), key, slugify) })),
  );

  return {
    dir: { input: "content", includes: "../_includes", output: "output" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

function terms(articles, key, slugify) {
  const found = new Map();
  for (const article of articles) {
    for (const name of article.data[key]) {
      if (!found.has(name)) found.set(name, { title: name, url: `/${key}/${slugify(name)}/`, articles: [] });
      found.get(name).articles.push(article);
    }
  }
  return [...found.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
}

function pages(list) {
  const count = Math.ceil(list.articles.length / PAGE);
  const url = (number) => (number === 1 ? list.url : `${list.url}page/${number}/`);
  return Array.from({ length: count }, (_, index) => ({
    title: list.title,
    url: url(index + 1),
    feed: `${list.url}feed.xml`,
    articles: list.articles.slice(index * PAGE, (index + 1) * PAGE),
    newer: index > 0 ? url(index) : "",
    older: index + 1 < count ? url(index + 2) : "",
  }));
}
