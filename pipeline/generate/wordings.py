"""Indicators that fit the name of an item, with their unit and a plausible target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from pipeline.generate.figures import Value

_PAST = "Persentase"
# By the first words of a sub kegiatan: what its indicator counts, its unit, and the least and most that is planned.
_COUNTED = (
    (r"penyediaan gaji", "Jumlah Penerima {} (Orang/Bulan)", "orang/bulan", 20, 90),
    (r"pelatihan|pembinaan|sosialisasi|pendampingan|pemberdayaan", "Jumlah Orang yang Mengikuti {}", "orang", 20, 400),
    (r"pengadaan|penyediaan sarana|penyediaan peralatan|penyediaan bahan", "Jumlah Paket {}", "paket", 1, 20),
    (r"pembangunan|rehabilitasi|pemeliharaan|penambahan", "Jumlah Unit Hasil {}", "unit", 2, 60),
    (r"penyusunan|perencanaan|pendataan|penetapan|koordinasi dan penyusunan", "Jumlah Dokumen {}", "dokumen", 1, 12),
    (r"", "Jumlah Laporan {}", "laporan", 1, 24),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator and its target for year n."""

    indikator: str
    target: Value


def of_penunjang() -> tuple[Measure, ...]:
    """Those of the program that supports the agency itself."""
    return tuple(
        Measure(f"{name} Perangkat Daerah (Nilai)", Value(Decimal(number), "Nilai"))
        for name, number in (("Indeks Reformasi Birokrasi", 85), ("Nilai SAKIP", 82))
    )


def of_program(nama: str, rng: Random) -> Measure:
    """A percentage that grows over the years."""
    subject = _in_title(re.sub(r"^program ", "", nama, flags=re.IGNORECASE))
    return Measure(f"{_PAST} Capaian {subject} (%)", _percentage(rng))


def of_kegiatan(nama: str, rng: Random) -> Measure:
    """A percentage of what the kegiatan is about."""
    return Measure(f"{_PAST} {nama} yang Terlaksana (%)", _percentage(rng))


def of_sub_kegiatan(nama: str, indikator: str, satuan: str, rng: Random) -> Measure:
    """A number of things: those that the official list prescribes where it does, else what fits the name."""
    _, wording, unit, least, most = next(one for one in _COUNTED if re.match(one[0], nama, re.IGNORECASE))
    number = Decimal(rng.randint(least, most))
    if indikator and satuan:
        return Measure(indikator, Value(number, satuan.lower()))
    return Measure(wording.format(nama), Value(number, unit))


def _percentage(rng: Random) -> Value:
    return Value(Decimal(rng.randint(4200, 9600)) / 100, "%", 2)


def _in_title(words: str) -> str:
    small = {"dan", "atau", "di", "untuk", "serta", "yang", "pada", "dalam"}
    return " ".join(word if word in small else word.capitalize() for word in words.lower().split())
