from glossator import Page


def years(site):
    for article in site.articles:
        yield Page(f"/{article.year}/", article.year)


def setup(ext):
    ext.pages(years)
