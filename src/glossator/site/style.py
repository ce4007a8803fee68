"""The colours, faces and widths that settings name become a style sheet of the site. Room `site`; pure."""

from glossator.config.settings import Settings
from glossator.digest import of_bytes, short
from glossator.site.output import Data


def style_sheet(settings: Settings) -> Data | None:
    """The sheet, under a name that changes with it; None where settings name nothing."""
    if not settings.style:
        return None
    lines = "".join(f"  --{name}: {value};\n" for name, value in settings.style.items())
    data = f":root {{\n{lines}}}\n".encode()
    return Data(f"assets/site.{short(of_bytes(data))}.css", data, "the style of site.yaml")


def style_url(settings: Settings) -> str:
    """The address of the sheet; empty where there is none."""
    sheet = style_sheet(settings)
    return f"/{sheet.path}" if sheet else ""
