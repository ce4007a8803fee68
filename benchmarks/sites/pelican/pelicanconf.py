"""The benchmark's site for Pelican: see docs/benchmarks.md. Topics are its tags, outlets its categories."""

SITENAME = "Benchmark"
SITEURL = "http://localhost:8000"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["articles"]
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGINS: list[str] = []
MARKDOWN = {
    "extension_configs": {"markdown.extensions.meta": {}, "markdown.extensions.footnotes": {}},
    "output_format": "html5",
}

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

ARTICLE_URL, ARTICLE_SAVE_AS = "articles/{slug}/", "articles/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "outlets/{slug}/", "outlets/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "authors/{slug}/", "authors/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "404", "sitemap"]
TAGS_SAVE_AS = "topics/index.html"
CATEGORIES_SAVE_AS = "outlets/index.html"
AUTHORS_SAVE_AS = "authors/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feed.xml"
TAG_FEED_ATOM = "topics/{slug}/feed.xml"
CATEGORY_FEED_ATOM = "outlets/{slug}/feed.xml"
AUTHOR_FEED_ATOM = "authors/{slug}/feed.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_RSS = None
