"""What a perfect reading of a document gives: its tables by the contract's columns (design.md 3.2)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.generate.form import Form, Row
from pipeline.generate.renja import Part, PartKind, Renja, groups_of

_KODE_PART = re.compile(r"kode_\d")
_YEARLY = re.compile(r"(?:target|realisasi|proyeksi)_20\d\d")
_NAMES = """
    kode nama no indikator lokasi target pagu catatan sumber_dana volume tujuan sasaran spm ikk
    target_renstra realisasi_sd_n3 target_n2 realisasi_n2 tingkat_realisasi_n2 target_n1 realisasi_sd_n1
    tingkat_capaian_renstra kode_analisis nama_analisis indikator_analisis lokasi_analisis target_analisis pagu_analisis
    indikator_program target_program indikator_kegiatan target_kegiatan indikator_sub_kegiatan target_sub_kegiatan
    target_maju pagu_maju target_maju_kegiatan prakiraan_n1 prioritas_nasional prioritas_daerah kelompok_sasaran
    penanggung_jawab target_sebelum pagu_sebelum selisih target_tw1 target_tw2 target_tw3 target_tw4
"""
_CONTRACT = frozenset(_NAMES.split())
"""The columns that have a name of their own; every other one is called after its heading."""


@dataclass(frozen=True, slots=True)
class TableTruth:
    """A table in reading order of its document: its kind, its columns in printed order, its rows as texts."""

    jenis_tabel: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def truth_files(tables: Sequence[TableTruth]) -> Mapping[str, bytes]:
    """A CSV for each table, named as `renja ekstrak` names them, without the page: UTF-8, commas."""
    files: dict[str, bytes] = {}
    counts: Counter[str] = Counter()
    for table in tables:
        counts[table.jenis_tabel] += 1
        suffix = f"-{counts[table.jenis_tabel]}" if counts[table.jenis_tabel] > 1 else ""
        buffer = io.StringIO(newline="")
        csv.writer(buffer, lineterminator="\n").writerows((table.columns, *table.rows))
        files[f"{table.jenis_tabel}{suffix}.csv"] = buffer.getvalue().encode("utf-8")
    return files


def truth_of(renja: Renja) -> tuple[TableTruth, ...]:
    """The tables of a document."""
    return tuple(_truth(part, renja) for part in renja.parts if part.kind is PartKind.TABLE)


def _truth(part: Part, renja: Renja) -> TableTruth:
    form, rows = renja.forms[part.table], renja.tables[part.table]
    columns = tuple(_columns(form))
    return TableTruth(part.table, columns, tuple(tuple(_texts(row, form)) for row in rows))


def _columns(form: Form) -> Iterator[str]:
    """The names of the columns; a kode over several columns is one, a kode printed before the name another one."""
    taken: set[str] = set()
    for name, path in form.paths.items():
        if name in form.with_kode:
            yield name.replace("nama", "kode")
        known = "kode" if _KODE_PART.fullmatch(name) else name
        if known not in _CONTRACT and not _YEARLY.fullmatch(known):
            known = "_".join(re.findall(r"[a-z0-9]+", " ".join(path[-2:]).lower()))[:40].strip("_")
        if known not in taken:
            yield known
        taken.add(known)


def _texts(row: Row, form: Form) -> Iterator[str]:
    parts = [row.get(name, "") for name in form.columns if _KODE_PART.fullmatch(name)]
    is_told = False
    for name in form.columns:
        text = row.get(name, "")
        if name in form.with_kode:
            kode = row["kode"] if groups_of(row) else ""
            yield kode
            yield text.removeprefix(kode).strip()
        elif not _KODE_PART.fullmatch(name):
            yield text
        elif not is_told:
            is_told = True
            yield ".".join(part for part in parts if part)
