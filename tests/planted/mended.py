"""The sample with its errors mended: a plan in which every rule finds what it asks for.

The plan rows of the sample are put right cell by cell; amounts are summed up anew; the other tables follow from them,
with a history that grows from year to year. The chapters are in `mended.txt`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from tests.planted.form import Row
from tests.planted.forms import FORMS
from tests.planted.renja import (
    EVALUATION,
    GOALS,
    PERFORMANCE,
    PLAN,
    PROGRAM,
    PROPOSALS,
    REVIEW,
    SUB_KEGIATAN,
    TOTAL,
    Part,
    PartKind,
    Renja,
    amount,
    groups_of,
    rupiah,
)

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
_ITEM = re.compile(r"(?P<mark>\d\. )?(?P<number>[\d.,]+)(?P<unit>.*)")
# How a year stands to the planned one.
_SHARES = {2021: "0.84", 2022: "0.90", 2023: "0.95", 2024: "1", 2025: "1.02", 2026: "1.04"}
_REALISED = {2021: "0.82", 2022: "0.87", 2023: "0.93"}


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a target with its mark, unit and number of decimals."""

    number: Decimal
    unit: str
    decimals: int = 0
    mark: str = ""

    @property
    def is_additive(self) -> bool:
        """Whether the figures of several years may be summed up."""
        return self.unit not in ("%", "Nilai")

    def times(self, share: Decimal | str) -> Value:
        """That share of it, rounded like it, no less than one in its last digit, no more than 100 %."""
        step = Decimal(1).scaleb(-self.decimals)
        number = max(step, (self.number * Decimal(share)).quantize(step, ROUND_HALF_UP))
        if self.unit == "%":
            number = min(number, Decimal(100))
        return self.of(number)

    def of(self, number: Decimal) -> Value:
        """Another figure of the same kind."""
        return Value(number, self.unit, self.decimals, self.mark)

    def __str__(self) -> str:
        figure = f"{self.number:,.{self.decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
        return f"{self.mark}{figure} {self.unit}".rstrip()


@cache
def mended_renja() -> Renja:
    """The document without faults."""
    plan = _plan()
    total = amount(plan[-1]["pagu"])
    return Renja(
        parts=tuple(_parts(plan, rupiah(total))),
        tables={
            EVALUATION: tuple(_evaluation(row) for row in plan if groups_of(row) > 2),
            PERFORMANCE: tuple(_performance(plan)),
            REVIEW: tuple(_review(plan)),
            PROPOSALS: tuple(_proposals()),
            GOALS: tuple(_objectives(plan)),
            PLAN: plan,
        },
        forms=FORMS,
    )


# --- the plan


