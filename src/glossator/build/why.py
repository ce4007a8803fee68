"""A page, an address or a file of the site becomes the reasons for what is made of it. Room `build`.

It is asked of a site that is laid out, and of what the last build left; nothing is written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from glossator.build.asked import Asked
from glossator.build.examine import order_of
from glossator.build.impression import Order, impress, lying, standing
from glossator.build.layout import Layout, closures_of, nodes_of, outputs_of
from glossator.build.plan import Closures, Node, changed_inputs, inputs
from glossator.build.reasons import Answer, Fate, Made
from glossator.build.rows import Printed
from glossator.build.workplace import Workplace
from glossator.problem import Problem, ProblemError, in_order
from glossator.site.facts import Facts, PageFacts
from glossator.site.offered import VIEWS
from glossator.site.output import Copied, Output, Page
from glossator.site.routes import FILE, article_url, output_path, page_url
from glossator.theme.inspect import reading
from glossator.theme.theme import Theme

ASSET = re.compile(r"themes/[^/]+/static/(.+)")


class Evidence(Struct, frozen=True):
    """All that reasons are drawn from."""

    layout: Layout
    theme: Theme
    closure: Closures
    outputs: tuple[Output, ...]
    order: Order
    """What they are compared with."""
    at: Workplace

    @property
    def before(self) -> Mapping[str, Printed]:
        """What the last build left in the output folder."""
        return self.order.before


def explain(layout: Layout, at: Workplace, asked: Asked) -> Answer:
    """Why something is as it is. Raises ProblemError where the theme cannot be read: then there are no pages."""
    theme = layout.themed.theme
    if theme is None or not layout.is_printable:
        raise ProblemError(one for one in layout.problems if one.is_error)
    evidence = Evidence(
        layout,
        theme,
        closures_of(layout, theme),
        tuple(outputs_of(layout, theme)),
        order_of(layout, theme, at),
        at,
    )
    return _of_outputs(evidence, asked) or _of_files(evidence, asked) or Answer(near=_near(evidence, asked))


def _of_outputs(evidence: Evidence, asked: Asked) -> Answer | None:
    """Of a file that is or was in the output; of those that an address may mean, the first."""
    there = {output.path: output for output in evidence.outputs}
    for path in asked.outputs:
        if path in there:
            return _answer(evidence, (there[path],), files=(_file_of(there[path].source),))
        if path in evidence.before:
            return _answer(evidence, files=(_file_of(evidence.before[path].source),), gone=(path,))
    return None


def _of_files(evidence: Evidence, asked: Asked) -> Answer | None:
    """Of a file of the site, also by its article's name, or by the address that it would have."""
    for file in (*asked.files, *_named(evidence, asked.article), *_at_address(evidence, asked.outputs)):
        files = (file, *_made_of_seed(evidence, file))
        chosen = tuple(output for output in evidence.outputs if _comes_from(output, files))
        gone = tuple(_gone_with(evidence, files))
        answer = _answer(evidence, chosen, files, gone, tuple(_using(evidence, file)))
        if not answer.is_nothing:
            return answer
        if (evidence.layout.site.root / file).is_file():
            return Answer(idle=file)
    return None


def _answer(
    evidence: Evidence,
    chosen: tuple[Output, ...] = (),
    files: Sequence[str] = (),
    gone: tuple[str, ...] = (),
    used_by: tuple[str, ...] = (),
) -> Answer:
    """Of outputs, of the files that they come from, and of outputs that are no more."""
    made = (*(_made(output, evidence) for output in chosen), *(_gone(path, evidence) for path in gone))
    found = [one for one in evidence.layout.problems if one.is_error]
    # What printing would say is in no problem so far.
    failed = [one for one in _rehearsed(chosen, evidence) if one.is_error]
    return Answer(
        made,
        used_by,
        tuple(one for one in evidence.layout.linked.withheld if one.path in files),
        problems=in_order((*(one for one in found if one.place.path in files), *failed)),
        errors=len({*found, *failed}),
    )


def _rehearsed(chosen: tuple[Output, ...], evidence: Evidence) -> Iterable[Problem]:
    nodes = nodes_of(evidence.layout, chosen, evidence.closure)
    return impress(nodes, evidence.order, evidence.at.crew, lambda _done: None).problems


def _made(output: Output, evidence: Evidence) -> Made:
    (node,) = nodes_of(evidence.layout, (output,), evidence.closure)
    fate, changed = _fate(node, evidence)
    address = _whole_address(output.path, evidence)
    if not isinstance(output, Page):
        return Made(output.path, address, output.source, fate, changed)
    return Made(
        output.path,
        address,
        output.source,
        fate,
        changed,
        output.template,
        _closure_files(evidence.theme, output.template),
        evidence.closure(output.template).names,
        tuple(f"content/{key}" for key in node.texts),
    )


