"""Whose plan of which year a document is: agency (OPD), region, its kind, and the plan's year n."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Block, Identity

_AGENCY_WORDS = (
    "Dinas", "Badan", "Biro", "Inspektorat", "Kecamatan", "Sekretariat", "Rumah Sakit", "Satuan Polisi", "Bappeda",
    "Bappelitbang",
)  # fmt: skip
_AGENCY = re.compile(rf"(?:{'|'.join(_AGENCY_WORDS)})\b", re.IGNORECASE)
_AGENCY_NAME = re.compile(rf"\b(?:{'|'.join(_AGENCY_WORDS)})(?:\s+(?:[A-Z][\w/-]*,?|dan(?=\s+[A-Z])))+")
_REGION = re.compile(r"\b((?i:provinsi|propinsi|kabupaten|kota))\s+([A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,2})")
# What stands behind "Provinsi" without being its name: "Dinas Pendapatan Provinsi Wilayah Kabupaten Bogor".
_NO_NAMES = ("provinsi", "propinsi", "kabupaten", "kota", "wilayah")
_REGION_END = re.compile(
    r"\s+(?:tahun|dalam|yang|dan|untuk|adalah|pada|dengan|sebagai|akan|merupakan|mempunyai|nomor|di|ke|tentang|telah|"
    r"terkait|memiliki|secara|berikut|dari)\b.*",
    re.IGNORECASE,
)
_PLAN_YEAR = re.compile(
    r"\b(?:renja|rencana kerja)\b(?:(?!evaluasi|tahun\s+20)[^.;]){0,90}?"
    r"\btahun\s+(?:anggaran\s+)?(20\d\d)(?!\s*[-–/]\s*20)",
    re.IGNORECASE,
)
# Titles and running heads also write "Renja 2024", or leave out the blanks.
_TITLE_YEAR = re.compile(
    r"(?:renja|rencana\s*kerja)(?:(?!evaluasi|20\d\d)[^.;]){0,90}?(20\d\d)(?!\s*[-–/]\s*20)", re.IGNORECASE
)
_LOOKS_BACK = re.compile(
    r"(?:evaluasi|realisasi|capaian|pelaksanaan|hasil|pencapaian|lalu)\W*(?:\w+\W+){0,4}$", re.IGNORECASE
)
_HEADING_YEARS = (
    (re.compile(r"^\s*(?:rancangan\s+)?rencana\s+tahun\s+(20\d\d)", re.IGNORECASE), 0),
    (re.compile(r"\b(?:prakiraan|perkiraan)\s+maju\b.*?\b(20\d\d)", re.IGNORECASE | re.DOTALL), 1),
)
_RENJA_WORD = re.compile(r"\b(?:renja|rencana kerja|renstra|rkpd)\b", re.IGNORECASE)
# How much more a cover or a running head says of a document than a sentence inside.
_COVER_WEIGHT = 6
_COVER_PAGES = 2
# A title is short; a paragraph on the first page of a file that holds one chapter only is no cover.
_TITLE_LENGTH = 120
# The year n must be clear: a chapter on earlier years names those most.
_MAJORITY = 0.6


def read_identity(blocks: Sequence[Block], furniture: Sequence[str], headings: Sequence[str]) -> Identity:
    """The identity a document states of itself; what it does not state stays empty.

    Args:
        blocks: the prose.
        furniture: texts of running heads and feet.
        headings: column headings of all tables.
    """
    cover = [block for block in blocks if block.page <= _COVER_PAGES and len(block.text) <= _TITLE_LENGTH]
    texts = [block.text for block in blocks]
    jenis, daerah = _region(cover, texts)
    says_renja = any(_RENJA_WORD.search(text) for text in (*texts, *furniture, *headings))
    return Identity(
        opd=_agency(cover, texts),
        daerah=daerah,
        jenis_pemda=jenis,
        tahun=_year(cover, texts, furniture, headings),
        is_renja=says_renja or not texts,
    )


def _year(
    cover: Sequence[Block], texts: Sequence[str], furniture: Sequence[str], headings: Sequence[str]
) -> int | None:
    """Year n: the year named most behind "Renja" or "Rencana Kerja", sentences that look back left out.

    The headings of the plan table weigh as much as a cover: "Rencana Tahun 2024" is n, "Prakiraan Maju 2025" n+1.
    """
    votes: Counter[int] = Counter()
    for text in headings:
        for pattern, distance in _HEADING_YEARS:
            for match in pattern.finditer(text):
                votes[int(match.group(1)) - distance] += _COVER_WEIGHT
    for text in texts:
        votes.update(_years_in(text, _PLAN_YEAR))
    # The cover prints the title over several lines: "RENCANA KERJA" / "DINAS ..." / "TAHUN 2024".
    title = " ".join(block.text for block in cover if block.text.isupper())
    heads = {
        re.sub(r"\W*\d{1,3}\W*$", "", text) for text in furniture
    }  # one vote however many pages print it
    for text in (*(block.text for block in cover), title, *sorted(heads)):
        for year in _years_in(text, _TITLE_YEAR):
            votes[year] += _COVER_WEIGHT
    if not votes:
        return None
    year, count = votes.most_common(1)[0]
    return year if count >= _MAJORITY * votes.total() else None


def _years_in(text: str, pattern: re.Pattern[str]) -> list[int]:
    """The plan years a text names, those of looking back ("evaluasi Renja tahun 2022") left out."""
    return [
        int(match.group(1))
        for match in pattern.finditer(text)
        if not _LOOKS_BACK.search(text[: match.start()]) and not _LOOKS_BACK.search(match.group()[:-4])
    ]


def _region(cover: Sequence[Block], texts: Sequence[str]) -> tuple[str, str]:
    """Kind and name of the region; the spelling used most, since covers carry misprints of their own."""
    kinds: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for weight, text in [*((_COVER_WEIGHT, block.text) for block in cover), *((1, text) for text in texts)]:
        for match in _REGION.finditer(text):
            kind = match.group(1).lower().replace("propinsi", "provinsi")
            name = _REGION_END.sub("", match.group(2)).strip()
            if not name or name.split()[0].lower() in _NO_NAMES:
                continue
            governed = re.search(
                r"(?:pemerintah(?:an)?(?:\s+daerah)?|gubernur|bupati|wali\s?kota)\s*$",
                text[: match.start()],
                re.IGNORECASE,
            )
            kinds[kind] += weight * (3 if governed else 1)
            names.setdefault(kind, Counter())[name.title()] += 1
    for text in texts:
        kinds["provinsi"] += len(re.findall(r"\bgubernur\b", text, re.IGNORECASE))
        kinds["kabupaten"] += len(re.findall(r"\bbupati\b", text, re.IGNORECASE))
        kinds["kota"] += len(re.findall(r"\bwali\s?kota\b", text, re.IGNORECASE))
    known = [kind for kind in kinds if kinds[kind] > 0 and kind in names]
    if not known:
        return "", ""
    kind = max(known, key=lambda kind: (kinds[kind], kind))
    return kind, _most_named(names[kind])


def _most_named(names: Counter[str]) -> str:
    """The name used most, word by word: a word belongs to it when half of the mentions so far go on with it.

    "Kalimantan Barat" and "Kalimantan Barat Nomor" (a name cut too late) together are "Kalimantan Barat".
    """
    mentions = {tuple(name.split()): count for name, count in names.items()}
    chosen: tuple[str, ...] = ()
    while True:
        here = {name: count for name, count in mentions.items() if name[: len(chosen)] == chosen}
        following: Counter[str] = Counter()
        for name, count in here.items():
            if len(name) > len(chosen):
                following[name[len(chosen)]] += count
        word, count = max(following.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if not word or (chosen and count < sum(here.values()) / 2):
            return " ".join(chosen)
        chosen = (*chosen, word)


def _agency(cover: Sequence[Block], texts: Sequence[str]) -> str:
    """The agency as its cover names it, else as the text names it most."""
    for place, block in enumerate(cover):
        if _AGENCY.match(block.text) and len(block.text) < 120:
            parts = [block.text]
            for following in cover[place + 1 : place + 3]:
                if not following.text.isupper() or re.match(
                    r"provinsi|kabupaten|kota|tahun|pemerintah|kata|daftar|bab", following.text, re.IGNORECASE
                ):
                    break
                parts.append(following.text)
            return _cut_region(" ".join(parts))
    named: Counter[str] = Counter()
    for text in texts:
        for match in _AGENCY_NAME.finditer(text):
            named[_cut_region(match.group())] += 1
    likely = {name: count for name, count in named.items() if len(name.split()) > 1}
    return max(likely, key=lambda name: (likely[name], len(name), name)) if likely else ""


def _cut_region(name: str) -> str:
    """The agency's name without region and year."""
    return re.split(
        r"\s+(?:provinsi|propinsi|kabupaten|kota|tahun|dan$)\b", name.strip(" ,."), flags=re.IGNORECASE
    )[0].strip(" ,.")
