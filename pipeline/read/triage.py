"""What a page mostly is, told cheaply from its geometry before any table is looked for."""

from __future__ import annotations

from pipeline.model.document import PageKind
from pipeline.model.page import Doubt, PageGeometry

RESOLUTION = 200.0
"""Dots per inch of the picture that is made of a page to be read: what offices scan at."""
# A scan covers the page; a logo, a stamp or a photograph does not.
SCAN_SHARE = 0.5
# Fewer characters than this on a scan are its page number or the scanner's mark (setting `minimal_huruf_halaman`).
SCAN_CHARACTERS = 20
# Points of a letter that was turned into curves.
_OUTLINE = 15
# Scanned at 150 dots per inch, no wrong letter of the sample's tables looks certain; at 120, points between figures are
# lost without a trace.
LEAST_RESOLUTION = 140.0
# With this share of its characters in doubt a page is no text with faults, but an image of one.
UNTRUSTED_SHARE = 0.3


def triage(page: PageGeometry) -> PageKind:
    """The kind of a page.

    A page with rules in both directions counts as a table page; whether they enclose cells is found out later. An
    untrusted page is to be read from its image, as a scan is: its text is not what is printed.
    """
    shown = _shown(page)
    if len(page.characters) < SCAN_CHARACTERS and shown > SCAN_SHARE:
        return PageKind.SCAN
    if not len(page.characters):
        if page.is_damaged:
            return PageKind.BROKEN
        # Letters turned into curves are as unreadable as a picture of them.
        is_drawn = page.images or page.drawings >= _OUTLINE * SCAN_CHARACTERS
        return PageKind.SCAN if is_drawn else PageKind.EMPTY
    if _is_untrusted(page, shown):
        return PageKind.UNTRUSTED
    rules = page.rules
    if len(rules.horizontal) + len(rules.vertical) >= 3 and len(rules.horizontal) and len(rules.vertical):
        return PageKind.TABLE
    return PageKind.PROSE


def is_coarse(page: PageGeometry) -> bool:
    """Whether a page is an image with too few dots for its letters to be certain."""
    return _shown(page) > SCAN_SHARE and page.image_resolution < LEAST_RESOLUTION


def _shown(page: PageGeometry) -> float:
    """The share of the page that images cover."""
    return sum(image.area for image in page.images) / max(page.width * page.height, 1.0)


def _is_untrusted(page: PageGeometry, shown: float) -> bool:
    """Whether too much of the text is in doubt. What an image covers counts only where it is as large as a scan.

    Some scanning programs put the text they recognised under the image, where others make it invisible.
    """
    reasons = [Doubt.UNMAPPED, Doubt.FOREIGN, *([Doubt.COVERED] if shown > SCAN_SHARE else [])]
    doubtful = sum(int((page.characters.doubt == reason).sum()) for reason in reasons)
    return doubtful >= UNTRUSTED_SHARE * len(page.characters)
