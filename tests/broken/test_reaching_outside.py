"""No path in front matter, slug, link or setting reaches outside the site, or into what is not published."""

from pathlib import Path

import pytest
from siting import SiteUnderTest, files_of

SECRET = "the secret of the house"
SETTINGS = "title: The Harbour Papers\n"
ARTICLE = "content/articles/ferry.md"


def article(front: str = "", body: str = "The ferry was built in 1911.") -> str:
    return f"---\ntitle: The ferry\ndate: 2024-03-04\n{front}---\n\n{body}\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    """A site in a folder, with a secret beside it."""
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", SETTINGS).write(ARTICLE, article())


def stays_inside(site: SiteUnderTest) -> None:
    beside = {path: data for path, data in files_of(site.case).items() if not path.startswith("site/")}
    assert beside == {"secret.txt": SECRET.encode()}
    assert all(SECRET.encode() not in data for data in files_of(site.output).values())


@pytest.mark.parametrize(
    "front",
    [
        f"source: {{file: ../secret.txt, sha256: {'0' * 64}}}\n",
        f"source: {{file: /etc/hostname, sha256: {'0' * 64}}}\n",
        f"source: {{file: 'C:\\secret.txt', sha256: {'0' * 64}}}\n",
        "aliases: [/../out/]\n",
        "aliases: ['//example.org/']\n",
        "aliases: ['/a\\..\\b/']\n",
        "canonical: javascript:alert(1)\n",
    ],
)
def test_front_matter_that_reaches_outside_is_refused(site: SiteUnderTest, front: str) -> None:
    site.write(ARTICLE, article(front)).run("build").fails_with("error[bad-value] ").writes_nothing()
    stays_inside(site)


@pytest.mark.parametrize("slug", ["../../out", "/etc/out", "..", ".", "a/../../b", "C:\\out", "%2e%2e%2fout"])
def test_a_slug_is_one_name_whatever_it_holds(site: SiteUnderTest, slug: str) -> None:
    site.write(ARTICLE, article(f"slug: '{slug}'\n")).run("build").succeeds()
    (page,) = site.output.glob("articles/*/index.html")
    assert page.parent.name not in ("", ".", "..")
    stays_inside(site)


@pytest.mark.parametrize("slug", ["../../ships", "..", "/"])
def test_a_topic_is_one_name_as_well(site: SiteUnderTest, slug: str) -> None:
    site.write("content/topics.yaml", f"- name: Ships\n  slug: '{slug}'\n")
    site.write(ARTICLE, article("topics: [Ships, '../../out']\n")).run("build").succeeds()
    assert len(list(site.output.glob("topics/*/index.html"))) == 2
    stays_inside(site)


@pytest.mark.parametrize(
    "setting",
    [
        "output: ../out\n",
        "output: /srv/out\n",
        "theme: ../theme\n",
        "permalinks: {article: '/../:slug/'}\n",
        "menu: [{title: Us, url: 'javascript:alert(1)'}]\n",
        "menu: [{title: Us, url: '//example.org/'}]\n",
        "taxonomies: {'../out': {}}\n",
        "url: 'ftp://example.org/'\n",
    ],
)
def test_a_setting_that_reaches_outside_is_refused(site: SiteUnderTest, setting: str) -> None:
    site.write("site.yaml", SETTINGS + setting).run("build").fails_with("error[bad-value] ", "site.yaml:2:")
    stays_inside(site)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[it](../../../secret.txt)", "unsafe-path"),
        ("![it](..%2F..%2F..%2Fsecret.txt)", "unsafe-path"),
        ('<img src="../../../secret.txt" alt="">', "unsafe-path"),
        ("[it](..\\..\\secret.txt)", "unsafe-path"),
        ("[it](../../site.yaml)", "unsafe-path"),
        ("[it](JaVaScRiPt:alert)", "unsafe-link"),
        ("[it](&#106;avascript:alert)", "unsafe-link"),
        ("<javascript:alert>", "unsafe-link"),
        ('<a href="java&#10;script:alert">it</a>', "unsafe-link"),
        ("[it](file:///etc/passwd)", "unsafe-link"),
        ("![it](data:text/html,x)", "unsafe-link"),
    ],
)
def test_a_link_that_reaches_outside_is_refused_at_its_place(
    site: SiteUnderTest, body: str, code: str
) -> None:
    site.write(ARTICLE, article(body=body)).run("build").fails_with(f"error[{code}] ", f"{ARTICLE}:6:")
    stays_inside(site)


@pytest.mark.parametrize("folder", ["content/articles", "static", "seeds"])
def test_a_link_of_the_file_system_is_not_followed_outside(site: SiteUnderTest, folder: str) -> None:
    (site.folder / folder).mkdir(parents=True, exist_ok=True)
    (site.folder / folder / "secret.txt").symlink_to(site.case / "secret.txt")
    site.run("build").fails_with("error[unsafe-path] ", f"{folder}/secret.txt").writes_nothing()
    stays_inside(site)


@pytest.mark.parametrize("folder", ["content/articles", "static", "seeds"])
def test_a_link_that_leads_nowhere_is_told_until_it_does(site: SiteUnderTest, folder: str) -> None:
    link = site.folder / folder / "gone.txt"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(site.folder / "kept.txt")
    for _ in range(2):
        site.run("build").succeeds().says(
            "warning[link-not-followed] ", f"{folder}/gone.txt", "leads nowhere"
        )
    site.write("kept.txt", "words\n").run("build").succeeds()
    assert "link-not-followed" not in site.stderr


def test_a_link_to_a_folder_or_to_itself_is_told(site: SiteUnderTest) -> None:
    (site.folder / "content/articles/all").symlink_to(site.folder / "content", target_is_directory=True)
    (site.folder / "content/round.md").symlink_to(site.folder / "content/round.md")
    site.run("check").succeeds().says("articles/all", "a link to a folder", "round.md", "leads nowhere")


def test_a_template_sees_no_file(site: SiteUnderTest) -> None:
    site.write("templates/404.html", "{% include '../../secret.txt' %}")
    site.run("build").fails_with("missing-template").writes_nothing()
    stays_inside(site)
