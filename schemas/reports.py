"""The CSV files of an audit (design.md 3.3): their columns in order, and the values these may hold."""

from __future__ import annotations

import pandera.pandas as pa

from schemas.ledger import JENIS_TABEL

TINGKAT = ["kritis", "tinggi", "sedang", "rendah", "info"]
KEPASTIAN = ["pasti", "perlu_konfirmasi", "mungkin_salah_baca", "turunan"]
STATUS = ["terbaca", "sebagian", "gagal", "bukan_renja"]

_ATURAN = r"^[A-Z]{3}-\d{2}$"
_PAGE = r"^\d*$"
_PLAIN_NUMBER = r"^(-?\d+([.,]\d+)?)?$"


_KODE = r"^([\dX](\.[\dX]+)*)?$"
JENJANG = ["total", "urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan"]


def _text() -> pa.Column:
    return pa.Column(str)


def _matching(pattern: str) -> pa.Column:
    return pa.Column(str, pa.Check.str_matches(pattern))


def _count() -> pa.Column:
    return pa.Column(int, pa.Check.ge(0))


def _one_of(values: list[str]) -> pa.Column:
    return pa.Column(str, pa.Check.isin(values))


TEMUAN = pa.DataFrameSchema(
    {
        "id_temuan": pa.Column(str, pa.Check.str_matches(r"^[A-Z]{3}-\d{2}-[0-9a-f]{12}$")),
        "dokumen": pa.Column(str, pa.Check.str_length(min_value=1)),
        "opd": _text(),
        "tahun": _matching(r"^(20\d\d)?$"),
        "aturan": _matching(_ATURAN),
        "judul": pa.Column(str, pa.Check.str_length(min_value=1)),
        "tingkat": _one_of(TINGKAT),
        "kepastian": _one_of(KEPASTIAN),
        "tabel": _text(),
        "jenis_tabel": _one_of(JENIS_TABEL),
        "kode": _matching(r"^\S*$"),
        "nama": _text(),
        "kolom": _text(),
        "halaman": _matching(_PAGE),
        "tertulis": _text(),
        "seharusnya": _text(),
        "selisih": _matching(_PLAIN_NUMBER),
        "pembanding": _text(),
        "halaman_pembanding": _matching(_PAGE),
        "pesan": pa.Column(str, pa.Check.str_length(min_value=1)),
        "saran": pa.Column(str, pa.Check.str_length(min_value=1)),
        "dasar": pa.Column(str, pa.Check.str_length(min_value=1)),
        "penyebab": _text(),
    },
    checks=[
        pa.Check(
            lambda temuan: bool(((temuan["kepastian"] == "turunan") == (temuan["penyebab"] != "")).all()),
            name="turunan bila dan hanya bila ada penyebab",
        ),
        pa.Check(
            lambda temuan: bool(temuan["penyebab"].isin(["", *temuan["id_temuan"]]).all()),
            name="penyebab adalah temuan lain",
        ),
    ],
    unique=["dokumen", "id_temuan"],
    strict=True,
    ordered=True,
)
"""`temuan.csv`, every value as text."""

CAKUPAN = pa.DataFrameSchema(
    {
        "dokumen": pa.Column(str, pa.Check.str_length(min_value=1)),
        "aturan": _matching(_ATURAN),
        "judul": pa.Column(str, pa.Check.str_length(min_value=1)),
        **{name: _count() for name in ("dinilai", "lolos", "temuan", "tidak_dinilai")},
        "alasan": _text(),
    },
    checks=[
        pa.Check(
            lambda cakupan: bool((cakupan["dinilai"] == cakupan["lolos"] + cakupan["temuan"]).all()),
            name="dinilai = lolos + temuan",
        ),
        pa.Check(
            lambda cakupan: bool(((cakupan["tidak_dinilai"] == 0) | (cakupan["alasan"] != "")).all()),
            name="yang tidak dinilai beralasan",
        ),
    ],
    unique=["dokumen", "aturan"],
    strict=True,
    ordered=True,
)
"""`cakupan.csv`, its counts as numbers."""

DOKUMEN = pa.DataFrameSchema(
    {
        "dokumen": pa.Column(str, pa.Check.str_length(min_value=1), unique=True),
        "opd": _text(),
        "tahun": _matching(r"^(20\d\d)?$"),
        "sha256": _matching(r"^([0-9a-f]{64})?$"),
        **{
            name: _count()
            for name in ("halaman", "halaman_tabel", "halaman_pindai", "halaman_tak_terbaca", "tabel")
        },
        **{name: _count() for name in ("program", "kegiatan", "sub_kegiatan")},
        "pagu_total": _matching(_PLAIN_NUMBER),
        **{name: _count() for name in TINGKAT},
        "status": _one_of(STATUS),
        "pesan": _text(),
    },
    strict=True,
    ordered=True,
)
"""`dokumen.csv`, its counts as numbers."""

TABEL = pa.DataFrameSchema(
    {
        "dokumen": pa.Column(str, pa.Check.str_length(min_value=1)),
        **{name: pa.Column(int, pa.Check.ge(1)) for name in ("halaman", "halaman_akhir")},
        "tabel": _text(),
        "judul": _text(),
        "jenis_tabel": _one_of(["", *JENIS_TABEL]),
        "dikenali": _one_of(["ya", "tidak"]),
        **{name: _count() for name in ("baris", "kolom")},
        "kolom_dikenal": _text(),
        "judul_kolom": pa.Column(str, pa.Check.str_length(max_value=300)),
    },
    checks=[
        pa.Check(
            lambda tabel: bool((tabel["halaman"] <= tabel["halaman_akhir"]).all()),
            name="halaman_akhir tidak mendahului halaman",
        ),
        pa.Check(
            lambda tabel: bool(((tabel["dikenali"] == "ya") == (tabel["jenis_tabel"] != "")).all()),
            name="dikenali bila dan hanya bila jenisnya ada",
        ),
    ],
    strict=True,
    ordered=True,
)
"""`tabel.csv`, its pages and counts as numbers."""

REKAP = pa.DataFrameSchema(
    {
        "cakupan": _one_of(["opd", "daerah"]),
        "dokumen": _text(),
        "opd": _text(),
        "tahun": _matching(r"^(20\d\d)?$"),
        "jenjang": _one_of(JENJANG),
        "kode": _matching(_KODE),
        "nama": _text(),
        **{name: _count() for name in ("jumlah_program", "jumlah_kegiatan", "jumlah_sub_kegiatan")},
        "pagu": _matching(_PLAIN_NUMBER),
        "pagu_maju": _matching(_PLAIN_NUMBER),
        "jumlah_opd": _matching(r"^\d*$"),
        "dipakai_opd": _text(),
        "keterangan": _text(),
    },
    checks=[
        pa.Check(
            lambda rekap: bool(((rekap["jenjang"] == "total") == (rekap["kode"] == "")).all()),
            name="kode kosong bila dan hanya bila total",
        ),
        pa.Check(
            lambda rekap: bool(((rekap["cakupan"] == "daerah") == (rekap["jumlah_opd"] != "")).all()),
            name="jumlah_opd bila dan hanya bila daerah",
        ),
        pa.Check(
            lambda rekap: bool(((rekap["pagu"] != "") | (rekap["keterangan"] != "")).all()),
            name="pagu kosong beralasan",
        ),
    ],
    unique=["cakupan", "dokumen", "opd", "tahun", "kode"],
    strict=True,
    ordered=True,
)
"""`rekap.csv`, its counts of rungs as numbers."""
