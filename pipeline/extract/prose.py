"""Lines outside tables to headings, captions, entries of a table of contents, and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.lines import Line
from pipeline.extract.wraps import join_lines, wraps
from pipeline.model.document import Block, BlockKind
from pipeline.model.geometry import BBox, union

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_BAB = re.compile(r"bab\s+([ivx]{1,4}|\d{1,2})\b[\s.:–-]*(.*)", re.IGNORECASE)
_SUBBAB = re.compile(r"[-–•]?\s*([1-9]|[IVX]{1,4})\s*\.\s*(\d{1,2})\s*((?:\.\s*\d{1,2}\s*)*)\.?\s+(\D.*)")
_CAPTION = re.compile(
    r"tabel\s*[.:]?\s+(?:t\s*[-–]\s*c\s*[.-]?\s*)?(?:\d+|[ivx]+)(?:\s*[.\-–]\s*(?:\d+|[ivx]+(?![a-z])))*(?:[a-z](?![a-z]))?",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]*\s*$|\s\.{2,}\s*\d+$", re.IGNORECASE)
_CONTENTS_TITLES = ("daftar isi", "daftar tabel", "daftar gambar", "daftar lampiran")
_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–•·])(?=\s)")
# Lines of one paragraph stand at most this many font sizes apart, baseline to baseline.
_LEADING = 2.2
# A heading is short; a sentence that begins with a number is not one.
_HEADING_LENGTH = 160


@dataclass(frozen=True, slots=True)
class PageLines:
    """The prose lines of one sheet in reading order, furniture left out.

    `width` and `turn` are the sheet's; `from_image` tells of letters recognised in a picture.
    """

    page: int
    width: float
    lines: tuple[Line, ...]
    turn: int = 0
    from_image: bool = False


def read_prose(pages: Sequence[PageLines]) -> tuple[Block, ...]:
    """The blocks of a document in reading order, each with the number of the section it stands in."""
    blocks = [block for page in pages for block in _page_blocks(page)]
    return tuple(_number_sections(_mark_contents(_title_chapters(blocks))))


def heading_number(text: str) -> str:
    """The normal form of a chapter number: "II" is "2", "2. 5" is "2.5"."""
    parts = [part for part in re.split(r"[.\s]+", text) if part]
    return ".".join(str(_ROMAN.get(part.upper(), part)) for part in parts)


# --- one page -----------------------------------------------------------------------------------------------


def _page_blocks(page: PageLines) -> list[Block]:
    blocks: list[Block] = []
    run: list[Line] = []
    for line in page.lines:
        if run and _begins_anew(run, line, page):
            blocks.append(_block(run, page))
            run = []
        run.append(line)
    if run:
        blocks.append(_block(run, page))
    return blocks


def _begins_anew(run: list[Line], line: Line, page: PageLines) -> bool:
    """Whether the line starts a new block after those of the run."""
    last = run[-1]
    kind = _kind_of(line)
    if kind is not BlockKind.PARAGRAPH or _kind_of(run[0]) is BlockKind.CONTENTS:
        return True
    if line.turn != last.turn or line.bold != last.bold or abs(line.size - last.size) > 1:
        return True
    if line.bbox.bottom - last.bbox.bottom > _LEADING * last.size or line.bbox.bottom < last.bbox.bottom - 1:
        return True
    if _ITEM.match(line.text):
        return True
    column = BBox(min(part.bbox.x0 for part in page.lines), 0, max(part.bbox.x1 for part in page.lines), 1)
    return not wraps(last, line, column) and not _is_centred(last, line, page)


def _is_centred(one: Line, other: Line, page: PageLines) -> bool:
    """Whether both lines stand in the middle of the page: the parts of one title."""
    middle = page.width / 2
    return all(
        abs((line.bbox.x0 + line.bbox.x1) / 2 - middle) < 12 and line.bbox.width < 0.75 * page.width
        for line in (one, other)
    )


def _kind_of(line: Line) -> BlockKind:
    text = line.text
    if _CONTENTS_LINE.search(text):
        return BlockKind.CONTENTS
    if is_caption(text):
        return BlockKind.CAPTION
    if len(text) <= _HEADING_LENGTH and _starts_chapter(text):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def is_caption(text: str) -> bool:
    """Whether a line is a table's caption: "Tabel 2.4. Review ...", not "Tabel 2.4 menunjukkan ..."."""
    match = _CAPTION.match(text)
    if match is None or text[:1].islower():
        return False
    rest = text[match.end() :].strip(" .:-–")
    return not rest or not rest[0].islower()


