"""Documents of other shapes, equally without faults: changes of the mended one.

An error planted before the change is there after it, at the kode that the variant gives its row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.generate.errors.kind import Effect, Key
from pipeline.generate.layouts import captions, columns, numbers, rows, sipd
from pipeline.generate.renja import Renja
from pipeline.generate.reshaping import together
from tests.planted import shapes, shapes_of_prose, shapes_of_values


def _same(kode: str) -> str:
    return kode


@dataclass(frozen=True, slots=True)
class Variant:
    """Another shape of the document. `kode_of` is the kode that a row of the mended document has in it."""

    name: str
    change: Callable[[Renja], Renja]
    kode_of: Callable[[str], str] = _same

    def __str__(self) -> str:
        return self.name

    def must(self, effect: Effect) -> frozenset[Key]:
        """What must be found of an error that was planted before the change."""
        return self._keys(effect.must)

    def may(self, effect: Effect) -> frozenset[Key]:
        """What else may be found of it."""
        return self._keys(effect.may)

    def _keys(self, keys: frozenset[Key]) -> frozenset[Key]:
        return frozenset((rule, self.kode_of(kode)) for rule, kode in keys)


def _as_it_is(renja: Renja) -> Renja:
    return renja


PLAIN = Variant("apa adanya", _as_it_is)
"""The mended document itself."""


VARIANTS = (
    Variant("kabupaten", shapes.as_kabupaten, shapes.kabupaten_kode),
    Variant(
        "kota, subbab II.1, keterangan dua baris",
        together(shapes.as_kota, captions.with_roman_numbers, captions.captioned_in_two_lines),
        shapes.kabupaten_kode,
    ),
    Variant("tahun 2026", shapes.as_of_2026),
    Variant("nomor tabel berurut", captions.numbered_in_sequence),
    Variant(
        "nomor bentuk, tanpa TOTAL",
        together(captions.captioned_by_form, rows.without_total),
    ),
    Variant("dua urusan", shapes.with_two_urusan, shapes.two_urusan_kode),
    Variant("kolom per tingkat", columns.with_columns_by_level),
    Variant("satuan terpisah", columns.with_units_apart),
    Variant("SIPD RI", sipd.in_sipd_ri),
    Variant("SIPD merah", sipd.in_sipd_merah),
    Variant("ribuan rupiah", columns.in_thousands),
    Variant("gaya Inggris", numbers.in_english_style),
    Variant("jutaan rupiah", shapes_of_values.in_millions),
    Variant("T-C.31 bernomor", columns.numbered_review),
    Variant(
        "T-C.31 berkode dua sisi, tabel tanpa nomor",
        together(columns.kode_in_both_halves, captions.without_numbers_of_tables),
    ),
    Variant("kode dan nama", columns.kode_beside_nama),
    Variant("baris per lokasi", rows.with_rows_per_lokasi),
    Variant(
        "baris per sumber dana, tanpa total",
        together(rows.with_rows_per_source, rows.without_any_total),
    ),
    Variant(
        "baris per indikator, jumlah per program",
        together(rows.with_rows_per_indicator, rows.with_subtotals),
    ),
    Variant(
        "nilai lain, usulan nihil",
        together(
            shapes_of_values.with_falling_indicator,
            shapes_of_values.with_grades,
            shapes_of_values.with_new_sub_kegiatan,
            shapes_of_values.with_other_numbers,
            shapes.without_proposals,
        ),
    ),
    Variant(
        "narasi rinci, judul lain, lampiran",
        together(shapes_of_prose.with_long_prose, shapes_of_prose.with_other_headings),
    ),
)
"""Each shape that other documents have; what does not touch each other is in one document, to be quick."""
