"""The ledger: one row for every comparison, and one check per rule on what came out of it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import pandera.pandas as pa

ROWS_PER_RULE = 10**9
"""A row's label is its number in the ledger plus this times the place of its rule among the rules.

So a check finds the rows of its rule by one division; to look for "PGU-01/" in ten thousand labels, once for every
rule, took longer than the rules themselves.
"""

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
    """The schema of a ledger whose rows are labelled by rule, in the order of `rule_ids`.

    `beda` is 0 where both sides agree, and empty where the comparison could not be made; each rule has its
    own check on it, named like the rule, so that a failure case names the rule and the row.
    """
    ids = list(rule_ids)
    return pa.DataFrameSchema(
        {
            "aturan": pa.Column(str, pa.Check.isin(ids)),
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
            "beda": pa.Column(
                float, [_agreement(place, rule_id) for place, rule_id in enumerate(ids)], nullable=True
            ),
        },
        index=pa.Index(int, unique=True),
        checks=pa.Check(_is_judged_or_explained, name="dinilai atau beralasan"),
        strict=True,
        ordered=True,
    )


def _agreement(place: int, rule_id: str) -> pa.Check:
    """Whether the rows of one rule agree; rows of other rules pass."""
    return pa.Check(lambda beda: (beda == 0) | (beda.index // ROWS_PER_RULE != place), name=rule_id)


def _is_judged_or_explained(ledger: pd.DataFrame) -> bool:
    """Whether every row has an outcome or a reason, and none has both."""
    return bool((ledger["beda"].isna() == (ledger["alasan"] != "")).all())
