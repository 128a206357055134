"""Who signs a document: the lines above an NIP, read upwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Block, BlockKind
from pipeline.model.naming import TandaTangan
from pipeline.model.table import SourceRef
from pipeline.model.text import collapse_space
from pipeline.model.words import alternatives
from pipeline.normalise.dates import LetterDate, read_letter_date
from pipeline.settings import Settings

# Letters that stand for digits are kept: an NIP that prints one is no NIP.
_NIP = re.compile(r"\bN\.?\s?I\.?\s?P\b\W{0,4}(?P<nip>[\dOoIl][\dOoIl .]{7,}[\dOoIl])")
_LINES_ABOVE = 8  # date, jabatan over three lines, ttd, name, pangkat, and one to spare
_LONGEST_LINE = 120  # letters; longer lines are sentences
_LONGEST_NAME = 80  # letters, titles included
_NAME = re.compile(r"[A-Z]|drg?\b")
_SIGN = re.compile(r"[\s(]*(?:ttd|cap)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignedBlock:
    """A signature, and the places among the blocks that its lines take."""

    signature: TandaTangan
    lines: range


def read_signatures(blocks: Sequence[Block], settings: Settings) -> tuple[SignedBlock, ...]:
    """The signatures of the prose that print an NIP, in reading order.

    Of two that stand side by side no name is told: which name belongs to which NIP the lines do not say.
    """
    reader = _Reader(
        alternatives(settings.kata_jabatan),
        alternatives(settings.pangkat),
        alternatives([*settings.kata_perangkat_daerah, *settings.kata_akhir_nama]),
    )
    found: list[SignedBlock] = []
    for place, block in enumerate(blocks):
        numbers = list(_NIP.finditer(collapse_space(block.text)))
        start = _first_line(blocks, place)
        for number in numbers:
            lines = [collapse_space(line.text) for line in blocks[start:place]]
            own = collapse_space(block.text)[: number.start()]
            signature, first = reader.read([*lines, own], number["nip"].strip(), block.source)
            if len(numbers) > 1:
                signature = TandaTangan("", "", signature.nip_raw, signature.nip, block.source)
            found.append(SignedBlock(signature, range(start + first, place + 1)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words that tell the lines of a signature apart.

    They begin a jabatan, a pangkat, or, in `other`, the rest of a jabatan: the name of an agency or a region.
    """

    jabatan: str
    pangkat: str
    other: str

    def read(self, lines: Sequence[str], nip_raw: str, source: SourceRef) -> tuple[TandaTangan, int]:
        """The signature whose NIP stands below these lines, and the place of its first one.

        It begins with its date, else with the jabatan, else with the name.
        """
        named = [place for place, line in enumerate(lines) if self._is_name(line)]
        place = named[-1] if named else len(lines)
        dated = [(at, date) for at, line in enumerate(lines[:place]) if (date := read_letter_date(line))]
        first, date = dated[-1] if dated else (self._first_of_jabatan(lines[:place]), None)
        signature = TandaTangan(
            jabatan=self._jabatan(lines[first:place], date),
            nama=self._without_rank(lines[place]) if named else "",
            nip_raw=nip_raw,
            nip="".join(character for character in nip_raw if character.isdigit()),
            source=source,
            tanggal=date.raw if date else "",
            has_day=date is not None and date.has_day,
        )
        return signature, first

    def _is_name(self, line: str) -> bool:
        """Whether a line may be the name: no date, jabatan, agency or region, and no end of a sentence."""
        is_other = _SIGN.fullmatch(line) or self._begins_jabatan(line) or read_letter_date(line)
        is_other = is_other or re.match(rf"{self.other}\b", line, re.IGNORECASE)
        nama = self._without_rank(line)
        return not is_other and len(nama) <= _LONGEST_NAME and _NAME.match(nama) is not None

    def _without_rank(self, line: str) -> str:
        return re.split(rf"(?:^|(?<=\W)){self.pangkat}\b", line)[0].strip(" ,()")

    def _begins_jabatan(self, line: str) -> bool:
        return re.match(rf"{self.jabatan}\b", line, re.IGNORECASE) is not None

    def _first_of_jabatan(self, lines: Sequence[str]) -> int:
        """Where the jabatan above a name begins: "Plt." may have a line of its own."""
        begins = [place for place, line in enumerate(lines) if self._begins_jabatan(line)]
        first = begins[-1] if begins else len(lines)
        while first - 1 in begins:
            first -= 1
        return first

    def _jabatan(self, lines: Sequence[str], date: LetterDate | None) -> str:
        """What the signer is: the words from the first of a jabatan on, the lines of it in one."""
        text = " ".join(line for line in lines if not _SIGN.fullmatch(line))
        behind = text[text.find(date.raw) + len(date.raw) :] if date else text
        found = re.search(rf"\b{self.jabatan}\b.*", behind, re.IGNORECASE)
        return found[0].strip(" ,") if found else ""


def _first_line(blocks: Sequence[Block], place: int) -> int:
    """Where the signature begins whose NIP stands at `place`."""
    start = place
    while start > 0 and place - start < _LINES_ABOVE:
        line = blocks[start - 1]
        is_line = line.kind is BlockKind.PARAGRAPH and len(line.text) <= _LONGEST_LINE
        if not is_line or line.page != blocks[place].page or _NIP.search(collapse_space(line.text)):
            break
        start -= 1
    return start
