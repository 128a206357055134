"""What the heading of a column of a list says that it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import ConfigurationError
from pipeline.model.text import fold_typography
from pipeline.settings import Settings

KODE, NAMA = "kode", "nama"
RUNGS = ("urusan", "bidang_urusan", "program", "kewenangan", "kegiatan", "sub_kegiatan")
"""The groups of a kode where each has a cell of its own; `kewenangan` may stand before the kegiatan, "2.01"."""
KODE_OF = {f"kode_{rung}": place for place, rung in enumerate(RUNGS)}
NAMA_OF = {f"nama_{rung}": place for place, rung in enumerate(RUNGS)}
MERGED = "kode_dan_nama"
DETAILS = ("kinerja", "indikator", "satuan", "tingkat", "jenis_pemda", "pendahulu")

_ROLES = (KODE, *KODE_OF, *(role for role in NAMA_OF if role != "nama_kewenangan"), NAMA, MERGED, *DETAILS)
_OPEN = "..."
_BARE = {rung.replace("_", ""): place for place, rung in enumerate(RUNGS)}


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: headings are wrapped, hyphenated and joined by any mark."""
    return re.sub(r"[\W_]", "", fold_typography(text).lower().replace("&", "dan"))


@dataclass(frozen=True)
class Headings:
    """The headings that are known: `whole` ones by their letters, and such of which only the beginning is known."""

    whole: Mapping[str, str]
    beginnings: Mapping[str, str]

    @classmethod
    def of(cls, settings: Settings) -> Headings:
        """Those of the settings.

        Raises:
            ConfigurationError: the settings name a role that no column can have.
        """
        unknown = [role for role in settings.judul_kodefikasi if role not in _ROLES]
        if unknown:
            raise ConfigurationError(
                f'setelan judul_kodefikasi: "{unknown[0]}" tidak dikenal. Yang dikenal: {", ".join(_ROLES)}.'
            )
        known = [(text, role) for role, texts in settings.judul_kodefikasi.items() for text in texts]
        return cls(
            {letters(text): role for text, role in known if not text.endswith(_OPEN)},
            {letters(text): role for text, role in known if text.endswith(_OPEN)},
        )

    def role(self, text: str) -> str:
        """What the column holds, empty where the heading is not known."""
        form = letters(text)
        if form in self.whole:
            return self.whole[form]
        begun = [start for start in self.beginnings if form.startswith(start)]
        return self.beginnings[max(begun, key=len)] if begun else ""

    def is_heading(self, text: str) -> bool:
        """Whether a cell with this text can be part of a header."""
        return bool(self.role(text)) or bare_rung(text) is not None


def bare_rung(text: str) -> int | None:
    """The place of a group that is only called by its rung: "Program"; None for another heading."""
    return _BARE.get(letters(text))
