"""The stored form of the code list: a file for each edition and kind of region, which needs nothing beside it."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import ConfigurationError, reason_of
from pipeline.kodefikasi.checking import Draft, check
from pipeline.kodefikasi.importing import Request, import_tables
from pipeline.model.kode import Kode, is_legal
from pipeline.model.kodefikasi import Edisi, JenisPemda, Pendahulu
from pipeline.settings import Settings, load_settings
from pipeline.sheets import read_tables

_COLUMNS = ("kode", "nama", "kinerja", "indikator", "satuan", "pendahulu")
_MARK = "# edisi:"
_NOTE = re.compile(r"# ?(?P<key>[a-z_]+) ?: ?(?P<value>.*)")
_NOTES = ("edisi", "jenis_pemda", "sejak", "kutipan")
_SHOWN = 5  # faults of a stored file in its message: one is usually the cause of the others


def edition_file(edisi: Edisi) -> tuple[str, bytes]:
    """The name and the content of the file that stores an edition; the same bytes for the same edition."""
    buffer = io.StringIO()
    buffer.writelines(f"# {key}: {value}\n" for key, value in _notes(edisi))
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entri in sorted(edisi.entri, key=lambda entri: entri.kode.item):
        earlier = f"{entri.pendahulu.kode} {entri.pendahulu.nama}" if entri.pendahulu else ""
        writer.writerow(
            (entri.kode.text, entri.nama, entri.kinerja, entri.indikator, entri.satuan, earlier.strip())
        )
    return f"{slug(edisi.nama)}-{edisi.jenis_pemda.value}.csv", buffer.getvalue().encode("utf-8")


def slug(nama: str) -> str:
    """The name of an edition as a part of a file name: "Kepmendagri 050-5889/2021" is kepmendagri-050-5889-2021."""
    plain = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _notes(edisi: Edisi) -> Iterator[tuple[str, str]]:
    yield "edisi", edisi.nama
    yield "jenis_pemda", edisi.jenis_pemda.value
    if edisi.sejak is not None:
        yield "sejak", str(edisi.sejak)
    if edisi.is_excerpt:
        yield "kutipan", "ya"


def load_editions(path: Path, settings: Settings | None = None) -> tuple[Edisi, ...]:
    """The editions of a folder, sorted by file name, or those of one file.

    In a folder the files ending in .csv count. A single file may also be a list in any layout that can be imported;
    its edition is then called like the file. `settings` hold the headings of such lists; None for those of the program.

    Raises:
        ConfigurationError: there is no such folder or file, or a file cannot be used.
    """
    if path.is_dir():
        files = sorted(one for one in path.glob("*.csv") if not one.name.startswith("."))
        return tuple(load_edition(one) for one in files)
    if path.suffix.lower() == ".pdf":
        raise ConfigurationError(
            f"{path}: lampiran PDF harus diimpor dahulu. Jalankan: renja kodefikasi impor {path.name} --edisi NAMA"
        )
    content = _read(path)
    if content.removeprefix(b"\xef\xbb\xbf").startswith(_MARK.encode()):
        return (_stored(path, content),)
    known = settings or load_settings()
    found = import_tables(read_tables(path), Request(path.stem), known, berkas=str(path))
    return tuple(
        Edisi(one.nama, one.jenis_pemda, one.entri, one.sejak, False, path.name, _digest(content))
        for one in found.editions
    )


def load_edition(path: Path) -> Edisi:
    """The edition of a file in the stored form.

    Raises:
        ConfigurationError: the file cannot be read, or a line of it cannot be used.
    """
    return _stored(path, _read(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            f"{path}: daftar kode tidak dapat dibaca ({reason_of(error)}). Periksa namanya."
        ) from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stored(path: Path, content: bytes) -> Edisi:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _fault(path, "bukan teks UTF-8") from error
    lines = io.StringIO(text, newline="").readlines()
    notes = _read_notes(path, lines)
    drafts = tuple(_drafts(path, lines, len(notes)))
    if not drafts:
        raise _fault(path, "tidak memuat satu kode pun")
    faults = check(drafts)
    if faults:
        told = "; ".join(str(fault) for fault in faults[:_SHOWN])
        raise _fault(path, f"{told}{f'; dan {len(faults) - _SHOWN} lagi' if len(faults) > _SHOWN else ''}")
    return Edisi(
        notes["edisi"],
        JenisPemda(notes["jenis_pemda"]),
        tuple(draft.entri for draft in drafts),
        int(notes["sejak"]) if "sejak" in notes else None,
        "kutipan" in notes,
        path.name,
        _digest(content),
    )


def _fault(path: Path, reason: str) -> ConfigurationError:
    return ConfigurationError(
        f"{path}: {reason}. Mohon impor ulang daftar itu (renja kodefikasi impor), atau keluarkan berkas ini."
    )


def _read_notes(path: Path, lines: list[str]) -> Mapping[str, str]:
    """What the first lines say of the edition, each a note of its own."""
    notes: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.startswith("#"):
            break
        found = _NOTE.fullmatch(line.strip())
        if found is None or found["key"] not in _NOTES or found["key"] in notes:
            raise _fault(path, f'baris {number}: "{line.strip()}" bukan keterangan yang dikenal')
        notes[found["key"]] = found["value"].strip()
    missing = [key for key in _NOTES[:2] if not notes.get(key)]
    if missing:
        raise _fault(path, f'baris "# {missing[0]}: ..." tidak ada; berkas ini bukan daftar yang tersimpan')
    wrong = [
        key
        for key, pattern in (("jenis_pemda", "provinsi|kabkota"), ("sejak", r"20\d\d"), ("kutipan", "ya"))
        if key in notes and re.fullmatch(pattern, notes[key]) is None
    ]
    if wrong:
        raise _fault(path, f'"# {wrong[0]}: {notes[wrong[0]]}" tidak dapat dipakai')
    return notes


def _drafts(path: Path, lines: list[str], skipped: int) -> Iterator[Draft]:
    reader = csv.reader(lines[skipped:], strict=True)
    start = skipped + 1
    try:
        for fields in reader:
            if start == skipped + 1:
                if tuple(fields) != _COLUMNS:
                    raise _fault(path, f"baris {start}: judul kolom harus {','.join(_COLUMNS)}")
            elif len(fields) != len(_COLUMNS):
                raise _fault(path, f"baris {start}: {len(fields)} kolom, seharusnya {len(_COLUMNS)}")
            else:
                yield _draft(path, start, fields)
            start = skipped + reader.line_num + 1
    except csv.Error as error:
        raise _fault(path, f"baris {start}: bukan CSV yang sah ({error})") from error


def _draft(path: Path, line: int, fields: list[str]) -> Draft:
    kode, nama, kinerja, indikator, satuan, earlier = fields
    pendahulu = None
    if earlier:
        earlier_kode, _, earlier_nama = earlier.partition(" ")
        if not is_legal(earlier_kode):
            raise _fault(path, f'baris {line}: pendahulu "{earlier}" tidak diawali kode yang sah')
        pendahulu = Pendahulu(Kode(earlier_kode), earlier_nama)
    return Draft(f"baris {line}", kode, nama, kinerja, indikator, satuan, pendahulu)
