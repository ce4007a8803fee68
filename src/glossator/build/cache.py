"""What a build remembers for the next one: file stamps, parsed content, printed pages. Room `build`.

One SQLite file in `.glossator/`, written in transactions. It is safe to delete, to restore and to carry elsewhere:
what is damaged, foreign or of another version is thrown away, never trusted. Texts lie under their digest, with a
checksum that is compared when they are read.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from msgspec.structs import astuple

from glossator.build.rows import Changes, Printed, Reading
from glossator.build.version import installation, version
from glossator.codec import DamagedError, digest
from glossator.sources.stamps import Stamp

FOLDER = ".glossator"
"""Of a site, where its cache lies."""
FILE = "build.sqlite"
DAMAGED = "The cache of earlier builds is damaged, and was not used."
UNUSABLE = (sqlite3.DatabaseError, DamagedError, UnicodeDecodeError)
"""What a damaged cache raises; the last where SQLite quotes damaged bytes in its message."""
SPARE, SLACK = 100, 1.1
"""How many texts may lie in the cache for how many that are needed."""
TABLES = """
create table about (name text primary key, value text) without rowid;
create table files (path text primary key, size int, modified int, inode int, changed int, hashed int,
                    digest text) without rowid;
create table readings (path text primary key, text text, options blob, seed text, raw text,
                       facts blob, named blob, told blob, noted blob, placed blob, words int, problems blob,
                       galley blob, seal blob) without rowid;
create table results (name text primary key, key blob, value blob) without rowid;
create table galleys (digest blob primary key, data blob, seal int);
create table pages (folder text, path text, closure blob, basis blob, read blob, shown blob, keys text, inputs blob,
                    digest blob, size int, modified int, source text, template text, problems blob,
                    primary key (folder, path)) without rowid;