def _plan() -> tuple[Row, ...]:
    """The rows of T-C.33: codes, names, indicators and targets mended, amounts summed up, a TOTAL at the end."""
    with _PLAN.open(encoding="utf-8", newline="") as file:
        rows = [_plan_row(printed) for printed in csv.DictReader(file)]
    for field in ("pagu", "pagu_maju"):
        _sum_up(rows, field)
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
    values = values_of(row["target"])
    pagu = amount(row["pagu"])
    return {
        **row,
        **texts,
        "sumber_dana": "PAD" if is_sub else "",
        "catatan": "-",
        "target_maju": _printed(value.times(_SHARES[2025]) for value in values),
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


def _sum_up(rows: list[dict[str, str]], field: str) -> None:
    """Writes into every row above the sub kegiatan the sum of those below it."""
    amounts = {row["kode"]: amount(row[field]) for row in rows if groups_of(row) == SUB_KEGIATAN}
    for row in rows:
        if row["kode"] not in amounts:
            below = (pagu for kode, pagu in amounts.items() if kode.startswith(f"{row['kode']}."))
            row[field] = rupiah(sum(below))


# --- the other tables


def _evaluation(row: Row) -> Row:
    """The row of T-C.29 whose target of the Renstra is that of the plan."""
    plan = values_of(row["target"])
    before = [value.times(_REALISED[2021]) for value in plan]
    target, realised = ([value.times(shares[2022]) for value in plan] for shares in (_SHARES, _REALISED))
    running = [value.times(_SHARES[2023]) for value in plan]
    reached = [
        value.of(a.number + b.number + c.number) if value.is_additive else c
        for value, a, b, c in zip(plan, before, realised, running, strict=True)
    ]
    return {
        "kode": row["kode"],
        "nama": row["nama"],
        "indikator": row["indikator"],
        "target_renstra": row["target"],
        "realisasi_sd_n3": _printed(before),
        "target_n2": _printed(target),
        "realisasi_n2": _printed(realised),
        "tingkat_realisasi_n2": _ratios(realised, target),
        "target_n1": _printed(running),
        "realisasi_sd_n1": _printed(reached),
        "tingkat_capaian_renstra": _ratios(reached, plan),
    }


def _performance(plan: Sequence[Row]) -> Iterator[Row]:
    indicators = [*_GOALS, *(pair for _, pair in _program_indicators(plan))]
    for number, (indikator, target) in enumerate(indicators, start=1):
        (value,) = values_of(target)
        yield {
            "no": str(number),
            "indikator": indikator,
            "spm": "-",
            "ikk": "-",
            **{f"target_{year}": str(value.times(_SHARES[year])) for year in range(2022, 2026)},
            **{f"realisasi_{year}": str(value.times(_REALISED[year])) for year in (2022, 2023)},
            **{
                f"proyeksi_{year}": str(value.times(Decimal(_SHARES[year]) * Decimal("0.98")))
                for year in (2024, 2025)
            },
            "catatan": "Capaian meningkat setiap tahun",
        }


def _objectives(plan: Sequence[Row]) -> Iterator[Row]:
    programs = [(kode, pair) for kode, pair in _program_indicators(plan) if kode != "2.17.01"]
    of_umkm = [pair for kode, pair in programs if kode in _OF_UMKM]
    of_koperasi = [pair for kode, pair in programs if kode not in _OF_UMKM]
    groups = ((_TUJUAN, "", _GOALS), ("", _SASARAN[0], of_koperasi), ("", _SASARAN[1], of_umkm))
    for tujuan, sasaran, pairs in groups:
        for place, (indikator, target) in enumerate(pairs):
            (value,) = values_of(target)
            yield {
                "no": "1" if tujuan and place == 0 else "",
                "tujuan": tujuan if place == 0 else "",
                "sasaran": sasaran if place == 0 else "",
                "indikator": indikator,
                **{f"target_{year}": str(value.times(_SHARES[year])) for year in range(2024, 2027)},
            }


def _program_indicators(plan: Sequence[Row]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each indicator of a program with its target, without list marks, by the kode of the program."""
    for row in plan:
        if groups_of(row) == PROGRAM:
            for indikator, target in zip(
                row["indikator"].split("\n"), row["target"].split("\n"), strict=True
            ):
                yield row["kode"], (re.sub(r"^\d\. ", "", indikator), re.sub(r"^\d\. ", "", target))


def _review(plan: Sequence[Row]) -> Iterator[Row]:
    """The rows of T-C.31: on the right the plan, on the left less money for some sub kegiatan."""
    fields = ("nama", "indikator", "lokasi", "target", "pagu")
    rows = [row for row in plan if groups_of(row) > 2 or row["kode"] == TOTAL]
    left = [dict(row) for row in rows]
    for row in left:
        if row["kode"] in _REDUCED:
            row["pagu"] = rupiah(amount(row["pagu"]) * 9 // 10)
    _sum_up(left[:-1], "pagu")
    left[-1]["pagu"] = rupiah(sum(amount(row["pagu"]) for row in left if groups_of(row) == SUB_KEGIATAN))
    for before, after in zip(left, rows, strict=True):
        changed = before["pagu"] != after["pagu"]
        yield {
            "kode": after["kode"],
            **{name: before[name] for name in fields},
            **{f"{name}_analisis": after[name] for name in fields},
            "catatan": "Kebutuhan bertambah sesuai hasil telaah"
            if changed and after["kode"] != TOTAL
            else "",
        }


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


# --- figures


def values_of(text: str) -> list[Value]:
    """The figures of a target cell, one to a line."""
    return [_value(line) for line in text.split("\n") if line]


def _value(line: str) -> Value:
    found = _ITEM.fullmatch(line)
    if found is None:
        raise ValueError(f"no figure in {line!r}")
    whole, _, fraction = found["number"].replace(".", "").partition(",")
    number = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return Value(number, found["unit"].strip(), len(fraction), found["mark"] or "")


def _printed(values: Iterator[Value] | Sequence[Value]) -> str:
    return "\n".join(str(value) for value in values)


def _ratios(parts: Sequence[Value], wholes: Sequence[Value]) -> str:
    """The percentages, exact to two decimals."""
    quotients = (part.number / whole.number * 100 for part, whole in zip(parts, wholes, strict=True))
    return _printed(
        Value(quotient.quantize(Decimal("0.01"), ROUND_HALF_UP), "%", 2, whole.mark)
        for quotient, whole in zip(quotients, wholes, strict=True)
    )


# --- the chapters


def _parts(plan: Sequence[Row], total: str) -> Iterator[Part]:
    """The parts of `mended.txt`, its places filled.

    A line that begins with "# " is of the cover, with "## " a heading; "[kind] caption" is a table; "[halaman]" a new
    page; "[indikator]" stands for a paragraph about each indicator of T-C.30.
    """
    for line in (_HERE / "mended.txt").read_text(encoding="utf-8").splitlines():
        text = line.replace("{total}", total)
        slot = re.fullmatch(r"\[(\w+)\] ?(.*)", text)
        if not text.strip():
            continue
        if text.startswith("## "):
            yield Part(PartKind.HEADING, text[3:])
        elif text.startswith("# "):
            yield Part(PartKind.TITLE, text[2:])
        elif slot is None:
            yield Part(PartKind.PARAGRAPH, text)
        elif slot[1] == "halaman":
            yield Part(PartKind.PAGE)
        elif slot[1] == "indikator":
            yield from _sentences(plan)
        else:
            yield Part(PartKind.TABLE, slot[2], slot[1])


def _sentences(plan: Sequence[Row]) -> Iterator[Part]:
    for row in _performance(plan):
        name = re.sub(r" \([^()]*\)$", "", row["indikator"])
        if row["target_2022"].endswith("%"):
            target, realised = row["target_2022"], row["realisasi_2022"]
            yield Part(
                PartKind.PARAGRAPH,
                f"Target {name} tahun 2022 adalah {target}, realisasi tahun 2022 adalah {realised}. Faktor penyebab "
                "capaian ini adalah dukungan pembinaan di kabupaten dan kota.",
            )
        else:
            yield Part(PartKind.PARAGRAPH, f"{name} meningkat setiap tahun karena pembinaan berjalan baik.")
