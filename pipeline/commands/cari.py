"""`renja kodefikasi cari`: looking up codes and names in the stored editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.usable_settings import usable_settings
from pipeline.errors import ConfigurationError
from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.searching import Hit, kode_in, search_kode, search_nama
from pipeline.model.kode import Level
from pipeline.terminal import PlainConsole


def search_run(folder: Path, text: str, limit: int, setelan: Path | None) -> int:
    """Prints the entries that a kode or words ask for, the best first.

    Returns:
        0, or 1 when nothing was found.

    Raises:
        PipelineError: no edition is stored, or one cannot be used.
    """
    settings = usable_settings(setelan)
    editions = load_editions(folder, settings) if folder.is_dir() else ()
    if not editions:
        raise ConfigurationError(
            f"{folder}: belum ada daftar kode resmi. Untuk mengimpornya: renja kodefikasi impor BERKAS --edisi NAMA"
        )
    kode = kode_in(text)
    hits = search_kode(editions, kode) if kode else search_nama(editions, text, settings, limit)
    console = PlainConsole(highlight=False)
    if not hits:
        console.print(f'"{text}" tidak ditemukan dalam {len(editions)} edisi.', markup=False, soft_wrap=True)
        return 1
    for hit in hits:
        for line in _lines(hit):
            console.print(line, markup=False, soft_wrap=True)
    return 0


def _lines(hit: Hit) -> Iterator[str]:
    """The kode and name, what is prescribed for it, and the editions that have it so."""
    entri = hit.entri
    yield f"{entri.kode}  {entri.nama}"
    if entri.kode.level is Level.SUB_KEGIATAN and (entri.indikator or entri.satuan):
        yield f"    indikator: {entri.indikator or '-'}; satuan: {entri.satuan or '-'}"
    if entri.pendahulu is not None:
        yield f"    menggantikan {entri.pendahulu.kode} {entri.pendahulu.nama}"
    yield f"    {'; '.join(hit.editions)}"
