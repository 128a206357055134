"""Every kind of error, in the words of the table that is printed."""

from __future__ import annotations

from pipeline.generate.errors import amounts, places, prose, rows, targets, texts
from pipeline.generate.errors.kind import Kind, kegiatan_of, program_of
from pipeline.generate.renja import TOTAL, Renja

# Two wrong totals may agree, and then nothing is wrong between them: whatever changes a total claims it.


def _in_kegiatan(_renja: Renja, kode: str) -> tuple[str, ...]:
    return (kegiatan_of(kode),)


def _in_program(_renja: Renja, kode: str) -> tuple[str, ...]:
    return (program_of(kode),)


KINDS = (
    Kind("pagu sub kegiatan", places.sub_kegiatan, amounts.pagu_of_sub_kegiatan, _in_kegiatan),
    Kind("pagu kegiatan", places.kegiatan, amounts.pagu_of_kegiatan, _in_kegiatan),
    Kind(
        "pagu program",
        places.single_program,
        amounts.pagu_of_program,
        lambda _, kode: (program_of(kode), TOTAL),
    ),
    Kind("pagu TOTAL", places.whole_document, amounts.pagu_total, lambda *_: (TOTAL,)),
    Kind("pagu satu sisi Tabel 2.4", places.sub_kegiatan, amounts.pagu_of_one_half, _in_kegiatan),
    Kind("pagu kosong", places.sub_kegiatan, amounts.pagu_blank, _in_kegiatan),
    Kind("sumber dana kosong", places.sub_kegiatan, amounts.source_blank, _in_kegiatan),
    Kind("target", places.with_one_target, targets.target_of_plan, _in_kegiatan),
    Kind("target Renstra", places.with_one_target, targets.target_of_renstra, _in_kegiatan),
    Kind("target kosong", places.with_one_target, targets.target_blank, _in_kegiatan),
    Kind("satuan", places.counted, targets.unit_of_plan, _in_kegiatan),
    Kind("satuan target Renstra", places.counted, targets.unit_of_renstra, _in_kegiatan),
    Kind("lokasi", places.sub_kegiatan, texts.lokasi_of_plan, _in_kegiatan),
    Kind("lokasi kosong", places.sub_kegiatan, texts.lokasi_blank, _in_kegiatan),
    Kind("indikator", places.sub_kegiatan, texts.indikator_of_plan, _in_kegiatan),
    Kind("nama", places.sub_kegiatan, texts.nama_of_plan, _in_kegiatan),
    Kind("baris hilang", places.sub_kegiatan_with_sisters, rows.row_dropped, _in_kegiatan),
    Kind("kegiatan hilang", places.kegiatan, rows.kegiatan_dropped, _in_program),
    Kind(
        "program hilang",
        places.later_program,
        rows.program_dropped,
        lambda _, kode: (program_of(kode), TOTAL),
    ),
    Kind("baris ganda", places.sub_kegiatan, rows.row_doubled, _in_kegiatan),
    Kind(
        "baris di kegiatan lain",
        places.before_last_kegiatan,
        rows.row_elsewhere,
        lambda renja, kode: (kegiatan_of(kode), kegiatan_of(places.last_sub_kegiatan(renja))),
    ),
    Kind("urutan baris", places.kegiatan_with_many, rows.row_too_late, _in_kegiatan),
    Kind("kode salah ketik", places.sub_kegiatan, rows.kode_mistyped, _in_kegiatan),
    Kind("kode milik baris lain", places.sub_kegiatan_with_sisters, rows.kode_of_a_sister, _in_kegiatan),
    Kind("kode yang tidak ada", places.sub_kegiatan, rows.kode_of_nothing, _in_kegiatan),
    Kind("kode kurang satu segmen", places.kegiatan, rows.segment_lost, _in_kegiatan),
    Kind("satu sisi Tabel 2.4 kosong", places.sub_kegiatan, rows.half_blank, _in_kegiatan),
    Kind("tingkat realisasi", places.with_one_target, targets.percentage, _in_kegiatan),
    Kind("realisasi kumulatif", places.counted, targets.cumulated, _in_kegiatan),
    Kind("target tujuan dan sasaran", places.rate_programs, targets.goal_target, _in_program),
    Kind("target kinerja pelayanan", places.rate_programs, targets.performance_target, _in_program),
    Kind("pagu dalam narasi", places.whole_document, prose.pagu_in_prose, lambda *_: (TOTAL,)),
    Kind("jumlah dalam narasi", places.whole_document, prose.count_in_prose, lambda *_: ("narasi jumlah",)),
    Kind(
        "terbilang dalam narasi",
        places.whole_document,
        prose.number_word_in_prose,
        lambda *_: ("narasi terbilang",),
    ),
    Kind(
        "persen dalam narasi", places.whole_document, prose.percentage_in_prose, lambda *_: ("narasi persen",)
    ),
)
"""Every kind of error, in the words of the table that is printed."""