def _starts_chapter(text: str) -> bool:
    bab = _BAB.match(text)
    if bab is not None:
        # "BAB II" or "Bab II Hasil Evaluasi", not "Bab ini menguraikan" and not a sentence about a chapter.
        return text[:3] in ("BAB", "Bab") and not text.rstrip().endswith((",", ";"))
    return _SUBBAB.match(text) is not None and not text.rstrip().endswith((",", ";", ":"))


def _block(run: list[Line], page: PageLines) -> Block:
    box = union(line.bbox for line in run)
    column = BBox(min(part.bbox.x0 for part in page.lines), 0, max(part.bbox.x1 for part in page.lines), 1)
    text = join_lines(run, column, prints_blanks=False)
    kind = _kind_of(run[0])
    number, level = "", 0
    if kind in (BlockKind.HEADING, BlockKind.CONTENTS):
        number, level = _chapter_of(text)
    return Block(kind, page.page, box, text, number, level, turn=page.turn, from_image=page.from_image)


def _chapter_of(text: str) -> tuple[str, int]:
    """The number in normal form and the level (1 for a bab) of a heading or entry; empty and 0 without number."""
    bab = _BAB.match(text)
    if bab is not None:
        return heading_number(bab.group(1)), 1
    subbab = _SUBBAB.match(text)
    if subbab is not None:
        number = heading_number(f"{subbab.group(1)}.{subbab.group(2)}{subbab.group(3)}")
        return number, number.count(".") + 1
    return "", 0


# --- the document -------------------------------------------------------------------------------------------


def _title_chapters(blocks: list[Block]) -> list[Block]:
    """Joins "BAB II" with the title that is printed on the line below it."""
    titled: list[Block] = []
    for block in blocks:
        last = titled[-1] if titled else None
        is_bare = (
            last is not None
            and last.level == 1
            and last.kind is BlockKind.HEADING
            and not _title_of(last.text)
        )
        if last is not None and is_bare and block.kind is BlockKind.PARAGRAPH and block.page == last.page:
            titled[-1] = replace(last, text=f"{last.text} {block.text}", bbox=union((last.bbox, block.bbox)))
        else:
            titled.append(block)
    return titled


def _title_of(text: str) -> str:
    bab = _BAB.match(text)
    return bab.group(2).strip() if bab else text


def _mark_contents(blocks: list[Block]) -> list[Block]:
    """Marks the entries of the daftar isi and of the subbab on systematics, which read like headings."""
    marked: list[Block] = []
    in_list = in_systematics = False
    chapter = 0
    for block in blocks:
        title = block.text.strip().lower()
        if title in _CONTENTS_TITLES:
            in_list = True
        elif in_list and block.kind is BlockKind.HEADING and _is_body_heading(block, marked):
            in_list = False
        if in_systematics and block.kind is BlockKind.HEADING and block.level == 1:
            number = int(block.number)
            # The list runs through all chapters from the first; one that does not go on with it is a heading again.
            # Some documents tell of their chapters in a paragraph: the next heading then is BAB II.
            in_systematics = number > chapter and (chapter > 0 or number == 1)
            chapter = number
        if (in_list or in_systematics) and block.kind is BlockKind.HEADING:
            block = replace(block, kind=BlockKind.CONTENTS)
        elif block.kind is BlockKind.HEADING and "sistematika" in title and block.level > 1:
            in_systematics, chapter = True, 0
        marked.append(block)
    return marked


def _is_body_heading(block: Block, before: Sequence[Block]) -> bool:
    """Whether a heading in or after a daftar isi begins the body: its chapter was listed before."""
    return block.level == 1 and any(
        entry.kind is BlockKind.CONTENTS and entry.level == 1 and entry.number == block.number
        for entry in before
    )


def _number_sections(blocks: list[Block]) -> list[Block]:
    """Gives every block the number of the last heading above it."""
    section = ""
    numbered = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            section = block.number
        numbered.append(replace(block, section=section))
    return numbered


def caption_label(text: str) -> tuple[str, str]:
    """Label and title of a caption: "Tabel 2.4. Review ..." gives ("Tabel 2.4", "Review ..."); ("", text) without."""
    match = _CAPTION.match(text)
    if match is None:
        return "", text
    words = re.sub(r"^(tabel)\s*[.:]?\s*", r"\1 ", match.group(), flags=re.IGNORECASE)
    label = re.sub(r"\s*([.\-–])\s*", r"\1", " ".join(words.split()))
    return label, text[match.end() :].strip(" .:-–")


def reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines from top to bottom; lines side by side from left to right."""
    ordered = sorted(lines, key=lambda line: (line.bbox.bottom, line.bbox.x0))
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and line.bbox.bottom - rows[-1][0].bbox.bottom < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda line: line.bbox.x0))
