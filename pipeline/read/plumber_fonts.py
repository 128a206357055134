"""What the second reader asks a font of pdfminer for, each letter once."""

from __future__ import annotations

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say which it is."""


class _Widths(dict[int, float]):
    """How far a letter goes on, by its number, as a share of the font size."""

    def __init__(self, font: PDFFont) -> None:
        self._font = font

    def __missing__(self, number: int) -> float:
        width = self[number] = self._font.char_width(number)
        return width


class _Signs(dict[int, str]):
    """What a letter says, by its number."""

    def __init__(self, font: PDFFont) -> None:
        self._font = font

    def __missing__(self, number: int) -> str:
        try:
            sign = self._font.to_unichr(number)
        except PDFUnicodeNotDefined:
            sign = UNKNOWN
        if not isinstance(sign, str):
            raise TypeError(f"{self._font}: letter {number} means {sign!r}")
        self[number] = sign
        return sign


class Glyphs:
    """The letters of one font."""

    __slots__ = ("_font", "is_multibyte", "is_vertical", "signs", "widths")

    def __init__(self, font: PDFFont) -> None:
        self._font = font
        self.widths, self.signs = _Widths(font), _Signs(font)
        self.is_multibyte, self.is_vertical = font.is_multibyte(), font.is_vertical()

    def numbers(self, string: bytes) -> tuple[int, ...]:
        """The letters of a string by their numbers."""
        return tuple(self._font.decode(string))


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
