"""What the site's own articles teach of their topics. Room `edit`; reads, writes nothing."""

from collections.abc import Iterator
from math import ceil

from glossator.config.load import read_article
from glossator.sources.bundle import content_text
from glossator.sources.site import Site
from glossator.topics.centroid import Centroids, centroids_of

MOST = 500
"""Articles that are read: that many tell the frequent topics apart, and reading all of a large site takes a minute."""


def taught(site: Site) -> Centroids:
    """What the articles on each topic have in common; of a large site, of articles spread over all of it."""
    return centroids_of(_tagged(site))


def _tagged(site: Site) -> Iterator[tuple[tuple[str, ...], str]]:
    """Topics, as the vocabulary names them, and text."""
    apart = max(1, ceil(len(site.articles) / MOST))
    for path in site.articles[::apart]:
        written, _ = read_article(content_text(site.root, path), path)
        if written is not None:
            yield tuple(map(site.vocabulary.canonical, written.matter.topics)), written.body
