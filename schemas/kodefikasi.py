"""A list of official codes: what its rows must fulfil, each by itself and all together."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

KODE = r"(?:\d|X)(?:\.(?:\d{2}|XX)(?:\.\d{2}(?:\.\d\.\d{2}(?:\.(?:\d{4}|\d{2}))?)?)?)?"
"""The pattern of a code in normal form."""
_GROUPS = {"urusan": 1, "bidang_urusan": 2, "program": 3, "kegiatan": 5, "sub_kegiatan": 6}
_STAND_INS = ("X", "X.XX")
"""What a list writes for the agency's own urusan and bidang urusan; it need not hold them as items."""


class KodefikasiSchema(pa.DataFrameModel):
    """The rows of a list for one kind of region.

    `kode` is in normal form (X.XX stands for the agency's own bidang urusan), `nama` its official name. `tingkat` is
    the rung that the list itself prints, empty where it prints none.
    """

    kode: str = pa.Field(str_matches=rf"^{KODE}$")
    nama: str = pa.Field(str_length={"min_value": 1})
    tingkat: str

    @pa.dataframe_check(name="ganda")
    def _item_is_unique(cls, rows: pd.DataFrame) -> pd.Series[bool]:  # noqa: N805 - pandera makes it a class method
        """`.01` and `.0001` are the same item."""
        return ~items(rows["kode"]).duplicated(keep=False)

    @pa.dataframe_check(name="tingkat")
    def _rung_is_that_of_the_code(cls, rows: pd.DataFrame) -> pd.Series[bool]:  # noqa: N805
        groups = rows["kode"].str.count(r"\.") + 1
        return (rows["tingkat"] == "") | (rows["tingkat"].map(_GROUPS) == groups)

    @pa.dataframe_check(name="induk")
    def _parent_is_present(cls, rows: pd.DataFrame) -> pd.Series[bool]:  # noqa: N805
        """Asked only where the list has any code on the rung of the parent."""
        known = frozenset(rows["kode"])
        rungs = frozenset(kode.count(".") for kode in known)
        upper = rows["kode"].map(parent)
        return upper.isin((*known, *_STAND_INS, "")) | ~upper.str.count(r"\.").isin(rungs)

    class Config:
        """Columns that a list has beside these are left alone."""

        strict = False


def items(kode: pd.Series[str]) -> pd.Series[str]:
    """Each code with its sub kegiatan in 4 digits."""
    return kode.str.replace(r"^((?:[^.]+\.){5})(\d{1,3})$", lambda m: m[1] + m[2].zfill(4), regex=True)


def parent(kode: str) -> str:
    """The code one rung up, empty for an urusan: that of a kegiatan (5 groups) is its program (3 groups)."""
    upper = kode.rpartition(".")[0]
    return upper.rpartition(".")[0] if kode.count(".") == 4 else upper
