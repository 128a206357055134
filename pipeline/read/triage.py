"""What a page mostly is, told cheaply from its geometry before any table is looked for."""

from __future__ import annotations

from pipeline.model.document import PageKind
from pipeline.model.page import PageGeometry

# A scan covers the page; a logo, a stamp or a photograph does not.
SCAN_SHARE = 0.5
# Fewer characters than this on a scan are its page number or the scanner's mark (setting `minimal_huruf_halaman`).
SCAN_CHARACTERS = 20


def triage(page: PageGeometry) -> PageKind:
    """The kind of a page.

    A page with rules in both directions counts as a table page; whether they enclose cells is found out later.
    """
    shown = sum(image.area for image in page.images) / max(page.width * page.height, 1.0)
    if len(page.characters) < SCAN_CHARACTERS and shown > SCAN_SHARE:
        return PageKind.SCAN
    if not len(page.characters):
        if page.is_damaged:
            return PageKind.BROKEN
        # Letters turned into curves are as unreadable as a picture of them.
        is_drawn = page.images or page.drawings >= SCAN_CHARACTERS
        return PageKind.SCAN if is_drawn else PageKind.EMPTY
    rules = page.rules
    if len(rules.horizontal) + len(rules.vertical) >= 3 and len(rules.horizontal) and len(rules.vertical):
        return PageKind.TABLE
    return PageKind.PROSE
