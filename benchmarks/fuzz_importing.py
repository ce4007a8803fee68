"""Looks for a raw file that an import crashes on, hangs on, loses a word of, or cannot prove.

    python benchmarks/fuzz_importing.py --seconds 60           a slice; the seed is printed
    python benchmarks/fuzz_importing.py --seconds 60 --seed 7  the same files again

Files of every format are made by `fuzz_seeds`: random ones, and known ones with their bytes damaged. What fails is
written to `fuzz/`.
"""

import argparse
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import FrameType

from fuzz_seeds import seeds
from readers import CONTEXT

from glossator.config.load import read_article
from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported, Refused
from glossator.ledger import pieces, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.notes.raw_page import raw_lines

SLOW = 10
"""Seconds of the processor's time that no raw file under a megabyte may take."""
HUNG = 60
"""Seconds of it after which one is given up."""
DECLINED = frozenset(("seed-empty", "seed-binary", "seed-control", "seed-damaged", "encoding", "yaml-syntax"))
"""Why a raw file may be no article: it holds no text, or is damaged."""


@dataclass(slots=True)
class Tally:
    """What a slice has found."""

    files: Counter[str] = field(default_factory=Counter)
    """By the ending of their names."""
    refused: int = 0
    """By right (they hold no text, or are damaged) or not."""
    failed: Counter[str] = field(default_factory=Counter)
    """By what went wrong: `crash`, `slow`, `refused`, `lost`, `unproven`."""

    def __str__(self) -> str:
        formats = ", ".join(f"{ending} {number}" for ending, number in sorted(self.files.items()))
        failed = ", ".join(f"{what} {number}" for what, number in sorted(self.failed.items()))
        return f"{self.files.total()} files ({formats}), {self.refused} refused, failed: {failed or 'none'}"


def outcome(data: bytes, name: str) -> Imported | Refused:
    """The import of a raw file. Raises what it raises, and TimeoutError after `HUNG` seconds of work."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, HUNG)
    try:
        return read_seed(data, f"seeds/{name}", CONTEXT)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"not imported after {HUNG} s")


def faults(data: bytes, name: str, tally: Tally | None = None) -> Iterator[tuple[str, str]]:
    """What is wrong with the import of a raw file: of what kind, and a sentence. A tally counts what is refused."""
    started = time.process_time()
    try:
        made = outcome(data, name)
        took = time.process_time() - started
        if took > SLOW and len(data) < 1_000_000:
            yield "slow", f"{took:.0f} s for {len(data)} bytes"
        if tally is not None:
            tally.refused += isinstance(made, Refused)
        yield from _refusal(made) if isinstance(made, Refused) else _losses(made, data)
    except TimeoutError as error:
        yield "slow", str(error)
    except Exception as error:  # noqa: BLE001 — a crash is what is looked for
        yield "crash", f"{type(error).__name__}: {error}"


def _refusal(made: Refused) -> Iterator[tuple[str, str]]:
    codes = {one.code for one in made.problems if one.is_error}
    if not codes or codes - DECLINED:
        yield "refused", "; ".join(f"{one.code} {one.message}" for one in made.problems) or "without a word"


def _losses(made: Imported, data: bytes) -> Iterator[tuple[str, str]]:
    if made.lines != raw_lines(data, made.file, made.encoding):
        yield "lost", "its lines are not those of the raw file"
    yield from (("lost", one) for one in unaccounted(made.lines, made.ledger))
    cut = [
        (one.kind, made.lines[one.line - 1][one.start : one.end]) for one in pieces(made.lines, made.ledger)
    ]
    if "".join(words for _, words in cut) != "".join(made.lines):
        yield "lost", "words are neither in the article nor in the ledger"
    yield from (
        ("lost", f"words are told to be blank: {words}")
        for kind, words in cut
        if kind in ("", "blank") and any(map(str.isalnum, words))
    )
    written, problems = read_article(made.article, "content/articles/x.md")
    yield from (("unproven", one.message) for one in problems)
    if written is not None:
        edition = read_edition(written.body, EditionOptions())
        found = prove_markdown(written, edition, data, "x.md", made.article)[1]
        yield from (("unproven", one.message) for one in found if one.is_error)


def run(seed: int, seconds: float, folder: Path) -> Tally:
    """A slice of so many seconds; the files that failed are written to a folder."""
    until, tally = time.monotonic() + seconds, Tally()
    for number, (name, data) in zip(count(1), seeds(random.Random(seed)), strict=False):
        if time.monotonic() > until:
            break
        ending = name.partition(".")[2]
        tally.files[ending] += 1
        found = next(faults(data, name, tally), None)
        if found is not None:
            what, said = found
            tally.failed[what] += 1
            folder.mkdir(exist_ok=True)
            file = folder / f"{seed}-{number}.{ending}"
            file.write_bytes(data)
            print(f"{file}: {what}: {said[:300]}", flush=True)
    return tally


def main() -> None:
    """Prints how many files were tried and what failed; status 1 if any did."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--seconds", type=float, default=60.0, help="how long to look (default: 60)")
    options.add_argument("--seed", type=int, help="which files to make; by default others each time")
    asked = options.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(1_000_000)
    tally = run(seed, asked.seconds, Path("fuzz"))
    print(f"seed {seed}: {tally}")
    sys.exit(bool(tally.failed))


if __name__ == "__main__":
    main()
