"""From the tables of a published list to editions, or to a refusal that names every row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.errors import ConfigurationError
from pipeline.kodefikasi.checking import Draft, Fault, check, unchecked_rungs
from pipeline.kodefikasi.columns import Columns, find_columns
from pipeline.kodefikasi.drafts import Drafts, Reader
from pipeline.kodefikasi.headings import Headings
from pipeline.kodefikasi.kode_columns import HeaderError
from pipeline.model.kode import Level, is_legal
from pipeline.model.kodefikasi import ORDINARY_KEWENANGAN, Edisi, JenisPemda
from pipeline.settings import Settings
from pipeline.sheets import SourceTable

_SHOWN = 20  # faults in a message; the total tells how many there are
_DIGITS = 4  # of a sub kegiatan held as a number, in an edition that the settings do not know
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_REGULATION = re.compile(r"\d\s?/\s?20\d\d|\bnomor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imported:
    """The editions of a list, and what an officer has to know of how they were read.

    `skipped` counts the rows left out by reason, `corrections` are the misprints mended, `ignored` the columns not
    used, `notes` whole sentences.
    """

    editions: tuple[Edisi, ...]
    skipped: Mapping[str, int]
    corrections: tuple[str, ...]
    ignored: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """The name of the edition asked for, and what the officer says of it; None for what the list shall tell."""

    nama: str
    pemda: JenisPemda | None = None
    sejak: int | None = None
    is_excerpt: bool = False


def import_tables(
    tables: Sequence[SourceTable], request: Request, settings: Settings, *, berkas: str
) -> Imported:
    """The editions of a list: one, or one for each kind of region where the list tells them apart.

    Raises:
        ConfigurationError: a table or a row of the list cannot be used; `berkas` is what the message calls the file.
    """
    read, left_out = _with_columns(tables, settings, berkas)
    found = Drafts()
    reader = Reader(settings, _digits(request.nama, settings))
    for table, columns in read:
        reader.read(table, columns, found)
    parts, notes = _by_pemda(found, request, berkas)
    faults = [*found.faults, *(fault for drafts in parts.values() for fault in check(drafts))]
    if faults:
        raise _refusal(berkas, faults, read)
    if not any(parts.values()):
        raise ConfigurationError(f"{berkas}: tidak ada satu kode pun di bawah judul kolomnya.")
    sejak = request.sejak if request.sejak is not None else first_year(request.nama, settings)
    editions = []
    for pemda, drafts in parts.items():
        notes += _about_kewenangan(pemda, drafts, berkas)
        entri = sorted((draft.entri for draft in drafts), key=lambda entri: entri.kode.item)
        editions.append(Edisi(request.nama, pemda, tuple(entri), sejak, request.is_excerpt))
    notes += _about_parents(parts)
    repeated = len(found.drafts) - len(found.without_repeats())
    if repeated:
        notes.append(
            f"{repeated} baris yang dikoreksi sudah ada dengan kode yang benar, sehingga tidak diambil lagi."
        )
    ignored = tuple(dict.fromkeys(name for _, columns in read for name in columns.ignored))
    return Imported(tuple(editions), dict(found.skipped), found.corrections(), ignored, (*left_out, *notes))


def first_year(nama: str, settings: Settings) -> int | None:
    """The first plan year of an edition by its name: of the regulation it names, else the first year in it.

    The year of a regulation that the settings do not know is not the year of the plans that use it.
    """
    for edisi in settings.edisi_kodefikasi:
        if edisi.is_named_in(nama):
            return edisi.sejak
    years = [] if _REGULATION.search(nama) else _YEAR.findall(nama)
    return int(years[0]) if years else None


def _digits(nama: str, settings: Settings) -> int:
    return next((one.digit for one in settings.edisi_kodefikasi if one.is_named_in(nama)), _DIGITS)


def _with_columns(
    tables: Sequence[SourceTable], settings: Settings, berkas: str
) -> tuple[list[tuple[SourceTable, Columns]], list[str]]:
    """Each table with its columns, and a note for every sheet that is no list."""
    known = Headings.of(settings)
    read: list[tuple[SourceTable, Columns]] = []
    notes: list[str] = []
    errors: list[str] = []
    for table in tables:
        if table.is_hidden:
            notes.append(f'Lembar "{table.name}" dilewati: tersembunyi.')
            continue
        try:
            read.append((table, find_columns(table, known)))
        except HeaderError as error:
            reason = f"{table.name}: {error}" if table.name and table.name not in str(error) else str(error)
            if table.header_rows or _holds_codes(table):
                raise ConfigurationError(f"{berkas}: {reason}.") from error
            errors.append(reason)
            notes.append(f'Lembar "{table.name}" dilewati: tidak memuat daftar kode.')
    if not read:
        raise ConfigurationError(f"{berkas}: {errors[0] if errors else 'tidak ada isinya'}.")
    return read, notes


def _holds_codes(table: SourceTable) -> bool:
    """Whether a table without a usable header holds the kode of a kegiatan or sub kegiatan all the same."""
    return any(
        isinstance(cell, str) and cell.count(".") >= Level.KEGIATAN - 1 and is_legal(cell)
        for row in table.rows
        for cell in row.cells
    )


def _by_pemda(
    found: Drafts, request: Request, berkas: str
) -> tuple[dict[JenisPemda, tuple[Draft, ...]], list[str]]:
    """The drafts of each kind of region: as asked for, as the list's own column says, or as its codes say."""
    drafts = found.without_repeats()
    printed = Counter(draft.pemda for draft in drafts)
    if request.pemda is not None:
        own = tuple(draft for draft in drafts if draft.pemda in ("", request.pemda.value))
        other = len(drafts) - len(own)
        notes = [f"{other} baris milik jenis daerah lain tidak diambil."] if other else []
        return {request.pemda: own}, notes
    if printed.keys() - {""}:
        found.faults += [
            Fault(draft.label, draft.kode, draft.nama, "jenis daerahnya kosong")
            for draft in drafts
            if not draft.pemda
        ]
        return {
            pemda: tuple(draft for draft in drafts if draft.pemda == pemda.value)
            for pemda in JenisPemda
            if printed[pemda.value]
        }, []
    usual = kewenangan(drafts).most_common(1)
    if not usual and not found.faults and not check(drafts):
        raise ConfigurationError(
            f"{berkas}: jenis daerahnya tidak dapat diketahui dari kodenya. Mohon sebutkan --pemda provinsi atau "
            "--pemda kabkota."
        )
    pemda = JenisPemda.PROVINSI if usual and usual[0][0] == "1" else JenisPemda.KABKOTA
    return {pemda: drafts}, [f"Jenis daerah menurut kodenya: {pemda.label}."]


