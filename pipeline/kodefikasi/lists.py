"""The official list of codes and names (kodefikasi), read from a CSV file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from pandera.errors import SchemaErrors

from pipeline.errors import ConfigurationError, reason_of
from pipeline.model.kode import Kode, Level
from schemas.kodefikasi import KodefikasiSchema


@dataclass(frozen=True, slots=True)
class Kodefikasi:
    """An edition of the code list. `nama` maps a code in normal form to its official name."""

    berkas: str
    sha256: str
    edisi: str
    nama: Mapping[Kode, str]

    def counts(self) -> Mapping[Level, int]:
        """Number of codes on each rung, from the highest down."""
        found = Counter(kode.level for kode in self.nama)
        return {level: found[level] for level in Level}


def load_kodefikasi(path: Path) -> Kodefikasi:
    """The code list of a CSV file (UTF-8, comma; columns kode, nama, edisi).

    Raises:
        ConfigurationError: the file is missing, no such table, or a row breaks the schema.
    """
    try:
        content = path.read_bytes()
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(
            f"{path}: daftar kode tidak dapat dibaca ({reason_of(error)}). Periksa namanya."
        ) from error
    except ValueError as error:
        raise ConfigurationError(f"{path}: bukan CSV dengan kolom kode, nama, edisi ({error}).") from error
    try:
        checked = KodefikasiSchema.validate(frame, lazy=True)
    except SchemaErrors as error:
        raise ConfigurationError(f"{path}: {_first_failure(error)}") from error
    return Kodefikasi(
        path.name,
        hashlib.sha256(content).hexdigest(),
        ", ".join(sorted(set(checked["edisi"]))),
        {Kode(kode): nama for kode, nama in zip(checked["kode"], checked["nama"], strict=True)},
    )


def _first_failure(error: SchemaErrors) -> str:
    """The first thing wrong with the file, with its line (1-based, the heading counted)."""
    failure = error.failure_cases.iloc[0]
    if failure["schema_context"] == "DataFrameSchema":
        return f"kolom {failure['failure_case']} tidak ada. Kolom yang diperlukan: kode, nama, edisi."
    return (
        f'baris {int(failure["index"]) + 2}, kolom {failure["column"]}: "{failure["failure_case"]}" tidak dapat '
        "dipakai (kode harus sah dan tidak ganda, nama dan edisi harus terisi)."
    )
