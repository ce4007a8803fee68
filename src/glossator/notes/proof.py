"""The verbatim proof: an article's words are its raw text's words, from the raw file to the built page. Room `notes`;
imports root, config and `markdown`.

`prove_markdown` compares the raw file, the Markdown and front matter; `prove_output` a built page with the outcome.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from glossator.config.load import Written
from glossator.config.matter import Matter, SourceMatter
from glossator.extend.hooks import Hook
from glossator.ledger import BODY
from glossator.model import Proof
from glossator.notes.appearance import Shown, shown, telling, unlike, unlike_problems
from glossator.notes.difference import difference, place_of
from glossator.notes.edition import Edition
from glossator.notes.emend import emended
from glossator.notes.fields import field_faults
from glossator.notes.front import front_place
from glossator.notes.page_text import Unreadable, page_text
from glossator.notes.snapshot import RawText, raw_text
from glossator.notes.stranded import stranded
from glossator.problem import Place, Problem, in_file, problem
from glossator.text import count_words


def prove_markdown(  # noqa: PLR0913, PLR0917 — each is of another source
    written: Written[Matter],
    edition: Edition,
    seed: bytes,
    path: str,
    text: str,
    importers: Iterable[Hook] = (),
) -> tuple[Proof | None, tuple[Problem, ...]]:
    """Compares an article with its raw text.

    `edition` is the article as `read_edition` reads it, `seed` the raw file's bytes, `path` and `text` the
    article's file, for places; `importers` read what extensions know. None without a `source`; else the proof, which
    holds if there are no problems.
    """
    source = written.matter.source
    if source is None:
        return None, ()
    raw = raw_text(seed, source, importers)
    if not isinstance(raw, RawText):
        key = front_place(text, path, ("source",))
        return _proof(source, "", (), holds=False), tuple(
            problem(one.code, one.message, key, one.hint) for one in raw
        )
    body, misfits = emended(raw.folded(BODY), written.matter.emend)
    article = shown(edition)
    problems = (
        *(
            problem(
                "proof-markdown",
                one.message,
                front_place(text, path, ("emend", one.nth)),
                "correct the entry",
            )
            for one in misfits
        ),
        *(_body(written, edition.plain, body, raw, path) or _appearance(written, article, raw, path)),
        *_fields(written, raw, path, text),
    )
    return _proof(source, body, telling(article), holds=not problems), problems


def prove_output(page: str, proof: Proof, path: str) -> tuple[Problem, ...]:
    """Compares the text that a built page shows with the raw text's body, as the proof has it; `path` is the
    article's, for places."""
    read = page_text(page)
    hint = (
        "a template or an extension changed it: where it has data-source-text, write {{ block.html|html }} "
        "without a further filter, and mark what is added there with data-not-source"
    )
    if isinstance(read, Unreadable):
        return tuple(problem("proof-output", fault, Place(path), hint) for fault in read.faults)
    found = difference(read.text, proof.body)
    if found is None:
        added = (Counter(read.telling) - Counter(proof.telling)).keys() if read.telling else ()
        message = "the built page has <{}> among the source's words, which the article does not have"
        return tuple(problem("proof-output", message.format(tag), Place(path), hint) for tag in added)
    message = f"the built page has “{found.said}” where the raw text ({proof.file}) has “{found.meant}”"
    named = f" ({found.characters})" if found.characters else ""
    return (problem("proof-output", message + named, Place(path), hint),)


def _proof(source: SourceMatter, body: str, tags: tuple[str, ...], *, holds: bool) -> Proof:
    return Proof(source.file, source.sha256, count_words(body), holds, body, tags)


def _body(written: Written[Matter], plain: str, body: str, raw: RawText, path: str) -> tuple[Problem, ...]:
    found = difference(plain, body)
    if found is None:
        return ()
    source = written.matter.source
    line = "" if written.matter.emend else f", line {raw.line_at(BODY, found.at)}"
    where = f"{source.file if source else ''}{line}"
    message = f"the article has “{found.said}” where the raw text ({where}) has “{found.meant}”"
    named = f" ({found.characters})" if found.characters else ""
    hint = f"put the raw text's words back, or record what was meant: glossator accept {path}"
    fault = problem("proof-markdown", message + named, place_of(written.body, found.at), hint)
    return in_file((fault, *stranded(written.body, body)), path, written.body_line)


def _appearance(written: Written[Matter], article: Shown, raw: RawText, path: str) -> tuple[Problem, ...]:
    """What readers would see other than in the raw text, though the words are the same."""
    return in_file(
        unlike_problems(unlike(written, article, raw), written.body, path), path, written.body_line
    )


def _fields(written: Written[Matter], raw: RawText, path: str, text: str) -> Iterator[Problem]:
    for one in field_faults(written, raw):
        hint = (
            f"put the raw text's words back, or list '{one.edited}' in 'edited' if the change is the editor's: "
            f"glossator accept {path}"
        )
        yield problem("proof-field", one.message, front_place(text, path, one.keys), hint)
