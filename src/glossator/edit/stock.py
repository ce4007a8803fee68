"""The raw files of a site, and where each stands: free to become an article, or not, and why.

Room `edit`; reads, writes nothing. A raw text is known by its hash, so a renamed file is still the one that its
article was made from.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from glossator.edit.acquainted import Acquainted, acquaint
from glossator.edit.claims import Claims, claims_of
from glossator.edit.ignored import IGNORED, Ignored, read_ignored
from glossator.edit.imported import read_imported
from glossator.problem import Problem
from glossator.sources.site import Site


class Kind(StrEnum):
    """Whether an import takes a raw text up."""

    FREE = "free"
    KNOWN = "known"
    """It has an article."""
    ALTERED = "altered"
    """Its file's name is that of an article's raw text, its bytes are others."""
    IGNORED = "ignored"
    DELETED = "deleted"
    """It had an article, which is gone."""


class Standing(Struct, frozen=True):
    kind: Kind
    why: str = ""
    """In words that can follow the file's name."""
    article: str = ""
    """The article that it has or had."""


class Stock(Struct, frozen=True):
    """The raw files of a site."""

    by_digest: Mapping[str, str]
    """Path by SHA-256; of equal files the first."""
    claims: Claims
    ignored: Mapping[str, Ignored]
    imported: Mapping[str, str]
    """The article that a raw text became, also where it is gone."""
    problems: tuple[Problem, ...] = ()

    def standing(self, file: str, digest: str) -> Standing:
        """Where the raw text with a hash stands that lies, or is to lie, at a path of the site."""
        claim = self.claims.by_file.get(file)
        if digest in self.claims.by_digest:
            article = self.claims.by_digest[digest]
            return Standing(Kind.KNOWN, f"has the article {article}", article)
        if claim and not any(one in self.by_digest for one in claim.digests):
            return Standing(
                Kind.ALTERED, f"was changed after {claim.article} was made from it", claim.article
            )
        if digest in self.ignored:
            reason = self.ignored[digest].reason
            return Standing(Kind.IGNORED, f"is ignored in {IGNORED}{reason and f' ({reason})'}")
        if digest in self.imported:
            article = self.imported[digest]
            return Standing(Kind.DELETED, f"had the article {article}, which was deleted", article)
        return Standing(Kind.FREE)


def read_stock(site: Site) -> Stock:
    """The raw files of a site, each read and hashed."""
    return stock_of(site, *acquaint(site))


def stock_of(site: Site, known: Acquainted, problems: tuple[Problem, ...]) -> Stock:
    """The raw files of a site, of what is known of them and of its articles."""
    return Stock(
        {known.seeds[file].digest: file for file in reversed(site.seeds) if file in known.seeds},
        claims_of([claim for _, claim in known.articles.values()]),
        read_ignored(site.root),
        read_imported(site.root),
        problems,
    )
