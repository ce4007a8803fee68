"""A template and the names of a view become text. Room `theme`; imports the root."""

import traceback
from collections.abc import Iterator, Mapping

from jinja2 import Environment as JinjaEnvironment
from jinja2 import TemplateNotFound, TemplateSyntaxError

from glossator.problem import Place, Problem, ProblemError, problem
from glossator.theme.environment import Loader
from glossator.theme.failure import failure
from glossator.theme.templates import Source


def render(env: JinjaEnvironment, template: str, names: Mapping[str, object]) -> str:
    """The text that a template makes of the names. Raises ProblemError (`template-error`, `template-syntax`,
    `missing-template`) with the line of the template that failed."""
    try:
        return env.get_template(template).render(names)
    except TemplateNotFound as error:
        hint = "a theme must have it, or extend one that has it"
        raise ProblemError(
            [
                problem(
                    "missing-template", f"there is no template '{error.name}'", Place(str(error.name)), hint
                )
            ]
        ) from None
    except TemplateSyntaxError as error:
        raise ProblemError(
            [problem("template-syntax", str(error.message), _syntax_place(env, error))]
        ) from None
    except Exception as error:
        raise ProblemError([_failure(env, template, error)]) from error


def _failure(env: JinjaEnvironment, template: str, error: Exception) -> Problem:
    sources = {source.path: source for source in _sources(env)}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in sources]
    if not frames:
        said = failure(error, "")
        return problem("template-error", said.message, Place(template), said.hint)
    source, line = sources[frames[-1].filename], frames[-1].lineno or 0
    said = failure(error, source.row(line))
    return problem("template-error", said.message, source.place(line, said.word), said.hint)


def _syntax_place(env: JinjaEnvironment, error: TemplateSyntaxError) -> Place:
    for source in _sources(env):
        if source.path == error.filename:
            return source.place(error.lineno)
    return Place(error.filename or error.name or "", error.lineno)


def _sources(env: JinjaEnvironment) -> Iterator[Source]:
    if isinstance(env.loader, Loader):
        yield from env.loader.templates.values()
