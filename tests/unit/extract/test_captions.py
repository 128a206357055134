"""Which label and title a table gets from the prose above it."""

from __future__ import annotations

from pipeline.extract.captions import label_table
from pipeline.model.document import Block, BlockKind
from pipeline.model.table import LogicalTable
from tests.unit.extract.builders import block, grid

# It begins on page 3, 400 pt below the edge.
TABLE = LogicalTable("", "", "", (), (), grids=(grid([["a", "b"], ["c", "d"]], page=3, top=400),))


def label(*blocks: Block) -> tuple[str, str]:
    found = label_table(TABLE, blocks, None)
    return found.label, found.caption


def caption(text: str, top: float = 360, page: int = 3) -> Block:
    return block(text, BlockKind.CAPTION, page=page, top=top, section="2.4")


def test_the_caption_above_it() -> None:
    assert label(caption("Tabel 2.4. Review RKPD")) == ("Tabel 2.4", "Review RKPD")


def test_a_title_on_the_line_below_the_number() -> None:
    title = block("Review Terhadap Rancangan Awal", page=3, top=380)
    assert label(caption("Tabel 2.4."), title) == ("Tabel 2.4", "Review Terhadap Rancangan Awal")


def test_the_nearest_caption_wins_even_on_the_page_before() -> None:
    assert label(caption("Tabel 2.3. Lain", 100), caption("Tabel 2.4. Review", 300)) == (
        "Tabel 2.4",
        "Review",
    )
    assert label(caption("Tabel 2.4. Review", 700, page=2)) == ("Tabel 2.4", "Review")


def test_a_caption_below_the_table_belongs_to_another() -> None:
    heading = block("BAB II", BlockKind.HEADING, page=2, section="2")
    assert label(heading, caption("Tabel 2.5. Lain", 500)) == ("Bab II", "")


def test_a_caption_above_another_table_belongs_to_that_one() -> None:
    previous = grid([["a"], ["b"]], page=2, top=300)
    above = caption("Tabel 2.3. Lain", 250, page=2)
    assert label_table(TABLE, [above], previous).label == "Bab II"
    assert label_table(TABLE, [above], None).label == "Tabel 2.3"


def test_a_table_without_number_is_called_by_its_chapter() -> None:
    heading = block("BAB IV RENCANA KERJA", BlockKind.HEADING, page=3, top=100, section="4")
    title = block("Rumusan Rencana Program dan Kegiatan", page=3, top=380, section="4")
    assert label(heading, title) == ("Bab IV", "Rumusan Rencana Program dan Kegiatan")


def test_sentences_are_no_titles() -> None:
    text = block("Rencana program disajikan sebagai berikut:", page=3, top=380, section="3.2")
    assert label(text) == ("Bab III", "")
    assert label(block("kata " * 60, page=3, top=380, section="3.2")) == ("Bab III", "")


def test_before_the_first_chapter_there_is_no_label() -> None:
    assert label() == ("", "")
    assert label(block("Sampul")) == ("", "Sampul")
