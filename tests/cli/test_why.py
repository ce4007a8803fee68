"""`glossator why`: what a page is made of, what changed, and why something is not published."""

from pathlib import Path

import pytest
from commanding import Run

ARTICLE = "---\ntitle: {title}\ndate: 2025-02-03\ntopics: [Ships]\n{more}---\n\n{text}\n"
PAGE = "articles/harbour/index.html"


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A site with an article, built below a base path; the current folder."""
    monkeypatch.chdir(fresh)
    settings = "title: Papers\nurl: https://papers.example.org/north/\n"
    (fresh / "site.yaml").write_text(settings, encoding="utf-8")
    write(fresh)
    assert run("build").status == 0
    return fresh


def write(site: Path, title: str = "The harbour", more: str = "", text: str = "Some words.") -> None:
    path = site / "content/articles/harbour.md"
    path.write_text(ARTICLE.format(title=title, more=more, text=text), encoding="utf-8")


def row(out: str, label: str) -> str:
    """The text of the first row of that label, on one line."""
    lines = out.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(f"  {label} "))
    more = [line.strip() for line in lines[first + 1 :]]
    end = next((n for n, line in enumerate(lines[first + 1 :]) if not line.startswith(" " * 14)), len(more))
    return " ".join([lines[first].strip().removeprefix(label).strip(), *more[:end]])


@pytest.mark.parametrize(
    "name",
    [
        "https://papers.example.org/north/articles/harbour/",
        "https://papers.example.org/north/articles/harbour/?from=feed#note-1",
        "http://127.0.0.1:8000/north/articles/harbour/",
        "/north/articles/harbour/",
        "/articles/harbour/",
        "/articles/harbour",
        "articles/harbour/index.html",
        "output/articles/harbour/index.html",
        "output/articles/harbour",
        "content/articles/harbour.md",
        "harbour",
    ],
)
def test_a_page_is_named_by_address_file_or_source(site: Path, run: Run, name: str) -> None:
    ran = run("why", name)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("https://papers.example.org/north/articles/harbour/\n")
    assert row(ran.out, "source") == "content/articles/harbour.md"
    assert row(ran.out, "file") == PAGE


def test_names_are_relative_to_the_current_folder(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "content/articles")
    assert row(run("why", "harbour.md").out, "file") == PAGE
    monkeypatch.chdir(site / "output/articles/harbour")
    assert row(run("why", "index.html").out, "file") == PAGE


def test_its_templates_and_inputs_are_told(site: Path, run: Run) -> None:
    out = run("why", "harbour").out
    assert row(out, "template").startswith("article.html ")
    assert "base.html" in row(out, "template")
    assert " title," in row(out, "reads") and "verified" in row(out, "reads")
    assert row(out, "texts") == "content/articles/harbour.md"
    assert "feed.xml" in row(out, "shown in")


def test_what_has_not_changed_is_kept(site: Path, run: Run) -> None:
    for name in ("/", "harbour", "/topics/ships/", "/feed.xml"):
        assert row(run("why", name).out, "next build").startswith("keeps it")


def test_asking_changes_nothing_of_the_answer_or_the_output(site: Path, run: Run) -> None:
    write(site, title="A harbour")
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    first = run("why", "harbour").out
    assert run("why", "harbour").out == first
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before


def test_a_title_changes_the_names_that_show_it(site: Path, run: Run) -> None:
    write(site, title="A harbour")
    assert row(run("why", "harbour").out, "next build") == (
        "makes it again, because of the values of page_title, title"
    )
    assert row(run("why", "/").out, "next build") == "makes it again, because of the values of cards"


def test_a_text_changes_its_own_page_and_no_list(site: Path, run: Run) -> None:
    write(site, text="Some words more.")
    because = row(run("why", "harbour").out, "next build")
    assert because.startswith("makes it again, because of the text that it shows")
    assert row(run("why", "/").out, "next build").startswith("keeps it")


def test_a_template_is_told_from_what_it_reads(site: Path, run: Run) -> None:
    (site / "templates").mkdir()
    template = "{% extends 'article.html' %}{% block head %}{{ super() }}<!-- ours -->{% endblock %}"
    (site / "templates/article.html").write_text(template, encoding="utf-8")
    assert row(run("why", "harbour").out, "next build") == "makes it again, because of its template"
    assert "used by     1 page: articles/harbour/index.html" in run("why", "templates/article.html").out


@pytest.mark.parametrize(
    ("path", "text", "cause"),
    [
        ("i18n/en.yaml", "notes: Remarks\n", "a phrase that it uses"),
        ("themes/own/static/mark.svg", "<svg id='m'/>", "an asset that it links"),
        ("site.yaml", "timezone: Asia/Tokyo\n", "the time zone or the scale of verdicts"),
        (
            "extensions/extra.py",
            "def setup(ext):\n    ext.filter('kept', lambda v: v)\n",
            "a filter of an extension",
        ),
    ],
)
def test_of_what_a_template_reads_besides_it_is_told_which_changed(
    site: Path, run: Run, path: str, text: str, cause: str
) -> None:
    files = {
        "themes/own/theme.yaml": "extends: default\n",
        "themes/own/static/mark.svg": "<svg/>",
        "themes/own/templates/page.html": "{{ title|kept }} {{ t('notes') }} {{ asset('mark.svg') }}",
        "extensions/extra.py": "def setup(ext):\n    ext.filter('kept', str)\n",
        "content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
        "site.yaml": (site / "site.yaml").read_text("utf-8") + "theme: own\nextensions: [extra]\n",
    }
    for name, begun in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(begun, encoding="utf-8")
    run("build")
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text(files["site.yaml"] + text if path == "site.yaml" else text, encoding="utf-8")
    assert row(run("why", "/about/").out, "next build") == f"makes it again, because of {cause}"


def test_a_file_that_somebody_changed_is_made_again(site: Path, run: Run) -> None:
    (site / "output" / PAGE).write_text("mine", encoding="utf-8")
    assert row(run("why", "harbour").out, "next build") == (
        "makes it again, because of the file in the output folder"
    )


def test_a_new_article_is_new_until_it_is_built(site: Path, run: Run) -> None:
    text = ARTICLE.format(title="The quay", more="", text="More words.")
    (site / "content/articles/quay.md").write_text(text, encoding="utf-8")
    assert row(run("why", "/articles/quay/").out, "next build") == "makes it: it is new"
    run("build")
    assert row(run("why", "/articles/quay/").out, "next build").startswith("keeps it")


def test_what_the_next_build_does_is_what_it_says(site: Path, run: Run) -> None:
    write(site, title="A harbour")
    pages = [path.relative_to(site).as_posix() for path in (site / "output").rglob("*.html")]
    said = {path: row(run("why", path).out, "next build") for path in pages}
    before = {path: (site / path).read_bytes() for path in pages}
    run("build")
    changed = {path for path in pages if (site / path).read_bytes() != before[path]}
    assert changed == {path for path, words in said.items() if words.startswith("makes it again")}


def test_other_options_are_other_reasons(site: Path, run: Run) -> None:
    ran = run("why", "harbour", "--base-url", "https://papers.example.org/south/")
    assert "the path in the site's address" in row(ran.out, "next build")
    assert row(run("why", "harbour", "-o", "public").out, "next build") == "makes it: it is new"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("draft: true\n", "draft"),
        ("expires: 2025-03-01\n", "expired: 2025-03-01"),
    ],
)
def test_what_is_withheld_says_why(site: Path, run: Run, more: str, why: str) -> None:
    write(site, more=more)
    for name in ("harbour", "/articles/harbour/"):
        ran = run("why", name)
        assert ran.status == 0
        assert f"content/articles/harbour.md is not published: {why}\n" in ran.out
        assert row(ran.out, "next build").startswith("removes it")
    run("build")
    ran = run("why", "/articles/harbour/")
    assert (ran.status, ran.out) == (0, f"content/articles/harbour.md is not published: {why}\n")


def test_the_future_is_a_reason_until_it_is_asked_for(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert "is not published: future: 2025-02-03" in run("why", "harbour").out
    assert row(run("why", "harbour", "--future").out, "next build").startswith("keeps it")


def test_what_cannot_be_read_shows_its_problem(site: Path, run: Run) -> None:
    write(site, more="titel: x\n")
    ran = run("why", "harbour")
    assert ran.status == 0
    assert "error[unknown-key] content/articles/harbour.md:5:1" in ran.err
    assert row(ran.out, "next build") == (
        "writes nothing, and the file stays as it is: errors keep it from being made"
    )


def test_a_raw_text_without_an_article_says_so(site: Path, run: Run) -> None:
    (site / "seeds/lamp.txt").write_text(
        "The lamp\n\nA text about a lamp that nobody lit.\n", encoding="utf-8"
    )
    assert run("why", "seeds/lamp.txt").out.startswith("seeds/lamp.txt has no article yet")
    run("import", "--ignore", "seeds/lamp.txt")
    assert run("why", "seeds/lamp.txt").out.startswith("seeds/lamp.txt is ignored in seeds/.ignored")


def test_a_raw_text_leads_to_its_article(site: Path, run: Run) -> None:
    (site / "seeds/lamp.txt").write_text(
        "The lamp\n\nA text about a lamp that nobody lit.\n", encoding="utf-8"
    )
    run("build")
    out = run("why", "seeds/lamp.txt").out
    assert "/articles/the-lamp/\n" in out and "/articles/the-lamp/source.txt\n" in out


def test_an_alias_names_its_article(site: Path, run: Run) -> None:
    write(site, more="aliases: [/old/]\n")
    assert row(run("why", "/old/").out, "source") == "an alias of content/articles/harbour.md"


@pytest.mark.parametrize("name", ["harbur", "/articles/harbur/", "output/articles/harbur/index.html"])
def test_a_near_miss_is_named(site: Path, run: Run, name: str) -> None:
    ran = run("why", name)
    assert (ran.status, ran.out) == (1, "")
    assert f"'{name}'" in ran.err and "Did you mean " in ran.err and "harbour" in ran.err


@pytest.mark.parametrize(
    "name", ["https://elsewhere.example.org/articles/harbour/", "http://[", "../x", "zzz"]
)
def test_there_is_no_such_thing(site: Path, run: Run, name: str) -> None:
    ran = run("why", name)
    assert (ran.status, ran.out) == (1, "")
    assert f"'{name}'" in ran.err


def test_a_theme_that_cannot_be_read_is_the_answer(site: Path, run: Run) -> None:
    (site / "templates").mkdir()
    (site / "templates/article.html").write_text("{% block %}", encoding="utf-8")
    assert "error[template-syntax] templates/article.html:1" in run("why", "harbour").err


def test_errors_elsewhere_hold_a_page_back(site: Path, run: Run) -> None:
    write(site, title="A harbour")
    (site / "content/articles/other.md").write_text("---\ntitel: x\n---\n\nText.\n", encoding="utf-8")
    ran = run("why", "harbour")
    assert (ran.status, ran.err) == (0, "")
    assert row(ran.out, "next build").endswith("once 2 errors of the site are mended")


def test_a_template_that_fails_on_a_page_is_the_answer_for_that_page(site: Path, run: Run) -> None:
    (site / "templates").mkdir()
    template = "{% extends 'article.html' %}{% block head %}{{ extra.no.such }}{% endblock %}"
    (site / "templates/article.html").write_text(template, encoding="utf-8")
    ran = run("why", "harbour")
    assert "error[template-error] templates/article.html:1" in ran.err
    assert "once 1 error of the site is mended" in row(ran.out, "next build")
    assert run("why", "/").err == ""


def test_warnings_are_no_reasons(site: Path, run: Run) -> None:
    write(site, text="Some words.\n\n[^unused]: A note.")
    assert run("why", "harbour").err == ""


def test_a_site_that_was_never_built_keeps_no_trace(fresh: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in fresh.rglob("*")}
    assert row(run("-s", "site", "why", "/").out, "next build") == "makes it: it is new"
    assert {path: path.stat().st_mtime_ns for path in fresh.rglob("*")} == before
