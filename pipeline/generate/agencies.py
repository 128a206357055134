"""The agencies (OPD) of a made-up region, each with the bidang urusan that it serves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import ConfigurationError
from pipeline.model.kode import Level
from pipeline.model.kodefikasi import Edisi, JenisPemda

_FILE = Path(__file__).with_name("opd.yml")


@dataclass(frozen=True, slots=True)
class Region:
    """A region: "Kabupaten", its name, its seat, the title of its head, and its kecamatan or kabupaten."""

    jenis: str
    nama: str
    pusat: str
    kepala: str
    tempat: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nama}"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency: its place in the region's list from 1, its name, the kode of its bidang urusan and its place."""

    nomor: int
    nama: str
    bidang: str
    lokasi: str

    @property
    def slug(self) -> str:
        """Its name as a part of a file name."""
        return f"{self.nomor:02}-{'-'.join(re.findall(r'[a-z0-9]+', self.nama.lower()))}"


def region_of(jenis_pemda: JenisPemda) -> Region:
    """The made-up region of a kind."""
    words = _words()
    named = words["daerah"][jenis_pemda.value]
    below = "Kecamatan" if jenis_pemda is JenisPemda.KABKOTA else "Kabupaten"
    return Region(
        **named, tempat=tuple(f"{below} {named['pusat'].split()[-1]} {one}" for one in words["tempat"])
    )


def agencies_of(edisi: Edisi, many: int) -> tuple[Agency, ...]:
    """The first `many` agencies of a region: one for each bidang urusan, then those that there are several of.

    These are the kecamatan of a kabupaten; in a province, and where a list has none, branches of the first ones.

    Raises:
        ConfigurationError: the list lacks the upper rungs.
    """
    words = _words()
    repeated: Mapping[str, str] = words["berulang"][edisi.jenis_pemda.value]
    region = region_of(edisi.jenis_pemda)
    if not any(entri.kode.level is Level.PROGRAM for entri in edisi.entri):
        raise ConfigurationError(
            f"{edisi.label}: daftar ini tidak memuat program dan kegiatan. Mohon gunakan daftar kode yang lengkap."
        )
    served = {
        e.kode.groups[0] + "." + e.kode.groups[1] for e in edisi.entri if e.kode.level is Level.SUB_KEGIATAN
    }
    bidang = [e for e in edisi.entri if e.kode.level is Level.BIDANG_URUSAN and e.kode.text in served]
    single = [
        (words["opd"].get(entri.kode.text) or f"Dinas {_plain(entri.nama)}", entri.kode.text, region.pusat)
        for entri in bidang
        if entri.kode.text != repeated["bidang"] and entri.kode.groups[0].isdigit()
    ]
    found = [*single, *islice(_repeated(single, repeated, region, served), max(many - len(single), 0))]
    return tuple(Agency(place, *one) for place, one in enumerate(found[:many], start=1))


def _repeated(
    single: Sequence[tuple[str, str, str]], repeated: Mapping[str, str], region: Region, served: set[str]
) -> Iterator[tuple[str, str, str]]:
    """Endlessly, the agencies that a region has several of."""
    for place in count():
        where = region.tempat[place % len(region.tempat)]
        serial = place // len(region.tempat)
        suffix = f" {serial + 1}" if serial else ""
        if repeated["bidang"] in served:
            yield f"{where}{suffix}", repeated["bidang"], where
        else:
            nama, bidang, _ = single[place % len(single)]
            yield f"Cabang {nama} {where.split(maxsplit=1)[1]}{suffix}", bidang, where


def _plain(nama: str) -> str:
    return re.sub(r"^urusan pemerintahan bidang ", "", nama, flags=re.IGNORECASE).title()


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return words
