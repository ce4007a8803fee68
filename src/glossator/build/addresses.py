"""A site that is to be published has an address that others reach. Room `build`; reads the place of a setting."""

from urllib.parse import urlsplit

from glossator.build.report import BuildOptions
from glossator.problem import Place, Problem, problem
from glossator.site.domain import is_local
from glossator.sources.site import Site, settings_place


def unreachable(site: Site, options: BuildOptions) -> tuple[Problem, ...]:
    """Why a site that is to be published cannot be (`local-address`): its address is one of this machine, whose links
    would lead readers nowhere."""
    url = site.settings.url
    if not options.published or not is_local(urlsplit(url).hostname or ""):
        return ()
    place = Place("--base-url") if options.base_url else settings_place(site.root, "url")
    said = f"the site would be published as {url}, which no reader reaches"
    hint = "set 'url' in site.yaml to the site's address, or build with --base-url"
    return (problem("local-address", said, place, hint),)
