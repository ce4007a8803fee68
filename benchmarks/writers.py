"""Articles of the corpus as the files that each generator reads."""

import json
from collections.abc import Iterable
from pathlib import Path

from corpus import Article, Note


def write_glossator(root: Path, articles: Iterable[Article]) -> None:
    """`content/articles/*.md`."""
    folder = root / "content/articles"
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        matter = {
            "title": article.title,
            "date": article.day.isoformat(),
            "outlet": article.outlet,
            "authors": [{"name": article.author}],
            "dek": article.dek,
            "topics": article.topics,
        }
        _write(folder / f"{article.slug}.md", matter, _body(article))


def write_hugo(root: Path, articles: Iterable[Article]) -> None:
    """`content/articles/*.md`; taxonomies are lists, and an outlet is a list of one."""
    folder = root / "content/articles"
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        matter = {
            "title": article.title,
            "date": article.day.isoformat(),
            "outlets": [article.outlet],
            "authors": [article.author],
            "description": article.dek,
            "topics": article.topics,
        }
        _write(folder / f"{article.slug}.md", matter, _body(article))


def _body(article: Article) -> str:
    blocks = []
    for paragraph in article.paragraphs:
        blocks.append(paragraph.markdown)
        blocks += [_definition(note) for _, note in paragraph.notes]
    return "\n\n".join(blocks)


def _definition(note: Note) -> str:
    quoted = f" “{note.quoted}”" if note.quoted else ""
    return f"[^{note.label}]: **{note.kind}.**{quoted} {note.text}"


def _write(path: Path, matter: dict[str, object], body: str) -> None:
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in matter.items())
    path.write_text(f"---\n{front}---\n\n{body}\n", encoding="utf-8")