def kewenangan(drafts: Sequence[Draft]) -> Counter[str]:
    """How often each kewenangan of the two ordinary kinds of region stands in the codes."""
    groups = (draft.kode.split(".") for draft in drafts)
    return Counter(
        parts[3] for parts in groups if len(parts) >= Level.KEGIATAN and parts[3] in ORDINARY_KEWENANGAN
    )


def _about_kewenangan(pemda: JenisPemda, drafts: Sequence[Draft], berkas: str) -> Iterator[str]:
    """A note on codes of the other kind of region.

    Raises:
        ConfigurationError: they are the most.
    """
    counts = kewenangan(drafts)
    own = counts.pop(pemda.kewenangan, 0)
    other = sum(counts.values())
    if other > own:
        raise ConfigurationError(
            f"{berkas}: {other} dari {own + other} kode kegiatan dan sub kegiatan berkewenangan "
            f"{', '.join(sorted(counts))}, bukan {pemda.kewenangan} ({pemda.label}). Periksa --pemda; tidak ada yang "
            "disimpan."
        )
    if other:
        yield f"{other} kode berkewenangan {', '.join(sorted(counts))} ada dalam daftar {pemda.label}."


def _about_parents(parts: Mapping[JenisPemda, Sequence[Draft]]) -> Iterator[str]:
    rungs = dict.fromkeys(level for drafts in parts.values() for level in unchecked_rungs(drafts))
    for level in rungs:
        yield f"Induk {level.label} tidak dapat diperiksa: daftar ini tidak memuat tingkat di atasnya."


def _refusal(
    berkas: str, faults: Sequence[Fault], read: Sequence[tuple[SourceTable, Columns]]
) -> ConfigurationError:
    """The error that lists the faults in the order of their rows."""
    labels = [row.label for table, _ in read for row in table.rows]
    order = {label: place for place, label in reversed(list(enumerate(labels)))}
    ordered = sorted(faults, key=lambda fault: order[fault.label])
    shown = [f"  {fault}" for fault in ordered[:_SHOWN]]
    if len(ordered) > _SHOWN:
        shown.append(f"  ... dan {len(ordered) - _SHOWN} baris lagi")
    return ConfigurationError(
        "\n".join(
            [
                f"{berkas}: {len(ordered)} baris tidak dapat dipakai, sehingga tidak ada yang disimpan:",
                *shown,
                "Mohon perbaiki baris itu, atau tambahkan salah cetaknya pada setelan koreksi_kodefikasi, lalu ulangi.",
            ]
        )
    )
