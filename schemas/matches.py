"""`matches.csv`: what every row of a document was matched with in the official list."""

from __future__ import annotations

import pandera.pandas as pa

from schemas.kodefikasi import KODE

CERTAIN = (
    "kode dan nama sama",
    "kode sama, nama mirip",
    "kode sama, nama berbeda",
    "nama di bawah induk yang sama",
    "nama pada tingkat yang sama",
    "nama di seluruh daftar",
)
UNCERTAIN = (
    "kode dan nama menunjuk butir yang berbeda",
    "lebih dari satu butir bernama seperti itu",
    "tidak ada padanan",
)

_SKOR = r"^(?:\d{1,3}\.\d)?$"


def _text() -> pa.Column:
    return pa.Column(str)


MATCHES = pa.DataFrameSchema(
    {
        "tabel": _text(),
        "jenis_tabel": pa.Column(str, pa.Check.isin(["evaluasi_renja", "review_rkpd", "rencana_kerja"])),
        "halaman": pa.Column(str, pa.Check.str_matches(r"^(?:.+:)?[1-9]\d*$")),
        "kode": pa.Column(str, pa.Check.str_matches(r"^\S*$")),
        "nama": _text(),
        "cara": pa.Column(str, pa.Check.isin([*CERTAIN, *UNCERTAIN])),
        "kode_padanan": pa.Column(str, pa.Check.str_matches(rf"^({KODE})?$")),
        "nama_padanan": _text(),
        "calon_1": _text(),
        "skor_1": pa.Column(str, pa.Check.str_matches(_SKOR)),
        "calon_2": _text(),
        "skor_2": pa.Column(str, pa.Check.str_matches(_SKOR)),
        "catatan": _text(),
    },
    checks=[
        pa.Check(
            lambda matches: bool((matches["cara"].isin(CERTAIN) == (matches["kode_padanan"] != "")).all()),
            name="kode_padanan bila dan hanya bila pasti",
        ),
    ],
    strict=True,
    ordered=True,
)
