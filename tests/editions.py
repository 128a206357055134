"""Small editions of the code list for tests."""

from __future__ import annotations

from pathlib import Path

from pipeline.kodefikasi.folder import load_editions
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, JenisPemda, Pendahulu
from tests.conftest import PROJECT

SAMPLE_LISTS = PROJECT / "raw" / "kodefikasi"


def make_edition(
    *lines: str,
    nama: str = "Edisi 2024",
    jenis_pemda: JenisPemda = JenisPemda.PROVINSI,
    sejak: int | None = 2024,
    is_excerpt: bool = False,
) -> Edisi:
    """An edition of lines "kode | nama | indikator | satuan | pendahulu", of which the last three may be left out."""
    return Edisi(nama, jenis_pemda, tuple(map(_entry, lines)), sejak, is_excerpt)


def sample_editions(folder: Path = SAMPLE_LISTS) -> tuple[Edisi, ...]:
    """The excerpts that come with the project, the newest first."""
    return tuple(sorted(load_editions(folder), key=lambda edisi: -(edisi.sejak or 0)))


def _entry(line: str) -> Entri:
    kode, nama, *more = (part.strip() for part in line.split("|"))
    indikator, satuan, pendahulu = (*more, "", "", "")[:3]
    old, _, old_name = pendahulu.partition(" ")
    return Entri(
        Kode(kode),
        nama,
        indikator=indikator,
        satuan=satuan,
        pendahulu=Pendahulu(Kode(old), old_name) if old else None,
    )
