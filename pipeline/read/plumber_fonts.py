"""What the second reader asks a font of pdfminer for, each letter once."""

from __future__ import annotations

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager

from pipeline.read.plumber_content import string_of

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say which it is."""


_BLANK = 32
# Longer strings than this, as they are written, are seldom met again.
_SHORT = 12

Letter = tuple[float, str, bool]
"""How far a letter goes on, as a share of the font size, what it says, and whether word spacing widens it."""


class Glyphs:
    """The letters of one font: each, and each short string, is looked up in the font once."""

    __slots__ = ("_font", "_letters", "_strings", "is_multibyte", "is_vertical")

    def __init__(self, font: PDFFont) -> None:
        self._font = font
        self._letters: dict[int, Letter] = {}
        self._strings: dict[bytes, list[Letter]] = {}
        self.is_multibyte, self.is_vertical = font.is_multibyte(), font.is_vertical()

    def letters(self, written: bytes) -> list[Letter]:
        """The letters of a string as it stands in a content."""
        known = self._strings.get(written)
        if known is not None:
            return known
        letters = [
            self._letters.get(number) or self._looked_up(number)
            for number in self._font.decode(string_of(written))
        ]
        if len(written) <= _SHORT:
            self._strings[written] = letters
        return letters

    def _looked_up(self, number: int) -> Letter:
        try:
            sign = self._font.to_unichr(number)
        except PDFUnicodeNotDefined:
            sign = UNKNOWN
        if not isinstance(sign, str):
            raise TypeError(f"{self._font}: letter {number} means {sign!r}")
        letter = self._letters[number] = (self._font.char_width(number), sign, number == _BLANK)
        return letter


class Fonts:
    """The fonts of one file, each taken apart once; `manager` finds them."""

    def __init__(self, manager: PDFResourceManager) -> None:
        self.manager = manager
        self._glyphs: dict[PDFFont, Glyphs] = {}

    def glyphs(self, font: PDFFont) -> Glyphs:
        """The letters of a font."""
        if font not in self._glyphs:
            self._glyphs[font] = Glyphs(font)
        return self._glyphs[font]