create table views (digest blob primary key, data blob);
"""
READ = "text, options, seed, raw, facts, named, told, noted, placed, words, problems, galley, seal"
PRINTED = "closure, basis, read, shown, keys, inputs, digest, size, modified, source, template, problems"
"""The columns of a Reading and of a Printed, in the order of their fields."""


class Cache:
    """The cache in one folder, open. Closing it commits nothing: each `keep_…` is a transaction of its own."""

    def __init__(self, folder: Path, database: sqlite3.Connection, notice: str) -> None:
        self.folder = folder
        self.notice = notice
        """Why an older cache was thrown away; empty where none was."""
        self._database = database

    @property
    def path(self) -> Path:
        return self.folder / FILE

    def stamps(self) -> dict[str, Stamp]:
        rows = self._database.execute(
            "select path, size, modified, inode, changed, hashed, digest from files"
        )
        return {row[0]: Stamp(*row[1:]) for row in rows}

    def readings(self) -> dict[str, Reading]:
        """What was parsed before, by path; damaged entries are left out."""
        rows = self._database.execute(f"select path, {READ} from readings")
        found = ((row[0], Reading(*row[1:])) for row in rows)
        return {path: reading for path, reading in found if reading.is_whole}

    def printed(self, folder: str) -> dict[str, Printed]:
        """What an output folder has, by path."""
        rows = self._database.execute(
            f"select path, {PRINTED} from pages where folder = ? order by path", (folder,)
        )
        return {row[0]: Printed(*row[1:]) for row in rows}

    def page(self, folder: str, path: str) -> Printed | None:
        """One file that an output folder has."""
        asked = f"select {PRINTED} from pages where folder = ? and path = ?"
        row = self._database.execute(asked, (folder, path)).fetchone()
        return Printed(*row) if row else None

    def reading(self, path: str) -> Reading | None:
        """What was parsed of one file; None where it was not, or the entry is damaged."""
        row = self._database.execute(f"select {READ} from readings where path = ?", (path,)).fetchone()
        reading = Reading(*row) if row else None
        return reading if reading is not None and reading.is_whole else None

    def lying(self, folder: str) -> list[tuple[str, int, int]]:
        """The files that an output folder has: path, size and time."""
        rows = self._database.execute(
            "select path, size, modified from pages where folder = ? order by path", (folder,)
        )
        return rows.fetchall()

    def view(self, named: bytes) -> bytes | None:
        """What a page's template read when it was printed, by its digest; None where it is not known."""
        row = self._database.execute("select data from views where digest = ?", (named,)).fetchone()
        return bytes(row[0]) if row and digest((row[0],)) == named else None

    def keep_galleys(self, galleys: Iterable[tuple[bytes, bytes]]) -> None:
        """Texts by their digest; part of the transaction that `keep_content` ends."""
        rows = ((named, data, _seal(named, data)) for named, data in galleys)
        self._database.executemany("insert or ignore into galleys values (?, ?, ?)", rows)

    def keep_stamps(self, before: Mapping[str, Stamp], now: Mapping[str, Stamp]) -> None:
        """The state of the files, given what `stamps` told of it; part of the transaction that `keep_content` ends."""
        changed = [(path, *_row(stamp)) for path, stamp in now.items() if before.get(path) != stamp]
        self._database.executemany("insert or replace into files values (?, ?, ?, ?, ?, ?, ?)", changed)
        left = [(path,) for path in before if path not in now]
        self._database.executemany("delete from files where path = ?", left)

    def keep_content(self, readings: Mapping[str, Reading], gone: Iterable[str]) -> None:
        """What was parsed anew, and which files are gone."""
        with self._database as database:
            rows = ((path, *_row(reading.sealed)) for path, reading in readings.items())
            database.executemany(
                "insert or replace into readings values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )
            database.executemany("delete from readings where path = ?", [(path,) for path in gone])

    def keep_printed(self, folder: str, changes: Changes) -> None:
        """What a run changed in an output folder."""
        marks = ", ".join("?" * (2 + len(Printed.__struct_fields__)))
        with self._database as database:
            database.executemany("insert or ignore into views values (?, ?)", changes.views.items())
            # In the order of the table, which is written twice as fast so.
            rows = ((folder, path, *_row(page)) for path, page in sorted(changes.printed.items()))
            database.executemany(f"insert or replace into pages values ({marks})", rows)
            paths = [(folder, path) for path in changes.gone]
            database.executemany("delete from pages where folder = ? and path = ?", paths)
            self._keep(f"standing {folder}", b"", changes.standing)
            self._keep("untouched", b"", changes.untouched)

    def standing(self, folder: str) -> bytes | None:
        """The word about the whole of an output folder."""
        return self.recall(f"standing {folder}", b"")

    def untouched(self) -> bytes | None:
        """What a run may find that nothing was touched."""
        return self.recall("untouched", b"")

    def recall(self, name: str, key: bytes) -> bytes | None:
        """What was kept under that name, if it was made from what the key says, and nothing has damaged it."""
        row = self._database.execute("select key, value from results where name = ?", (name,)).fetchone()
        return bytes(row[1]) if row and row[0] == key + digest((row[1],)) else None

    def keep(self, name: str, key: bytes, value: bytes) -> None:
        """The one result of that name."""
        with self._database:
            self._keep(name, key, value)

    def _keep(self, name: str, key: bytes, value: bytes) -> None:
        sealed = (name, key + digest((value,)), value)
        self._database.execute("insert or replace into results values (?, ?, ?)", sealed)

    def prune(self) -> None:
        """Forget texts that nothing that is kept needs, once there are many."""
        if not self._database.total_changes or not self._is_loaded():
            return
        with self._database as database:
            database.execute("delete from galleys where digest not in (select galley from readings)")
            database.execute("delete from views where digest not in (select read from pages)")

    def _is_loaded(self) -> bool:
        counts = [f"select count(*) from {table}" for table in ("galleys", "readings", "views", "pages")]
        texts, readings, views, pages = (self._database.execute(count).fetchone()[0] for count in counts)
        return bool(texts > SPARE + readings * SLACK or views > SPARE + pages * SLACK)

    def close(self) -> None:
        self._database.close()


def peek(folder: Path) -> Cache | None:
    """The cache in `folder` to read, at once and whatever else works with it; None where that is not worth a try.

    Raises sqlite3.DatabaseError where it is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    found = dict(database.execute("select name, value from about"))
    if found.get("installation") != installation():
        database.close()
        return None
    return Cache(folder, database, "")


@contextmanager
def galleys(path: Path) -> Iterator["Galleys"]:
    """The texts of a cache, to read from any process."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield Galleys(database)
    finally:
        database.close()


class Galleys:
    """Texts by their digest."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getitem__(self, named: bytes) -> bytes:
        """The text. Raises DamagedError where it is not there, or is not what was kept under its digest."""
        row = self._database.execute("select data, seal from galleys where digest = ?", (named,)).fetchone()
        if row is None or not isinstance(row[0], bytes) or row[1] != _seal(named, row[0]):
            raise DamagedError("a text of the cache")
        return row[0]


def open_cache(folder: Path) -> Cache:
    """The cache in `folder`, which is made where it is missing; one that cannot be used is replaced by an empty one.

    Raises OSError or sqlite3.Error where none can be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = (folder / FILE).exists()
    database, fault = _opened(folder / FILE) if there else (None, "")
    if database is None:
        forget(folder)
        database = _made(folder / FILE)
    return Cache(folder, database, fault)


def forget(folder: Path) -> None:
    """Throw the cache in a folder away."""
    for path in folder.glob(f"{FILE}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _opened(path: Path) -> tuple[sqlite3.Connection | None, str]:
    database = None
    try:
        database = _connected(path)
        found = dict(database.execute("select name, value from about"))
        if found.get("installation") == installation():
            return database, ""
        if found.get("version") == version():
            with database:
                database.execute("insert or replace into about values ('installation', ?)", (installation(),))
                # An extra may have come or gone, which files do not tell: the next build must look.
                database.execute("delete from results where name = 'untouched'")
            return database, ""
        fault = "The cache of earlier builds is of another version, and was not used."
    except UNUSABLE:
        fault = DAMAGED
    if database is not None:
        database.close()
    return None, fault


def _made(path: Path) -> sqlite3.Connection:
    database = _connected(path)
    with database:
        database.executescript(TABLES)
        made_by = (("version", version()), ("installation", installation()))
        database.executemany("insert into about values (?, ?)", made_by)
    return database


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    # What a crash of the machine leaves is discarded by digests and the journal, so nothing waits for the disk.
    database.execute("pragma synchronous = off")
    return database


def _seal(named: bytes, data: bytes) -> int:
    """What tells a text that a disk has changed, or that lies under another's digest. A page is printed from several
    texts, each of which is in several pages; the digest itself would take five times as long."""
    return crc32(data, crc32(named))


def _row(value: Stamp | Reading | Printed) -> tuple[object, ...]:
    return astuple(value)
