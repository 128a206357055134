"""Every layout of a made-up region by its name: what agencies print instead of the prescribed forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.generate.errors.catalogue import KINDS
from pipeline.generate.errors.kind import Key, Kind
from pipeline.generate.layouts import captions, columns, numbers, old, places, rows, sipd, uncoded, years
from pipeline.generate.renja import KEGIATAN, Renja
from pipeline.generate.reshaping import Change, together


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. `nama` is shown to officers; `files` are the headings that begin another file of the document.

    `tahun` is the year of the plan where the layout belongs to a time; None for any. `prints_kode` tells whether the
    rows carry the official kode. `findings` are rules that are right to find something in a document of this layout;
    `hides` are kinds of errors that it does not print, or that nothing in it contradicts; `renamed` are rules in whose
    place another one finds what is planted, where rungs are others. `drops` is the rung (groups of its kode) of
    which it prints no rows.
    """

    nama: str
    change: Change
    tahun: int | None = None
    prints_kode: bool = True
    files: tuple[str, ...] = ()
    findings: frozenset[str] = frozenset()
    hides: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    drops: int = 0

    def __str__(self) -> str:
        return self.nama

    def key_of(self, key: Key) -> Key:
        """By what a finding is told that the plain document would give: another rule, no kode where none is printed."""
        rule, kode = key
        return self.renamed.get(rule, rule), kode if self.prints_kode else ""

    def prints(self, place: str) -> bool:
        """Whether a row of this kode is in its tables; so is a place that is no kode."""
        return not self.drops or len(place.split(".")) != self.drops

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of errors that can be seen in it."""
        return tuple(kind for kind in KINDS if kind.name not in self.hides)


def _as_it_is(renja: Renja) -> Renja:
    return renja


_OF_CODES = frozenset(
    {
        "kode salah ketik",
        "kode milik baris lain",
        "kode yang tidak ada",
        "kode kurang satu segmen",
        "baris ganda",
        "baris di kegiatan lain",
        "urutan baris",
        "kegiatan hilang",
        "program hilang",
        "nama",
    }
)
"""Kinds of errors in codes, and in what only codes tell: where a row belongs, and whether two names are one item's."""

LAYOUTS = (
    Layout("bentuk resmi", _as_it_is),
    Layout(
        "T-C.33 ringkas, tabel bernomor urut",
        together(columns.reduced, captions.numbered_in_sequence),
        findings=frozenset({"STR-05"}),
        hides=frozenset({"sumber dana kosong"}),
    ),
    Layout("SIPD merah", sipd.in_sipd_merah),
    Layout("SIPD RI, subbab II.1", together(sipd.in_sipd_ri, captions.with_roman_numbers)),
    Layout("kode dan nama sekolom", columns.kode_beside_nama),
    Layout("bernomor tanpa kode", uncoded.numbered_by_rung, prints_kode=False, hides=_OF_CODES),
    Layout("tanpa kode, tebal dan menjorok", uncoded.set_off_by_type, prints_kode=False, hides=_OF_CODES),
    Layout("tanpa kode, berwarna", uncoded.set_off_by_colour, prints_kode=False, hides=_OF_CODES),
    Layout("baris per indikator, kode merentang", rows.with_spanning_kode),
    Layout(
        "jumlah per program, T-C.31 berkode dua sisi, tabel tanpa nomor",
        together(rows.with_subtotals, columns.kode_in_both_halves, captions.without_numbers_of_tables),
    ),
    Layout(
        "ribuan dan jutaan rupiah, T-C.31 bernomor",
        together(
            columns.in_thousands, columns.in_millions, columns.numbered_review, captions.captioned_by_form
        ),
        hides=frozenset(
            {"kode yang tidak ada", "baris ganda"}
        ),  # no kode in T-C.31 that could contradict it, or repeat
    ),
    Layout("Perubahan Renja", years.before_and_after),
    Layout(
        "target per triwulan, keterangan dua baris",
        together(years.by_quarters, captions.captioned_in_two_lines),
    ),
    Layout(
        "judul empat baris dan tegak, matriks di lampiran",
        together(years.under_four_headings, places.plan_in_appendix),
    ),
    Layout(
        "beberapa berkas, matriks di Bab III",
        places.plan_in_bab_iii,
        files=("BAB II ", "BAB III ", "BAB IV "),
    ),
    Layout(
        "nomenklatur lama",
        old.in_old_nomenclature,
        tahun=2018,
        prints_kode=False,
        hides=_OF_CODES | {"pagu kegiatan", "lokasi"},  # places of work are compared for sub kegiatan only
        drops=KEGIATAN,
        renamed={"PGU-01": "PGU-03", "PGU-02": "PGU-03"},
    ),
    Layout(
        "angka gaya Inggris, kode lima kolom", together(numbers.in_english_style, sipd.kode_in_five_columns)
    ),
    Layout(
        "baris per lokasi dan tanpa TOTAL",
        together(rows.with_rows_per_lokasi, rows.without_total),
        hides=frozenset({"pagu TOTAL"}),
    ),
    Layout("kolom per tingkat", columns.with_columns_by_level),
    Layout("satuan terpisah", columns.with_units_apart),
)
"""In the order in which the agencies of a region take them in turn."""
