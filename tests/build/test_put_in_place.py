"""However other words come into a file's place, with its size and its time: in place, under its name, behind a link, in
a folder that is moved. A build after it is a clean one."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import put
from lived_in import Built, built, built_by_editor, told_apart

from glossator.build.cache import FOLDER
from glossator.build.report import BuildOptions

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)
ARTICLE = "---\ntitle: Ferry {0}\ndate: 2025-01-0{0}\ntopics: [Ships]\n---\n\nIt left at {0}.[^a]\n\n[^a]: At {0}.\n"
FILES: Mapping[str, str] = MappingProxyType(
    {
        "site.yaml": "title: Papers 1\ntheme: own\n",
        "content/topics.yaml": "- name: Ships\n  description: One of 3.\n",
        "content/pages/about.md": "---\ntitle: About\n---\n\nThe 4 of us.\n",
        "content/articles/a.md": ARTICLE.format(5),
        "content/articles/sub/b.md": ARTICLE.format(6),
        "content/articles/sub/b.notes.md": "## Note\n\n> It **left** at\n\nNot at 7.\n",
        "static/plan.txt": "plan 8",
        "static/maps/map.txt": "map 8",
        "themes/own/theme.yaml": "name: Own 1\n",
        "themes/own/templates/page.html": "{{ title }} 2",
        "templates/partials/term.html": "<b>{{ term.name }} 3</b>",
        "i18n/en.yaml": "notes: Remarks 4\n",
    }
)
DIGITS = str.maketrans("12345678", "23456781")
KEPT = FOLDER, "output"


def edited(file: Path, into: Path) -> None:
    """Other words of the same length, with the time of the file that they are made of."""
    text, state = file.read_text(encoding="utf-8"), file.stat()
    into.write_text(text.translate(DIGITS), encoding="utf-8")
    os.utime(into, ns=(state.st_atime_ns, state.st_mtime_ns))


def in_place(file: Path) -> None:
    edited(file, file)


def under_its_name(file: Path) -> None:
    new = file.with_name(".new")
    edited(file, new)
    new.replace(file)


def after_it_was_removed(file: Path) -> None:
    old = file.rename(file.with_name(".old"))
    edited(old, file)
    old.unlink()


def by_another_s_name(file: Path) -> None:
    """Two files change names."""
    under = file.with_name(f"{file.stem}-2{file.suffix}")
    if not under.exists():
        edited(file, under)
        return
    file.rename(file.with_name(".old"))
    under.rename(file)
    file.with_name(".old").rename(under)


def by_a_link(file: Path) -> None:
    target = file.with_name(f".{file.name}-{sum(1 for _ in file.parent.iterdir())}")
    edited(file, target)
    file.unlink()
    file.symlink_to(target.name)


def in_a_folder_that_becomes_a_link(file: Path) -> None:
    edited(file, file)
    folder = file.parent
    if not folder.is_symlink():
        elsewhere = folder.with_name(f".{folder.name}-moved")
        folder.rename(elsewhere)
        folder.symlink_to(elsewhere.name)


def in_a_link_that_becomes_a_folder(file: Path) -> None:
    folder = file.parent
    if folder.is_symlink():
        target = folder.resolve()
        folder.unlink()
        target.rename(folder)
    edited(file, file)


def in_a_folder_that_is_copied(file: Path) -> None:
    copy = file.parent.with_name(".copy")
    shutil.copytree(file.parent, copy, symlinks=True)
    edited(file, copy / file.name)
    shutil.rmtree(file.parent.resolve())
    if file.parent.is_symlink():
        file.parent.unlink()
    copy.rename(file.parent)


def not_at_all(file: Path) -> None:
    file.unlink()


WAYS: tuple[Callable[[Path], None], ...] = (
    in_place,
    under_its_name,
    after_it_was_removed,
    by_another_s_name,
    by_a_link,
    in_a_folder_that_becomes_a_link,
    in_a_link_that_becomes_a_folder,
    in_a_folder_that_is_copied,
    not_at_all,
)


def clean(root: Path) -> Built:
    """What a build gives that remembers nothing, of the very same files; they are as they were after it."""
    aside = root.with_name("aside")
    aside.mkdir(exist_ok=True)
    kept = [name for name in KEPT if (root / name).exists()]
    for name in kept:
        (root / name).rename(aside / name)
    made = built(root, OPTIONS)
    for name in KEPT:
        shutil.rmtree(root / name, ignore_errors=True)
    for name in kept:
        (aside / name).rename(root / name)
    return made


def changed(root: Path, path: str, way: Callable[[Path], None]) -> None:
    """A file changed; made anew where it is not there. The settings stay where they are."""
    if not (root / path).exists():
        put(root, {path: FILES[path]})
    elif path == "site.yaml":
        in_place(root / path)
    else:
        way(root / path)


changes = st.lists(st.tuples(st.sampled_from([*FILES]), st.sampled_from(WAYS)), min_size=1, max_size=3)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(changes, min_size=1, max_size=5))
def test_other_words_with_the_size_and_the_time_of_those_before_are_seen(
    tmp_path_factory: pytest.TempPathFactory, script: list[list[tuple[str, Callable[[Path], None]]]]
) -> None:
    root = tmp_path_factory.mktemp("placed") / "site"
    put(root, FILES)
    _, before = built_by_editor(root, OPTIONS)
    for number, step in enumerate(script):
        for path, way in step:
            changed(root, path, way)
        report, after = built_by_editor(root, OPTIONS)
        other, expected = clean(root)
        wrong = told_apart((report, after), (other, before if other.failed else expected), root)
        assert not wrong, f"step {number} {wrong}"
        before = after


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    "path",
    [
        "content/topics.yaml",
        "content/articles/sub/b.md",
        "content/articles/sub/b.notes.md",
        "static/maps/map.txt",
        "themes/own/templates/page.html",
    ],
)
def test_each_file_is_seen_to_change_in_each_way(
    tmp_path: Path, path: str, way: Callable[[Path], None]
) -> None:
    root = tmp_path / "site"
    put(root, FILES)
    first = built_by_editor(root, OPTIONS)
    changed(root, path, way)
    second = built_by_editor(root, OPTIONS)
    wanted, expected = clean(root)
    assert not told_apart(second, (wanted, first[1] if wanted.failed else expected), root)
