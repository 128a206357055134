"""The ledger: one row for every comparison, and a check on what came out of it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import pandera.pandas as pa

AGREEMENT = "kedua sisi cocok"
"""The check that a comparison fails where its two sides do not agree."""

ALASAN = [f"A{number}" for number in range(30) if number != 13]
"""The reasons of the catalogue; A13 is one of rules that compare two stages of a plan, which are not loaded."""
JENIS_TABEL = [
    "evaluasi_renja",
    "kinerja_pelayanan",
    "review_rkpd",
    "usulan_masyarakat",
    "tujuan_sasaran",
    "rencana_kerja",
    "narasi",
    "dokumen",
]


def ledger_schema(rule_ids: Iterable[str]) -> pa.DataFrameSchema:
    """The schema of a ledger of comparisons that these rules made.

    `beda` is 0 where both sides agree, and empty where the comparison could not be made. One check (`AGREEMENT`) holds
    it against that for all rules at once: a failure case names the row, and the row its rule. A check for each rule
    went through ten thousand rows 130 times, which took longer than the rules themselves.
    """
    return pa.DataFrameSchema(
        {
            "aturan": pa.Column(str, pa.Check.isin(list(rule_ids))),
            "tabel": pa.Column(str),
            "jenis_tabel": pa.Column(str, pa.Check.isin(JENIS_TABEL)),
            "kode": pa.Column(str),
            "nama": pa.Column(str),
            "kolom": pa.Column(str),
            "halaman": pa.Column(str, pa.Check.str_matches(r"^\d*$")),
            "tertulis": pa.Column(str),
            "seharusnya": pa.Column(str),
            "selisih": pa.Column(str),
            "pembanding": pa.Column(str),
            "halaman_pembanding": pa.Column(str, pa.Check.str_matches(r"^\d*$")),
            "alasan": pa.Column(str, pa.Check.isin(["", *ALASAN])),
            "beda": pa.Column(float, pa.Check(_agrees, name=AGREEMENT), nullable=True),
        },
        index=pa.Index(int, unique=True),
        checks=pa.Check(_is_judged_or_explained, name="dinilai atau beralasan"),
        strict=True,
        ordered=True,
    )


def _agrees(beda: pd.Series) -> pd.Series:
    return beda == 0


def _is_judged_or_explained(ledger: pd.DataFrame) -> bool:
    """Whether every row has an outcome or a reason, and none has both."""
    return bool((ledger["beda"].isna() == (ledger["alasan"] != "")).all())
