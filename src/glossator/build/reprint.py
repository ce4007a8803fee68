"""Pages of whose inputs nothing but texts can have changed are printed with what they read the last time. Room `build`.

That no view can be another one, linking's key has told; here it is the output folder that is gone through.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.cache import Cache
from glossator.build.impression import Impression, Order, keep, lying, print_sheets
from glossator.build.plan import Closures
from glossator.build.printing import Sheet
from glossator.build.rows import Printed
from glossator.build.standing import rows_digest
from glossator.build.workplace import Workplace


def reprint(order: Order, closure: Closures, at: Workplace, rows: bytes) -> Impression | None:
    """What came of the files that the output folder had, with the texts as they are now; None where one is to be made
    again that shows no text, or they are not remembered as the last run left them (`rows`)."""
    if rows_digest(order.before.items()) != rows:
        return None
    press = Again(order, closure, at.cache)
    made, sheets = Impression(order.before), []
    for number, (path, before) in enumerate(order.before.items()):
        made.paths.append(path)
        lies = lying(f"{order.output}/{path}", before)
        texts = press.texts(before)
        shown = b"".join(texts.values())
        if lies is not None and lies.digest == before.digest and shown == before.shown:
            keep(path, before, lies, made)
            continue
        sheet = press.sheet(before, texts)
        if sheet is None:
            return None
        made.waiting[number] = replace(before, shown=shown, modified=lies.modified if lies else 0)
        sheets.append(replace(sheet, number=number, path=path, before=lies.digest if lies else b""))
    total = len(made.paths)
    print_sheets(sheets, order, at.crew, made, lambda done: at.progress(total + done, 2 * total))
    return made


class Again(Struct, frozen=True):
    """What pages are printed again from."""

    order: Order
    closure: Closures
    cache: Cache

    def texts(self, page: Printed) -> Mapping[str, bytes]:
        """The digests of the texts that a page shows, by key, as they are now."""
        known = self.order.texts
        return {key: known[key] for key in page.keys.split("\n") if key in known} if page.keys else {}

    def sheet(self, page: Printed, texts: Mapping[str, bytes]) -> Sheet | None:
        """The page to print, but for where; None where what it reads is not known."""
        data = self.cache.view(page.read) if texts else None
        if data is None:
            return None
        closure = self.closure(page.template)
        return Sheet(0, "", page.template, page.source, closure.names, data, closure.checks, texts, b"")
