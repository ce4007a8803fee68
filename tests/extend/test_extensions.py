"""What a site's extensions bring, from the edit of a module to the built page; first the documentation's example."""

import os
import py_compile
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from siting import SiteUnderTest, files_of

EXAMPLE = Path(__file__).parents[2] / "docs/examples/glossator-speeches/glossator_speeches.py"
SPEECH = """1
00:00:01,000 --> 00:00:04,000
The Long Speech

2
00:00:05,000 --> 00:00:09,000
Friends, we have met here today
to speak about bridges and rivers.
"""
FERRY = (
    "---\ntitle: The ferry\ndate: 2024-03-04\nauthors: [Ada Lovelace]\n---\n\nYard\n: where it was built\n"
)
BODY = '{% extends "article.html" %}\n{% block body %}<p>{{ title|initials }}</p>{% endblock %}\n'


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site")
    made.write("site.yaml", "title: Speeches\nextensions: [speeches]\n")
    made.write("content/articles/ferry.md", FERRY)
    made.write("extensions/speeches.py", EXAMPLE.read_text(encoding="utf-8"))
    return made


def adds(site: SiteUnderTest, page: str) -> SiteUnderTest:
    """The site with an extension that adds one page."""
    pages = f"def pages(site):\n    return [{page}]\n"
    code = f"from glossator import Page\n\n\n{pages}\n\ndef setup(ext):\n    ext.pages(pages)\n"
    return site.write("extensions/speeches.py", code)


def clean(site: SiteUnderTest) -> dict[str, bytes]:
    """What a build from nothing gives."""
    shutil.rmtree(site.folder / ".glossator", ignore_errors=True)
    shutil.rmtree(site.output, ignore_errors=True)
    site.run("build").succeeds()
    return files_of(site.output)


