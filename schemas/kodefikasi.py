"""The official code list as a file: one row for each code of an edition."""

from __future__ import annotations

import pandera.pandas as pa

_KODE = r"(?:\d|X)(?:\.(?:\d{2}|XX)(?:\.\d{2}(?:\.\d\.\d{2}(?:\.(?:\d{4}|\d{2}))?)?)?)?"


class KodefikasiSchema(pa.DataFrameModel):
    """`kode` in normal form (X.XX stands for the agency's own bidang urusan), its official `nama`, and the `edisi`."""

    kode: str = pa.Field(unique=True, str_matches=rf"^{_KODE}$")
    nama: str = pa.Field(str_length={"min_value": 1})
    edisi: str = pa.Field(str_length={"min_value": 1})

    class Config:
        """Columns that a list has beside these are left alone."""

        strict = False