def _fate(node: Node, evidence: Evidence) -> tuple[Fate, tuple[str, ...]]:
    path = node.output.path
    before = evidence.before.get(path)
    lies = lying(f"{evidence.at.output}/{path}", before)
    if before is None:
        return (Fate.NEW, ()) if lies is None else (Fate.PRINT, ("cache",))
    if lies is not None and standing(node, before, lies):
        return Fate.KEEP, ()
    touched = () if lies is not None and lies.digest == before.digest else ("file",)
    return Fate.PRINT, (*touched, *_changed(node, before))


def _changed(node: Node, before: Printed) -> tuple[str, ...]:
    if node.is_as(before):
        return ()
    if not isinstance(node.output, Page) or not before.inputs:
        return ("content",)
    now = inputs(node.checks, node.shown, node.data)
    return changed_inputs(before.inputs, now, node.names)


def _gone(path: str, evidence: Evidence) -> Made:
    """A file that the site does not have any more."""
    before = evidence.before[path]
    return Made(path, _whole_address(path, evidence), before.source, Fate.REMOVE, (), before.template)


def _gone_with(evidence: Evidence, files: tuple[str, ...]) -> Iterator[str]:
    """The files that the last build made of some of the site, and the next does not."""
    there = {output.path for output in evidence.outputs}
    for path, before in evidence.before.items():
        if path not in there and _file_of(before.source) in files:
            yield path


def _whole_address(path: str, evidence: Evidence) -> str:
    tail = "index.html"
    plain = path.removesuffix(tail) if path == tail or path.endswith(f"/{tail}") else path
    return evidence.layout.site.settings.url + plain


def _closure_files(theme: Theme, template: str) -> tuple[str, ...]:
    return tuple(theme.templates[name].path for name in reading(theme, template).templates)


def _file_of(source: str) -> str:
    """The file in what an output says that it comes from: its own, or that of an alias."""
    found = FILE.search(source)
    return found[0] if found else source


def _comes_from(output: Output, files: tuple[str, ...]) -> bool:
    asset = (ASSET.fullmatch(file) for file in files)
    assets = {f"the theme's {found[1]}" for found in asset if found}
    named = output.source if isinstance(output, Copied) else _file_of(output.source)
    return named in files or named in assets


def _using(evidence: Evidence, file: str) -> Iterator[str]:
    """The pages that show the text of a file among others, or that a template makes."""
    key = file.removeprefix("content/")
    known = VIEWS.keys() | {one.template for one in evidence.outputs if isinstance(one, Page)}
    made_with = {name for name in known if file in _closure_files(evidence.theme, name)}
    showing = {name for name in VIEWS if "bodies" in evidence.closure(name).names}
    for output in evidence.outputs:
        if isinstance(output, Page) and (
            output.template in made_with or (output.template in showing and key in output.bodies)
        ):
            yield output.path


def _named(evidence: Evidence, name: str) -> Iterator[str]:
    """The articles and pages with that file name."""
    site = evidence.layout.site
    return (file for file in (*site.articles, *site.pages) if name and file.endswith(f"/{name}.md"))


def _made_of_seed(evidence: Evidence, file: str) -> Iterator[str]:
    """The articles that a raw text became."""
    return (one.path for one in evidence.layout.content.articles if one.front.raw_file == file)


def _at_address(evidence: Evidence, outputs: tuple[str, ...]) -> Iterator[str]:
    """What would have an address if it were published."""
    content, settings = evidence.layout.content, evidence.layout.site.settings
    hidden = {one.path for one in evidence.layout.linked.withheld}
    found: tuple[Facts | PageFacts, ...] = (*content.articles, *content.pages)
    for one in found:
        if one.path in hidden:
            url = article_url(one, settings) if isinstance(one, Facts) else page_url(one, settings)
            if output_path(url) in outputs:
                yield one.path


def _near(evidence: Evidence, asked: Asked) -> str:
    url = evidence.layout.site.settings.url
    addresses = (_whole_address(output.path, evidence).removeprefix(url) for output in evidence.outputs)
    names = {address.rstrip("/").rpartition("/")[2]: f"/{address}" for address in addresses}
    site = evidence.layout.site
    names |= {file.rpartition("/")[2].removesuffix(".md"): file for file in (*site.articles, *site.pages)}
    close = get_close_matches(asked.name, names, 1) if asked.name else []
    return names[close[0]] if close else ""
