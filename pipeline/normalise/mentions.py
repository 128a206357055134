"""Numbers in the prose: how many programs, how much money, which percentage of which indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.document import Block, BlockKind
from pipeline.model.figures import ZERO
from pipeline.model.rows import Mention, MentionKind
from pipeline.model.text import collapse_space, comparable, indicator_form, split_mark, without_blanks
from pipeline.normalise.numbers import MULTIPLIERS, parse_number, parse_rupiah
from pipeline.normalise.paragraphs import sentences
from pipeline.normalise.terbilang import parse_terbilang

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_COUNT = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})\s*(?:\(\s*(?P<words>[A-Za-z][A-Za-z ]*)\))?\s*"
    r"(?P<noun>[A-Za-z][A-Za-z-]*(?: [A-Za-z-]+)?)?"
)
_RUPIAH = re.compile(
    r"\bRp\.?\s?(?P<amount>\d[\d.,]*\d|\d)(?:\s?,?-)?(?:\s?(?P<scale>ribu|juta|mil[iy]ar|tril[iy]un)\b)?",
    re.IGNORECASE,
)
_PERSEN = re.compile(r"(?<![\w.,])(?P<number>\d+(?:[.,]\d+)*)\s?(?:%|persen\b|prosen\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,/-])(20\d\d)(?![\d.,]?\d|\s?[-/]\s?20\d\d)")
_PERIOD_END = re.compile(r"20\d\d\s?[-/]\s?(20\d\d)")
# Behind "Persentase" the word is a part of the indicator's name: "Target Persentase Capaian Imunisasi ... adalah 90 %".
_UKURAN = re.compile(
    r"(?<!persentase )(?<!tingkat )(?<!nilai )(?<!indeks )\b(target|realisasi|capaian)\b", re.IGNORECASE
)
_BEFORE_NAME = re.compile(r"^(?:kinerja|indikator|dari|untuk|atas|nya)\b\s*", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*\b(?:(?:pada|di|untuk|dalam)\s+)?(?:tahun|th)\b.*$|\s*\b(?:adalah|sebesar|yaitu|mencapai|sebanyak)\b.*$",
    re.IGNORECASE,
)
_COUNTED = ("program", "kegiatan", "sub kegiatan")
_GOES_ON = re.compile(
    r"\s*(?:$|[,.;:)(\d]|(?:dan|serta|dengan|yang|pada|untuk|di|tahun|sub)\b)", re.IGNORECASE
)
_INLINE_MARK = re.compile(r"(?<!\S)\(?(\d{1,2})[.)]\)?\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    block: Block
    following: Sequence[Block]

    @property
    def years(self) -> tuple[int, ...]:
        """The single years named; "2024-2026" is a period and names none."""
        return years_in(self.text)

    def mention(
        self,
        kind: MentionKind,
        raw: str,
        value: Decimal,
        nama: str = "",
        years: tuple[int, ...] | None = None,
    ) -> Mention:
        """A mention in this sentence, so far without number word."""
        return Mention(
            kind=kind,
            raw=collapse_space(raw),
            value=value,
            kalimat=self.text,
            form=comparable(self.text),
            source=self.block.source,
            section=self.block.section or self.block.number,
            nama=nama,
            years=self.years if years is None else years,
        )


def read_mentions(blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """Every number of the paragraphs that could be held against a table or against its own number word."""
    mentions: list[Mention] = []
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for text in sentences(block.text):
            sentence = _Sentence(text, block, blocks[index + 1 :])
            mentions.extend((*_counts(sentence), *_amounts(sentence), *_percentages(sentence)))
    return tuple(mentions)


def years_in(text: str) -> tuple[int, ...]:
    """The single years a text names, in order; the ends of a period are none."""
    ends = {found[1] for found in _PERIOD_END.finditer(text)}
    return tuple(dict.fromkeys(int(found[1]) for found in _YEAR.finditer(text) if found[1] not in ends))


def _counts(sentence: _Sentence) -> Iterator[Mention]:
    """Numbers of programs, kegiatan and sub kegiatan, and every number with its number word."""
    for found in _COUNT.finditer(sentence.text):
        words = found["words"] or ""
        noun = _noun(found, sentence.text)
        terbilang = parse_terbilang(words) if words else None
        if terbilang is None and (words or noun not in _COUNTED):
            continue
        number = parse_number(found["number"])
        if number is None:
            continue
        mention = sentence.mention(MentionKind.JUMLAH, found[0], number.value, noun)
        yield replace(
            mention,
            terbilang=None if terbilang is None else Decimal(terbilang),
            terbilang_raw=words.strip(),
            butir=None if noun in _COUNTED else _items_after(sentence, found.end()),
        )


def _noun(found: re.Match[str], text: str) -> str:
    """What is counted; a counted level only where no other word narrows it ("2 program prioritas")."""
    words = (found["noun"] or "").lower().split()
    for length in (2, 1):
        noun = (
            " ".join(words[:length])
            .replace("subkegiatan", "sub kegiatan")
            .replace("sub-kegiatan", "sub kegiatan")
        )
        if noun in _COUNTED:
            rest = " ".join(words[length:]) + text[found.end() :]
            return noun if _GOES_ON.match(f" {rest}".rstrip() if rest.strip() else "") else f"{noun} …"
    return " ".join(words)


def _amounts(sentence: _Sentence) -> Iterator[Mention]:
    start = 0
    for found in _RUPIAH.finditer(sentence.text):
        frasa, start = comparable(sentence.text[start : found.start()]), found.end()
        scale = (found["scale"] or "").lower()
        number = parse_rupiah(f"{found['amount'].rstrip('.,')} {scale}".strip())
        if number is None:
            continue
        mention = sentence.mention(MentionKind.RUPIAH, found[0], number.value)
        rounding = Decimal(5).scaleb(MULTIPLIERS[scale] - number.decimals - 1) if scale else ZERO
        yield replace(mention, frasa=frasa, ketelitian=rounding)


def _percentages(sentence: _Sentence) -> Iterator[Mention]:
    """Percentages with the indicator, the measure and the year that the words before them name."""
    start, nama = 0, ""
    for found in _PERSEN.finditer(sentence.text):
        clause, start = sentence.text[start : found.start()], found.end()
        number = parse_number(found["number"])
        ukuran = list(_UKURAN.finditer(clause))
        if number is None or not ukuran:
            continue
        named = _AFTER_NAME.sub("", clause[ukuran[-1].end() :]).strip(" ,.;:")
        nama = without_blanks(indicator_form(_BEFORE_NAME.sub("", named))) if named else nama
        mention = sentence.mention(MentionKind.PERSEN, found[0], number.value, nama, years_in(clause))
        measure = "target" if ukuran[-1][1].lower() == "target" else "realisasi"
        yield replace(mention, ukuran=measure)


def _items_after(sentence: _Sentence, position: int) -> int | None:
    """The number of enumerated items that follow a number; None where no list follows at once."""
    rest = collapse_space(sentence.block.text)
    offset = rest.find(sentence.text)
    after = rest[offset + position :] if offset >= 0 else ""
    head, colon, tail = after.partition(":")
    if not colon or re.search(r"\d+\s?\([a-z ]+\)", head, re.IGNORECASE):
        return None
    inline = _ascending(int(found[1]) for found in _INLINE_MARK.finditer(tail))
    if inline:
        return inline
    return _listed_blocks(sentence.following) if not tail.strip() else None


def _listed_blocks(blocks: Sequence[Block]) -> int | None:
    """The number of list items the next blocks are; None where the next block is none."""
    marks: list[str] = []
    for block in blocks:
        mark, content = split_mark(block.text)
        bullet = mark or ("-" if re.match(r"[-*]\s", content) else "")
        if block.kind is not BlockKind.PARAGRAPH or not bullet:
            break
        marks.append(bullet)
    if not marks:
        return None
    if not any(character.isdigit() for character in marks[0]):
        return len([mark for mark in marks if not any(c.isalnum() for c in mark)]) or None
    return _ascending(int(re.sub(r"\D", "", mark) or 0) for mark in marks) or None


def _ascending(numbers: Iterator[int]) -> int:
    """How far a list runs 1, 2, 3, ...; other numbers in between belong to other lists."""
    count = 0
    for number in numbers:
        if number == count + 1:
            count = number
    return count