def test_a_markdown_plugin_reads_articles(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    assert "<dt>Yard</dt>" in (site.output / "articles/ferry/index.html").read_text(encoding="utf-8")


def test_an_importer_reads_raw_files_and_each_build_proves_the_article_by_it(site: SiteUnderTest) -> None:
    site.write("seeds/speech.srt", SPEECH).run("build").succeeds()
    article = site.folder / "content/articles/the-long-speech.md"
    text = article.read_text(encoding="utf-8")
    assert "encoding: extension" in text
    assert text.endswith("Friends, we have met here today to speak about bridges and rivers.\n")
    article.write_text(text.replace("bridges", "ferries"), encoding="utf-8")
    site.run("build").fails_with("proof-markdown")
    article.write_text(text, encoding="utf-8")
    site.write("site.yaml", "title: Speeches\n").run("build").fails_with(
        "missing-extension", "seeds/speech.srt"
    )


def test_an_importer_for_plain_text_reads_what_is_imported_from_then_on(site: SiteUnderTest) -> None:
    text = (
        "The quay\n\nBy Ada Roe\n\nMarch 4, 2024\n\nThe quay was built of stone in the winter of that year.\n"
    )
    site.write("seeds/before.txt", text).run("build").succeeds()
    loud = "def setup(ext):\n    ext.importer('.txt', lambda data: data.decode().replace('stone', 'STONE'))\n"
    site.write("extensions/loud.py", loud).write("site.yaml", "title: X\nextensions: [loud]\n")
    site.write("seeds/after.txt", text.replace("quay", "mole")).run("build").succeeds()
    assert "of stone in" in (site.folder / "content/articles/the-quay.md").read_text("utf-8")
    assert "of STONE in" in (site.folder / "content/articles/the-mole.md").read_text("utf-8")


def test_an_importer_that_fails_refuses_the_raw_file_with_its_line(site: SiteUnderTest) -> None:
    site.write("seeds/speech.srt", SPEECH)
    site.write(
        "extensions/speeches.py",
        "def read(data):\n    raise ValueError('no cues')\n\n\ndef setup(ext):\n    ext.importer('.srt', read)\n",
    )
    site.run("build").fails_with("seeds/speech.srt", "extensions/speeches.py:2: ValueError: no cues")
    assert not (site.folder / "content/articles/the-long-speech.md").exists()


def test_an_importer_that_gives_no_text_is_told_so(site: SiteUnderTest) -> None:
    site.write("seeds/speech.srt", SPEECH)
    site.write("extensions/speeches.py", "def setup(ext):\n    ext.importer('.srt', bytes.upper)\n")
    site.run("build").fails_with("bad-extension", "gives bytes, and must give text")


def test_a_filter_is_there_for_templates(site: SiteUnderTest) -> None:
    site.write("templates/page.html", "{{ site_title|initials }}").write(
        "content/pages/about.md", "---\ntitle: T\n---\nx\n"
    )
    site.run("build").succeeds()
    assert (site.output / "about/index.html").read_text(encoding="utf-8") == "S."


def test_a_filter_that_fails_is_told_with_the_template_s_line_and_its_own(site: SiteUnderTest) -> None:
    site.write("templates/page.html", "{{ menu|initials }}").write(
        "content/pages/about.md", "---\ntitle: T\n---\nx\n"
    )
    site.run("build").fails_with("template-error", "templates/page.html:1", "extensions/speeches.py")


def test_pages_are_made_of_the_site_s_articles_and_their_links_are_checked(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    page = (site.output / "by-year/index.html").read_text(encoding="utf-8")
    assert '<a href="/articles/ferry/">The ferry</a>' in page
    assert "/by-year/" in (site.output / "sitemap.xml").read_text(encoding="utf-8")
    adds(site, "Page('/x/', 'X', '[a](articles/fery.md)')").run("build").fails_with("broken-link", "ferry.md")


def test_an_added_page_may_have_a_template_of_its_own_which_is_checked(site: SiteUnderTest) -> None:
    adds(site, "Page('/m.json', 'M', template='m.json', extra={'n': len(site.articles)})")
    site.run("build").fails_with("missing-template", "m.json")
    site.write("templates/m.json", '{"n": {{ extra.n }}, "lang": "{{ lung }}"}')
    site.run("build").fails_with("template-unknown-name", "templates/m.json:1", "did you mean 'lang'?")
    site.write("templates/m.json", '{"n": {{ extra.n }}}').run("build").succeeds()
    assert (site.output / "m.json").read_text(encoding="utf-8") == '{"n": 1}'
    site.write("content/articles/barge.md", FERRY).run("build").succeeds()
    assert (site.output / "m.json").read_text(encoding="utf-8") == '{"n": 2}'


def test_a_page_at_the_root_takes_the_place_of_the_list(site: SiteUnderTest) -> None:
    adds(site, "Page('/', 'Welcome', site.read('welcome.md'), source='welcome.md')")
    site.write("welcome.md", "Come in.\n").run("build").succeeds()
    assert "Come in." in (site.output / "index.html").read_text(encoding="utf-8")
    site.write("welcome.md", "Come in, all.\n").run("build").succeeds()
    assert "Come in, all." in (site.output / "index.html").read_text(encoding="utf-8")
    site.write("welcome.md", "[x](nowhere.md)\n").run("build").fails_with("welcome.md:1")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("Page('x', 'X')", "is no address"),
        ("Page('/../x/', 'X')", "is no address"),
        ("Page('/a b/', 'X')", "is no address"),
        ("Page('/a\\u200bb/', 'X')", "is no address"),
        ("Page('/100%/', 'X')", "is no address"),
        ("Page('/x/', '')", "needs a title"),
        ("Page('/x/', 'X', extra={'a': {1, 2} and object()})", "neither text, number, list nor mapping"),
        ("Page('/x/', 'X', template='article.html')", "for pages of another kind"),
        ("Page('/x/', 'X', source='content/articles/ferry.md')", "has a page of its own"),
        ("'/x/'", "must give Pages"),
    ],
)
def test_a_page_that_cannot_be_is_told_where_its_function_was_registered(
    site: SiteUnderTest, page: str, said: str
) -> None:
    adds(site, page).run("build").fails_with("bad-extension", said, "speeches.py:9")


