"""An article of the corpus as the files that each generator reads: paths in its site and their texts. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from corpus import Article, Note

Files = Mapping[str, str]


def glossator(article: Article) -> Files:
    """The article as it is written by hand: no raw text lies behind it."""
    return {path_of(article): _fenced(_glossator_matter(article), _body(article))}


def glossator_proven(article: Article) -> Files:
    """The same with its raw text, and the ledger that lets Glossator prove the one by the other."""
    raw = _seed(article)
    seed = f"seeds/{article.slug}.txt"
    source = {"file": seed, "sha256": sha256(raw.encode()).hexdigest(), **_ledger(article)}
    matter = {**_glossator_matter(article), "source": source}
    return {seed: raw, path_of(article): _fenced(matter, _body(article))}


def hugo(article: Article) -> Files:
    """Taxonomies are lists, and an outlet is a list of one."""
    return {path_of(article): _fenced(_listed_matter(article), _body(article))}


def eleventy(article: Article) -> Files:
    """As for Hugo."""
    return hugo(article)


def pelican(article: Article) -> Files:
    """Topics are Pelican's tags, outlets its categories."""
    matter = {
        "Title": article.title,
        "Slug": article.slug,
        "Date": article.day.isoformat(),
        "Category": article.outlet,
        "Tags": ", ".join(article.topics),
        "Authors": article.author,
        "Summary": article.dek,
    }
    front = "".join(f"{key}: {value}\n" for key, value in matter.items())
    return {path_of(article): f"{front}\n{_body(article)}\n"}


def path_of(article: Article) -> str:
    """Where the article lies in every generator's site."""
    return f"content/articles/{article.slug}.md"


def _glossator_matter(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "date": article.day.isoformat(),
        "outlet": article.outlet,
        "authors": [{"name": article.author}],
        "dek": article.dek,
        "topics": article.topics,
    }


def _listed_matter(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "date": article.day.isoformat(),
        "outlets": [article.outlet],
        "authors": [article.author],
        "description": article.dek,
        "topics": article.topics,
    }


def _fenced(matter: Mapping[str, object], body: str) -> str:
    front = "".join(f"{row}\n" for key, value in matter.items() for row in _rows(key, value))
    return f"---\n{front}---\n\n{body}\n"


def _rows(key: str, value: object) -> Iterator[str]:
    """A key of front matter. JSON is YAML, and what is quoted no generator reads as something else."""
    if isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {row}" for inner, one in value.items() for row in _rows(inner, one))
    else:
        yield f"{key}: {json.dumps(value, ensure_ascii=False)}"


def _body(article: Article) -> str:
    return "\n\n".join(_blocks(article))


def _blocks(article: Article) -> Iterator[str]:
    for paragraph in article.paragraphs:
        yield paragraph.markdown
        yield from (_definition(note) for _, note in paragraph.notes)


def _definition(note: Note) -> str:
    quoted = f" “{note.quoted}”" if note.quoted else ""
    return f"[^{note.label}]: **{note.kind}.**{quoted} {note.text}"


def _seed(article: Article) -> str:
    head = (f"{article.day} | {article.outlet}", article.title, f"By {article.author}", article.dek)
    body = (paragraph.source for paragraph in article.paragraphs)
    return "\n".join((*head, *body, f"Topics: {' | '.join(article.topics)}", ""))


def _ledger(article: Article) -> dict[str, Sequence[Sequence[object]]]:
    """Which of the seed's lines, and of their columns, became what."""
    day, last = len(article.day.isoformat()), 4 + len(article.paragraphs)
    return {
        "body": [[5, last]],
        "rest": [
            [1, 1, "head"],
            [1, 1, "date", 1, day],
            [1, 1, "outlet", day + 4, day + 3 + len(article.outlet)],
            [2, 2, "title"],
            [3, 3, "head"],
            [3, 3, "author", 4, 3 + len(article.author)],
            [4, 4, "dek"],
            [last + 1, last + 1, "label"],
            [last + 1, last + 1, "topics", 9, 8 + len(" | ".join(article.topics))],
        ],
    }
