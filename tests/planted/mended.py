"""The sample with its errors mended: a plan in which every rule finds what it asks for.

The plan rows of the sample are put right cell by cell; amounts are summed up anew; the other tables follow from them,
with a history that grows from year to year. The chapters are in `mended.txt`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pipeline.generate.chapters import read_parts
from pipeline.generate.figures import amount, rupiah
from pipeline.generate.form import Row
from pipeline.generate.forms import official_forms
from pipeline.generate.renja import (
    EVALUATION,
    GOALS,
    PERFORMANCE,
    PLAN,
    PROPOSALS,
    REVIEW,
    SUB_KEGIATAN,
    TOTAL,
    Renja,
    groups_of,
)
from pipeline.generate.tables import (
    Goal,
    evaluation_row,
    forward,
    goal_rows,
    performance_rows,
    program_indicators,
    review_rows,
    sum_up,
)

YEAR = 2024
_HERE = Path(__file__).parent
_PLAN = _HERE.parent / "documents" / "sample" / "tables" / "rencana_kerja.csv"

# What is wrong in a row of the sample's plan, by its printed kode.
_MENDED: Mapping[str, Row] = {
    "2.17": {"nama": "URUSAN PEMERINTAHAN BIDANG KOPERASI, USAHA KECIL, DAN MENENGAH"},
    "2.17.01": {
        "nama": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH PROVINSI",
        "indikator": "1. Indeks Reformasi Birokrasi Perangkat Daerah (Nilai)\n2. Nilai SAKIP Perangkat Daerah (Nilai)",
        "target": "1. 85 Nilai\n2. 85 Nilai",
    },
    "2.17.01.01": {"kode": "2.17.01.1.01"},
    "2.17.01.1.01.0006": {"target": "4 laporan"},
    "2.17.01.1.02.0001": {"target": "60 orang/bulan"},
    "2.17.01.1.02.0003": {"nama": "Pelaksanaan Penatausahaan dan Pengujian/Verifikasi Keuangan SKPD"},
    "2.17.01.1.02.0006": {"target": "1 dokumen"},
    "2.17.01.1.05.0002": {"nama": "Pengadaan Pakaian Dinas Beserta Atribut Kelengkapannya"},
    "2.17.02.1.02.0003": {"pagu": "171.497.000"},
    "2.17.03.1.01.0003": {"target": "100 unit usaha", "lokasi": "Pontianak"},
    "2.17.04.1.01.0003": {"target": "80 unit usaha", "lokasi": "Pontianak"},
    "2.17.06": {"indikator": "Volume Usaha Koperasi (Rp)", "target": "6.025.000.000.000"},
    "2.17.06.1.01.0002": {"target": "40 unit usaha"},
    "2.17.06.1.01.0003": {"target": "80 keluarga"},
    "2.17.06.1.01.0009": {
        "indikator": "Jumlah Koperasi dengan Keanggotaan Lintas Daerah Kabupaten/Kota yang Diberdayakan (Unit Usaha)",
        "target": "100 unit usaha",
    },
    "2.17.07.1.01": {
        "indikator": "1. Jumlah Wirausaha yang Tumbuh (Wirausaha)\n2. Persentase Usaha Kecil yang Diberdayakan (%)\n"
        "3. Persentase Usaha Mikro yang Bertransformasi dari Informal ke Formal (%)",
        "target": "1. 16.364 wirausaha\n2. 33,3 %\n3. 9,47 %",
    },
    "2.17.08": {"indikator": "Proporsi UKM Menjalin Kemitraan dan Ekspor (%)"},
    "2.17.08.1.01.0002": {"lokasi": "Pontianak"},
    "2.17.08.1.01.0005": {"indikator": "Jumlah Wirausaha yang Difasilitasi (Orang)", "lokasi": "Pontianak"},
}
_UNITS = {
    "dok": "dokumen", "lap": "laporan", "kop": "koperasi", "org": "orang", "paket": "paket", "unit": "unit",
    "orang": "orang", "laporan": "laporan",
}  # fmt: skip
_WORDS = {
    "Prosentase": "Persentase",
    "ijin": "izin",
    "Perijinan": "Perizinan",
    "Standarisasi": "Standardisasi",
}
_GOALS = (
    ("Persentase Koperasi Berkualitas (%)", "4,57 %"),
    ("Persentase Usaha Kecil Naik Kelas (%)", "0,32 %"),
)
_TUJUAN = "Meningkatnya daya saing produktivitas unggulan daerah yang inklusif dan berkelanjutan"
_SASARAN = ("1. Meningkatnya Kualitas Koperasi", "2. Meningkatnya Pemberdayaan dan Pengembangan UMKM")
_OF_UMKM = ("2.17.07", "2.17.08")  # programs of the second sasaran
_REDUCED = (
    "2.17.01.1.06.0003",
    "2.17.01.1.09.0006",
    "2.17.05.1.01.0001",
    "2.17.07.1.01.0005",
    "2.17.08.1.01.0005",
)
"""Sub kegiatan for which the rancangan awal had less."""


@cache
def mended_renja() -> Renja:
    """The document without faults."""
    plan = _plan()
    programs = [(kode, pair) for kode, pair in program_indicators(plan) if kode != "2.17.01"]
    goals = (
        Goal(_TUJUAN, "", _GOALS),
        Goal("", _SASARAN[0], tuple(pair for kode, pair in programs if kode not in _OF_UMKM)),
        Goal("", _SASARAN[1], tuple(pair for kode, pair in programs if kode in _OF_UMKM)),
    )
    indicators = [*_GOALS, *(pair for _, pair in program_indicators(plan))]
    chapters = (_HERE / "mended.txt").read_text(encoding="utf-8")
    return Renja(
        parts=tuple(read_parts(chapters, {"total": plan[-1]["pagu"], "tahun": str(YEAR)}, indicators)),
        tables={
            EVALUATION: tuple(evaluation_row(row) for row in plan if groups_of(row) > 2),
            PERFORMANCE: tuple(performance_rows(indicators, YEAR)),
            REVIEW: tuple(review_rows(plan, _REDUCED)),
            PROPOSALS: tuple(_proposals()),
            GOALS: tuple(goal_rows(goals, YEAR)),
            PLAN: plan,
        },
        forms=official_forms(YEAR),
    )


# --- the plan


def _plan() -> tuple[Row, ...]:
    """The rows of T-C.33: codes, names, indicators and targets mended, amounts summed up, a TOTAL at the end."""
    with _PLAN.open(encoding="utf-8", newline="") as file:
        rows = [_plan_row(printed) for printed in csv.DictReader(file)]
    for field in ("pagu", "pagu_maju"):
        sum_up(rows, field)
    empty = dict.fromkeys(rows[0], "")
    top = rows[0]
    return (*rows, {**empty, "kode": TOTAL, "pagu": top["pagu"], "pagu_maju": top["pagu_maju"]})


def _plan_row(printed: Row) -> dict[str, str]:
    kode = printed["kode"]
    is_sub = groups_of(printed) == SUB_KEGIATAN
    row = {
        "kode": kode,
        "nama": printed["nama"],
        "indikator": _first(printed, "indikator_"),
        "lokasi": printed["lokasi"],
        "target": _target_words(_first(printed, "target_")),
        "pagu": printed["pagu"],
        **_MENDED.get(kode, {}),
    }
    texts = {name: _in_good_words(row[name]) for name in ("nama", "indikator")}
    pagu = amount(row["pagu"])
    return {
        **row,
        **texts,
        "sumber_dana": "PAD" if is_sub else "",
        "catatan": "-",
        "target_maju": forward(row["target"]),
        "pagu_maju": rupiah(pagu + pagu // 20) if is_sub else "",
    }


def _first(printed: Row, prefix: str) -> str:
    return next((text for name, text in printed.items() if name.startswith(prefix) and text), "")


def _in_good_words(text: str) -> str:
    for word, better in _WORDS.items():
        text = re.sub(rf"\b{word}\b", better, text)
    return text


def _target_words(text: str) -> str:
    """The target with a decimal comma and the unit spelt out: "86.44 %" is "86,44 %", "3 Dok" is "3 dokumen"."""
    persen = re.fullmatch(r"([\d.,]+) ?%", text)
    if persen:
        return f"{persen[1].replace('.', ',')} %"
    number, _, unit = text.partition(" ")
    return f"{number} {_UNITS.get(unit.lower(), unit.lower())}".strip()


def _proposals() -> Iterator[Row]:
    for number, place in enumerate(("Kabupaten Sambas", "Kabupaten Ketapang"), start=1):
        yield {
            "no": str(number),
            "nama": "Peningkatan Pemahaman dan Pengetahuan Perkoperasian",
            "lokasi": place,
            "indikator": "Jumlah orang yang mengikuti pelatihan",
            "volume": "30 orang",
            "catatan": "Diakomodasi",
        }