@pytest.mark.parametrize(
    ("setup", "said"),
    [
        ("ext.filter('upper', str.upper)", "there is a filter 'upper' already"),
        ("ext.filter('html', str.upper)", "there is a filter 'html' already"),
        ("ext.filter('shout', lambda: 1)", "must take a value"),
        ("ext.filter('shout', 3)", "no function but int"),
        ("ext.importer('srt', bytes.decode)", "is no suffix"),
        ("ext.importer('.srt', lambda a, b: '')", "takes one thing"),
        ("ext.pages(lambda: [])", "takes one thing"),
        ("ext.markdown(lambda: 1)", "takes one thing"),
        ("ext.filter('shout', str.upper); ext.filter('shout', str.lower)", "a second filter 'shout'"),
        ("import jinja2; ext.filter('shout', jinja2.pass_context(lambda context, value: value))", "context"),
    ],
)
def test_what_cannot_work_is_refused_when_it_is_loaded(site: SiteUnderTest, setup: str, said: str) -> None:
    site.write("extensions/speeches.py", f"def setup(ext):\n    {setup}\n")
    site.run("check").fails_with("bad-extension", said, "extensions/speeches.py:2")
    assert "Traceback" not in site.stdout + site.stderr


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_this_name\n", "No module named"),
        ("def setup(ext)\n    pass\n", "SyntaxError"),
        ("def setup(ext):\n    raise RuntimeError('out of ink')\n", "RuntimeError: out of ink"),
        ("import sys\nsys.exit(0)\n", "SystemExit: 0"),
        ("def setup(ext):\n    raise SystemExit\n", "SystemExit"),
        ("def end(site):\n    raise SystemExit(0)\n\ndef setup(ext):\n    ext.pages(end)\n", "SystemExit: 0"),
        ("def set_up(ext):\n    pass\n", "has no function 'setup'"),
        ("def setup(ext):\n    ext.markdown(lambda md: md.nothing)\n", "AttributeError"),
    ],
)
def test_a_module_that_cannot_be_loaded_is_told_without_a_trace(
    site: SiteUnderTest, code: str, said: str
) -> None:
    site.write("extensions/speeches.py", code).run("check").fails_with("extensions/speeches.py", said)
    assert "Traceback" not in site.stdout + site.stderr


def test_a_plugin_that_fails_on_a_text_is_told_with_its_line_and_the_text(site: SiteUnderTest) -> None:
    rule = "def rule(state):\n    raise ValueError('lost')\n"
    code = f"{rule}\n\ndef setup(ext):\n    ext.markdown(lambda md: md.core.ruler.push('x', rule))\n"
    site.write("extensions/speeches.py", code)
    site.run("build").fails_with(
        "extension-failed", "extensions/speeches.py:2", "lost, while reading articles/ferry.md"
    )
    site.writes_nothing()


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        ('"All years"', '"Years"', {"by-year/index.html"}),
        ("{word[0]}.", "{word[0]}·", {"about/index.html"}),
        (
            "ext.markdown(deflist_plugin)",
            "pass",
            {
                "articles/ferry/index.html",
                "articles/ferry/index.md",
                "articles/ferry/index.txt",
                "feed.xml",
                "authors/ada-lovelace/feed.xml",
            },
        ),
    ],
)
def test_an_edit_of_an_extension_makes_anew_what_it_touches_and_nothing_else(
    site: SiteUnderTest, before: str, after: str, touched: set[str]
) -> None:
    site.write(
        "templates/page.html",
        "{{ page_title|initials }}{% for one in blocks %}{{ one.html|html }}{% endfor %}",
    )
    site.write("content/pages/about.md", "---\ntitle: Ink Well\n---\nx\n").run("build").succeeds()
    first = files_of(site.output)
    module = site.folder / "extensions/speeches.py"
    module.write_text(module.read_text("utf-8").replace(before, after), encoding="utf-8")
    site.run("build").succeeds()
    second = files_of(site.output)
    changed = {path for path in {*first, *second} if first.get(path) != second.get(path)}
    if touched != {"by-year/index.html"}:  # its title stands in no other page, and its initials do in its own
        changed -= {"by-year/index.html"}
    assert changed - {".glossator.json"} == touched
    assert second == clean(site)


def test_extensions_are_loaded_by_the_processes_that_print_and_parse(site: SiteUnderTest) -> None:
    for number in range(220):  # enough for more than one process
        site.write(f"content/articles/a{number}.md", FERRY.replace("The ferry", f"Ferry {number}"))
    site.run("build", "--jobs", "2").succeeds()
    many = files_of(site.output)
    assert b"<dt>Yard</dt>" in many["articles/a7/index.html"]
    shutil.rmtree(site.output)
    shutil.rmtree(site.folder / ".glossator")
    site.run("build", "--jobs", "1").succeeds()
    assert files_of(site.output) == many


def test_an_installed_package_offers_its_extension_by_an_entry_point(
    site: SiteUnderTest, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    shutil.copytree(EXAMPLE.parent, tmp_path / "package")
    info = installed / "glossator_speeches-1.0.dist-info"
    info.mkdir(parents=True)
    shutil.copy(EXAMPLE, installed)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: glossator-speeches\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        "[glossator.extensions]\nspeeches = glossator_speeches\n", encoding="utf-8"
    )
    (site.folder / "extensions/speeches.py").unlink()
    site.write("site.yaml", "title: Speeches\n")
    run = [sys.executable, "-m", "glossator", "-s", str(site.folder), "build", "-q"]
    for _ in range(2):  # the second time nothing was touched
        subprocess.run(run, check=True)
        time.sleep(2.1)
    assert not (site.output / "by-year/index.html").exists()
    subprocess.run(run, check=True, env={**os.environ, "PYTHONPATH": str(installed)})
    assert "<dt>Yard</dt>" in (site.output / "articles/ferry/index.html").read_text(encoding="utf-8")
    assert (site.output / "by-year/index.html").exists()
    subprocess.run(run, check=True)
    assert not (site.output / "by-year/index.html").exists()


