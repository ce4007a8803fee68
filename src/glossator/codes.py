"""The table of problem codes: each with its severity and one sentence. A code, once published, never changes.

Root module, imports nothing of ours. `docs/problems.md` has a section for each code; a test compares the two.
"""

from types import MappingProxyType
from typing import Literal

from msgspec import Struct


class Code(Struct, frozen=True):
    severity: Literal["error", "warning"]
    summary: str


def _error(summary: str) -> Code:
    return Code("error", summary)


def _warning(summary: str) -> Code:
    return Code("warning", summary)


CODES = MappingProxyType(
    {
        # config: site.yaml, topics.yaml, front matter
        "yaml-syntax": _error("A YAML file or front matter cannot be read as YAML."),
        "yaml-duplicate-key": _error("A mapping names the same key twice."),
        "unknown-key": _error("A key that Glossator does not know."),
        "missing-key": _error("A key that must be there is not."),
        "bad-value": _error("A value is of the wrong type or out of range."),
        "merge-conflict": _error("A merge was not finished: a file holds two versions of the same lines."),
        "front-matter-fence": _error("The front matter's fence is missing, broken or misspelt."),
        "encoding": _error("A file, or its name, is not UTF-8 text."),
        "no-site": _error("There is no site.yaml here."),
        "unsafe-path": _error("A path, slug or address that would reach outside the site."),
        "unknown-zone": _error("The time zone is not one that the system knows."),
        "duplicate-topic": _error("Two entries of the vocabulary share a name or alias."),
        "json-syntax": _error("A JSON file cannot be read as JSON."),
        "bad-bibliography": _error("The bibliography, or an entry of it, is not CSL-JSON."),
        # extend
        "missing-extension": _error("An extension that settings name is not there."),
        "bad-extension": _error("An extension registers something that cannot work."),
        "extension-failed": _error("The code of an extension raised an error."),
        # sources
        "unreadable": _error("A file or folder cannot be read."),
        "link-not-followed": _warning("A link among the files that leads nowhere, or to a folder."),
        "stray-text": _error("A Markdown file that is no article and no page, by its folder or its ending."),
        "notes-file": _error("A notes file that belongs to no article."),
        "missing-source": _error("The raw text that an article names is not there."),
        "unknown-style": _error("The citation style is none in which notes can be set."),
        "missing-extra": _error("A setting or a raw file needs an extra that is not installed."),
        # markdown
        "raw-html": _warning("Raw HTML that is not on the allow-list was cleaned."),
        "broken-link": _error("A link to another article or file leads nowhere."),
        "unsafe-link": _error("A link of a kind that may not stand in a page, such as javascript:."),
        # notes
        "undefined-reference": _error("A reference to a note that is not defined."),
        "duplicate-definition": _error("Two definitions have the same label."),
        "bad-label": _error("A note's label that holds white space or brackets."),
        "label-case": _error("Two labels differ in case only."),
        "quote-not-found": _error("The quoted words are not before the reference."),
        "quote-ambiguous": _error("The quoted words occur more than once before the reference."),
        "bad-verdict": _error("A verdict that the scale does not have."),
        "bad-language": _error("A translation's language is no language tag."),
        "space-before-reference": _error("White space parts a reference from the words that its note is on."),
        "unused-definition": _warning("A definition that no reference points to."),
        "swallowed-definition": _warning("A definition that the block above it took for its own text."),
        "blank-line-in-note": _warning("A blank line at which GitHub ends a note, as it holds white space."),
        "empty-note": _warning("A note without any text."),
        "near-miss-kind": _warning("A note starts with what is almost a kind of note."),
        "bad-byline": _warning("A note ends in what is almost a byline."),
        "reference-as-link": _warning("A reference before a parenthesis, which Markdown reads as a link."),
        "reference-in-link": _warning("A reference inside a link or an image's description."),
        "reference-in-heading": _warning("A reference inside a heading."),
        "note-heading": _error("A heading of a notes file that is neither a label nor a kind of note."),
        "bad-quotation": _error(
            "A note of a notes file quotes nothing, or has bold words in several places."
        ),
        "quotation-not-found": _error("The quotation of a notes file is not in the article."),
        "quotation-ambiguous": _error("The quotation of a notes file is in the article more than once."),
        "notes-file-text": _warning("Text of a notes file that belongs to no note."),
        "unknown-work": _error("A citation of a work that the bibliography does not have."),
        "unset-work": _error("A citation that cannot be set."),
        "unindented-note": _warning("A paragraph behind a definition that is not in the raw text."),
        "unknown-note": _warning("Front matter tells more about a note that the article does not have."),
        "unchecked-note": _error("A note of a kind that needs a second reader, without one."),
        # proof
        "proof-snapshot": _error("The raw text's bytes are not those that the article was made from."),
        "proof-markdown": _error("The article's words are not the raw text's words."),
        "proof-appearance": _error("The article has emphasis or pictures that the raw text does not have."),
        "proof-output": _error("The built page's words are not the raw text's words."),
        "proof-field": _error("A title, dek, biography or pull quote differs from the raw text."),
        "proof-ledger": _error("The ledger does not account for every line of the raw text."),
        # ingest
        "seed-empty": _error("A raw file without any text."),
        "seed-binary": _error("A raw file that is not text."),
        "seed-control": _error("A raw text with control characters."),
        "seed-damaged": _error("A document or feed that cannot be read, or holds more than a text does."),
        "seed-encoding": _warning("A raw text in an encoding that had to be guessed."),
        "seed-altered": _error("A raw file was changed after its article was made."),
        "seed-name": _error("A raw file whose name cannot be written in an article."),
        "seed-moved": _warning("The raw text that an article names lies under another name."),
        "seed-unaccounted": _error("An import that could not account for a line."),
        "seed-uncertain": _warning("A value that the import read from the raw text but is unsure of."),
        "unused-row": _warning("A row of a metadata file that names none of the raw files."),
        "has-article": _error("A raw text that cannot be ignored, since an article was made from it."),
        "topics-doubtful": _warning("A run-together topic line that could not be split with confidence."),
        # site
        "duplicate-output": _error("Two sources would write the same file."),
        "local-address": _error("The site would be published with links to this machine."),
        "address-gone": _warning("An address that was published, and that nothing answers now."),
        "dead-link": _warning("A link to another site whose page or host is gone."),
        "missing-date": _warning("An article without a date."),
        # theme
        "missing-theme": _error("The theme that settings name is not there."),
        "theme-loop": _error("A theme extends itself, directly or through others."),
        "theme-interface": _error("A theme was written for another version of what templates may read."),
        "missing-template": _error("A template that a page needs is not there."),
        "template-syntax": _error("A template cannot be read."),
        "template-error": _error("A template failed while a page was rendered."),
        "template-unknown-name": _error("A template reads a name that no view offers."),
        "template-dynamic": _error("A template names another one by an expression, not by a literal name."),
        "missing-asset": _error("A template or style sheet names a file that the theme does not have."),
        "missing-phrase": _error("A template names a phrase that no i18n file has."),
        "link-withheld": _warning("A link to an article that is not published."),
        # edit
        "file-exists": _error("A command would have overwritten a file."),
        "file-changed": _error("A file changed while a command worked on it."),
        "not-annotations": _error("A file to import that holds no annotations."),
        "bad-annotation": _error("An annotation that cannot be imported."),
        "no-revision": _error("There is no such revision to compare the site with."),
        "note-refused": _error("A note that cannot be written as it was asked for."),
        # build
        "foreign-output": _error("The output folder holds files that Glossator did not write."),
        "cannot-write": _error("A file could not be written."),
        "search-failed": _error("Pagefind could not index the pages."),
        "site-busy": _error("Another run of Glossator works on the site."),
        "process-lost": _error("A process that did a part of the work was ended from outside."),
    }
)
