"""A site that is to be published has an address that others reach. Room `cli`."""

from pathlib import Path
from urllib.parse import urlsplit

from glossator.problem import Place, ProblemError, judged, problem
from glossator.site.domain import is_local
from glossator.sources.site import load_settings, settings_place


def refuse_local(root: Path, base_url: str | None) -> None:
    """Raises ProblemError (`local-address`) where the site's address is one of this machine, whose links would lead
    readers nowhere."""
    settings = load_settings(root, base_url)
    if not is_local(urlsplit(settings.url).hostname or ""):
        return
    place = Place("--base-url") if base_url else settings_place(root, "url")
    said = f"the site would be published as {settings.url}, which no reader reaches"
    hint = "set 'url' in site.yaml to the site's address, or build with --base-url"
    found = judged([problem("local-address", said, place, hint)], settings.problems)
    if found:
        raise ProblemError(found)