def test_nothing_compiled_is_left_in_the_site(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    assert not list(site.folder.rglob("__pycache__"))


def _filtering(site: SiteUnderTest, code: str) -> SiteUnderTest:
    """A site with an extension of two modules, and a page that a filter of it writes."""
    site.write("site.yaml", "title: Speeches\nextensions: outer\n").write("extensions/outer.py", code)
    site.write("extensions/inner/__init__.py", "").write("extensions/inner/words.py", "WORD = 'old'\n")
    return site.write("templates/page.html", "{{ 'x'|word }}").write(
        "content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n"
    )


def test_an_edit_that_python_takes_for_what_it_has_compiled_is_seen(site: SiteUnderTest) -> None:
    """Of the same size, in the same second: who tests an extension leaves it compiled."""
    code = "from .inner.words import WORD\n\n\ndef setup(ext):\n    ext.filter('word', lambda _: WORD)\n"
    words = _filtering(site, code).folder / "extensions/inner/words.py"
    state = words.stat()
    py_compile.compile(str(words), doraise=True)
    words.write_text("WORD = 'new'\n", encoding="utf-8")
    os.utime(words, ns=(state.st_atime_ns, state.st_mtime_ns))
    site.run("build").succeeds()
    assert (site.output / "about/index.html").read_text(encoding="utf-8") == "new"
    assert len(list(site.folder.rglob("*.pyc"))) == 1


def test_an_edit_of_a_module_behind_a_link_is_seen(site: SiteUnderTest) -> None:
    code = "from .inner.words import WORD\n\n\ndef setup(ext):\n    ext.filter('word', lambda _: WORD)\n"
    inner = _filtering(site, code).folder / "extensions/inner"
    shared = inner.rename(site.folder.parent / "shared")
    inner.symlink_to(shared)
    (shared / "round").symlink_to(shared)
    for word in ("old", "new"):
        (shared / "words.py").write_text(f"WORD = {word!r}\n", encoding="utf-8")
        site.run("build").succeeds()
        assert (site.output / "about/index.html").read_text(encoding="utf-8") == word


def test_an_extension_that_changes_while_it_is_loaded_does_not_pass_for_what_it_was(
    site: SiteUnderTest,
) -> None:
    """Its first line stands for the person who saves another file of it just then."""
    words = _filtering(site, "").folder / "extensions/inner/words.py"
    saves = f"open({str(words)!r}, 'w', encoding='utf-8').write(\"WORD = 'new'\\n\")"
    code = "from .inner.words import WORD\n\n\ndef setup(ext):\n    ext.filter('word', lambda _: WORD)\n"
    site.write("extensions/outer.py", f"with {saves.replace('.write', ' as file: file.write')}\n{code}")
    site.run("build").fails_with("file-changed").run("build").succeeds()
    assert (site.output / "about/index.html").read_text(encoding="utf-8") == "new"
    words.write_text("WORD = 'old'\n", encoding="utf-8")
    site.run("build").fails_with("file-changed").run("build").succeeds()
    assert (site.output / "about/index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("site.read('nowhere.md')", "FileNotFoundError"),
        ("site.read('noise.bin')", "noise.bin"),
        ("pages(site)", "RecursionError"),
    ],
)
def test_a_function_for_pages_that_fails_is_told_with_its_line(
    site: SiteUnderTest, content: str, said: str
) -> None:
    (site.folder / "noise.bin").write_bytes(b"\xff\xfe\xfa")
    adds(site, f"Page('/x/', 'X', {content})").run("build").fails_with(said)
    assert "Traceback" not in site.stdout + site.stderr
    assert "fault of its own" not in site.stderr


def test_an_added_page_is_known_by_its_extension(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    site.run("why", "/by-year/").succeeds().says("the page /by-year/ of extensions/speeches.py")
    site.run("why", "extensions/speeches.py").succeeds().says("by-year/index.html")
    site.write("content/pages/by-year.md", "---\ntitle: T\n---\nx\n")
    site.run("build").fails_with("duplicate-output", "the page /by-year/ of extensions/speeches.py")
