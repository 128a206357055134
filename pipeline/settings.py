"""Thresholds and lists of the audit rules: a frozen object from YAML that refuses unknown keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import ConfigurationError

_DEFAULTS = "settings.yml"


@dataclass(frozen=True, slots=True)
class KolomWajib:
    """An obligatory column.

    `judul` as an officer names it, `kolom` the contract names any one of which will do.

    It is demanded only of a table that has one of `bila_ada`, when there are any. `tingkat` replaces the
    rule's.
    """

    judul: str
    kolom: tuple[str, ...]
    bila_ada: tuple[str, ...] = ()
    tingkat: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a region may set about the rules; `settings.yml` explains each key."""

    toleransi_rupiah: Decimal
    kemiripan_indikator: float
    kemiripan_nama: float
    ranwal_identik_persen: Decimal
    ranwal_minimal_baris: int
    tabel_wajib: tuple[str, ...]
    kolom_wajib: Mapping[str, tuple[KolomWajib, ...]]


def load_settings(path: Path | None = None) -> Settings:
    """The settings that come with the program, with the keys of the file at `path` in their place.

    Raises:
        ConfigurationError: the file is no YAML mapping, has an unknown key, or a value of the wrong kind.
    """
    values = _read(files("pipeline").joinpath(_DEFAULTS).read_text(encoding="utf-8"), _DEFAULTS)
    if path is not None:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(
                f"{path}: tidak dapat dibaca ({error}). Periksa nama berkasnya."
            ) from error
        values = {**values, **_read(text, str(path))}
    try:
        return _build(values)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise ConfigurationError(f"{path or _DEFAULTS}: nilai tidak dapat dipakai ({error}).") from error


def _read(text: str, name: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{name}: bukan YAML yang sah ({error}). Perbaiki berkas itu.") from error
    known = [field.name for field in fields(Settings)]
    advice = f"Kunci yang dikenal: {', '.join(known)}."
    if not isinstance(values, dict):
        raise ConfigurationError(f"{name}: isinya bukan daftar kunci. {advice}")
    unknown = [str(key) for key in values if key not in known]
    if unknown:
        raise ConfigurationError(f"{name}: kunci {', '.join(unknown)} tidak dikenal. {advice}")
    return values


def _build(values: Mapping[str, Any]) -> Settings:
    return Settings(
        toleransi_rupiah=Decimal(str(values["toleransi_rupiah"])),
        kemiripan_indikator=float(values["kemiripan_indikator"]),
        kemiripan_nama=float(values["kemiripan_nama"]),
        ranwal_identik_persen=Decimal(str(values["ranwal_identik_persen"])),
        ranwal_minimal_baris=int(values["ranwal_minimal_baris"]),
        tabel_wajib=tuple(values["tabel_wajib"]),
        kolom_wajib={
            str(kind): tuple(_kolom_wajib(column) for column in columns)
            for kind, columns in values["kolom_wajib"].items()
        },
    )


def _kolom_wajib(values: Mapping[str, Any]) -> KolomWajib:
    lists = {key: values[key] for key in ("kolom", "bila_ada") if key in values}
    if not all(isinstance(names, list) for names in lists.values()):
        raise TypeError(f"kolom dan bila_ada harus berupa daftar: {values}")
    return KolomWajib(**{**values, **{key: tuple(names) for key, names in lists.items()}})
