"""What the typeset tables say: invented rows with the shape of real Renja tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.generate.table_spec import HeaderCell, RowLook, Span, TableSpec

BOLD = RowLook(is_bold=True)

KODE_PROGRAM = "2.17.01"

SIMPLE_HEADER = (
    HeaderCell(0, 0, "Kode"),
    HeaderCell(0, 1, "Program / Kegiatan / Sub Kegiatan"),
    HeaderCell(0, 2, "Indikator Kinerja"),
    HeaderCell(0, 3, "Target"),
    HeaderCell(0, 4, "Pagu Indikatif (Rp)"),
    HeaderCell(0, 5, "Catatan Penting"),
)
SIMPLE_WIDTHS = (84.0, 196.0, 190.0, 76.0, 92.0, 100.0)

SIMPLE_BODY = (
    (
        "2.17.01",
        "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN",
        "Persentase dokumen perencanaan yang ditetapkan tepat waktu",
        "86,44%",
        "16.818.270.585",
        "-",
    ),
    (
        "2.17.01.1.01",
        "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
        "Jumlah dokumen perencanaan dan evaluasi yang tersusun",
        "12 Dokumen",
        "1.234.567.890",
        "",
    ),
    (
        "2.17.01.1.01.0001",
        "Penyusunan Dokumen Rencana Kerja Dinas",
        "1. Tersusunnya rancangan awal Renja\n2. Tersusunnya rancangan akhir Renja beserta lampirannya",
        "2 Dokumen",
        "84.500.000",
        "DAU",
    ),
    (
        "2.17.01.1.01.0006",
        "Koordinasi dan Penyusunan Laporan Capaian Kinerja",
        "Jumlah laporan capaian kinerja triwulanan yang disampaikan",
        "4 Laporan",
        "61.250.750",
        "-",
    ),
    ("2.17.01.1.02", "Administrasi Keuangan Perangkat Daerah", "", "100%", "15.437.902.695", "Gaji 14 bulan"),
    (
        "2.17.01.1.02.0002",
        "Pelatihan Anak-Anak Muda Pelaku Undang-Undang Koperasi",
        "Jumlah orang yang dilatih",
        "150 Orang",
        "-",
        "",
    ),
)

_KEGIATAN = (
    "Penilaian Kesehatan Koperasi Simpan Pinjam",
    "Pemberdayaan Usaha Mikro yang Dilakukan melalui Pendataan",
    "Penguatan Kelembagaan Balai Latihan Wirausaha",
    "Pengembangan Sentra Kerajinan Rotan dan Bambu",
)
_SUB_KEGIATAN = (
    "Fasilitasi Pengurusan Izin Usaha Simpan Pinjam bagi Koperasi dengan Wilayah Keanggotaan Daerah",
    "Pemeriksaan Kepatuhan terhadap Peraturan Perkoperasian",
    "Pendampingan Pemasaran Hasil Produksi Pelaku Usaha Mikro",
    "Penyediaan Peralatan Rumah Produksi Bersama",
)
_INDIKATOR = (
    "Jumlah koperasi yang dinilai tingkat kesehatannya",
    "Jumlah pelaku usaha mikro yang difasilitasi perizinannya",
    "Persentase sentra yang aktif berproduksi sepanjang tahun",
)
_TARGET = ("25 Unit Usaha", "1.150 Orang", "92,50%", "-", "3 Paket")
_CATATAN = ("-", "", "DAK Nonfisik", "Lanjutan")


def simple_table() -> TableSpec:
    """Six columns, one header row, six rows; "-" and empty cells, numbered items, words with hyphens."""
    return TableSpec(SIMPLE_HEADER, SIMPLE_BODY, SIMPLE_WIDTHS, looks={0: BOLD})


def long_table(rows: int = 40) -> TableSpec:
    """As many rows of one to three lines as are asked for, with a number row under the header."""
    numbers = tuple(str(k + 1) for k in range(len(SIMPLE_WIDTHS)))
    return TableSpec(SIMPLE_HEADER, tuple(_long_rows(rows)), SIMPLE_WIDTHS, numbers)


def table_with_idle_notes(rows: int = 16, noted: int = 6) -> TableSpec:
    """A long table whose last column says something in the first few rows only."""
    spec = long_table(rows)
    body = tuple(row if k < noted else (*row[:-1], "") for k, row in enumerate(spec.body))
    return replace(spec, body=body)


def _long_rows(count: int) -> Iterator[tuple[str, ...]]:
    for k in range(count):
        kegiatan, sub = divmod(k, 5)
        kode = f"{KODE_PROGRAM}.2.{kegiatan + 1:02}" + (f".{sub:04}" if sub else "")
        names = _SUB_KEGIATAN if sub else _KEGIATAN
        pagu = 12_500_000 + k * 7_391_450
        yield (
            kode,
            names[(kegiatan + sub) % 4],
            _INDIKATOR[k % 3],
            _TARGET[k % 5],
            "-" if k % 11 == 7 else f"{pagu:,}".replace(",", "."),
            _CATATAN[k % 4],
        )


def table_with_long_text(parts: int, before: int = 8, after: int = 4) -> TableSpec:
    """A row whose indicator cell is one paragraph of that many parts, about two lines each."""
    stages = zip(range(parts), _ORDINALS, _places(), strict=False)
    text = ", ".join(
        f"pendampingan {nth} kelompok usaha mikro di Kecamatan {place}" for _, nth, place in stages
    )
    return _with_indicator(text, before, after)


def table_with_long_list(items: int, before: int = 8, after: int = 4) -> TableSpec:
    """A row whose indicator cell lists that many numbered items of two lines, between ordinary rows."""
    items_at = zip(range(1, items + 1), _places(), strict=False)
    text = "\n".join(
        f"{k}. Terlaksananya pendampingan kelompok usaha mikro di Kecamatan {place} tahap {k}"
        for k, place in items_at
    )
    return _with_indicator(text, before, after)


def _with_indicator(text: str, before: int, after: int) -> TableSpec:
    rows = tuple(_long_rows(before + 1 + after))
    kode, nama, _, target, pagu, catatan = rows[before]
    row = (kode, nama, text, target, pagu, catatan)
    numbers = tuple(str(k + 1) for k in range(len(SIMPLE_WIDTHS)))
    return TableSpec(SIMPLE_HEADER, (*rows[:before], row, *rows[before + 1 :]), SIMPLE_WIDTHS, numbers)


_ORDINALS = (
    *("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan"),
    *("kesepuluh", "kesebelas", "kedua belas", "ketiga belas", "keempat belas", "kelima belas"),
    *("keenam belas", "ketujuh belas", "kedelapan belas", "kesembilan belas", "kedua puluh"),
)


def _places() -> Iterator[str]:
    names = ("Tanjung Raya", "Batu Ampar", "Sungai Limau", "Kota Lama", "Pulau Beringin")
    while True:
        yield from names


def narrow_table() -> TableSpec:
    """A kode column and an amount column so narrow that kode and amounts are cut in two lines."""
    header = (
        HeaderCell(0, 0, "Kode"),
        HeaderCell(0, 1, "Sub Kegiatan"),
        HeaderCell(0, 2, "Target"),
        HeaderCell(0, 3, "Pagu (Rp)"),
    )
    body = (
        ("2.17.01.1.01.0001", "Penyusunan Dokumen Rencana Kerja", "2 Dokumen", "16.818.270.585"),
        ("2.17.01.1.02.0011", "Penyediaan Bahan-Bahan Cetakan", "12 Paket", "1.204.330.000"),
        ("2.17.03", "Pengawasan Anak-Anak Perusahaan", "-", "950.000"),
    )
    return TableSpec(header, body, (50.0, 120.0, 60.0, 48.0))


def two_level_table() -> TableSpec:
    """Two header rows with merged cells, a number row, a TOTAL row merged over three of the eight columns."""
    header = (
        HeaderCell(0, 0, "Kode", 2),
        HeaderCell(0, 1, "Urusan / Program / Kegiatan / Sub Kegiatan", 2),
        HeaderCell(0, 2, "Indikator Kinerja", 2),
        HeaderCell(0, 3, "Rencana Tahun 2026", 1, 3),
        HeaderCell(1, 3, "Lokasi"),
        HeaderCell(1, 4, "Target Capaian"),
        HeaderCell(1, 5, "Kebutuhan Dana (Rp)"),
        HeaderCell(0, 6, "Prakiraan Maju Rencana Tahun 2027", 1, 2),
        HeaderCell(1, 6, "Target Capaian"),
        HeaderCell(1, 7, "Kebutuhan Dana (Rp)"),
    )
    lokasi = ("Kab. Muara Intan", "Kec. Batu Ampar", "Semua Kecamatan")
    body = tuple(
        (kode, nama, indikator, lokasi[k % 3], target, pagu, target, "" if k % 2 else pagu)
        for k, (kode, nama, indikator, target, pagu, _) in enumerate(SIMPLE_BODY)
    )
    total = ("JUMLAH", "", "", "", "", "33.636.541.170", "", "33.490.790.420")
    return TableSpec(
        header,
        (*body, total),
        (82.0, 150.0, 140.0, 72.0, 64.0, 80.0, 64.0, 80.0),
        tuple(str(k) for k in range(1, 9)),
        spans=(Span(len(body), 0, 1, 3),),
        looks={0: BOLD, len(body): BOLD},
    )


def table_with_total(*, label: str, is_bold: bool = True) -> TableSpec:
    """Kegiatan above a last row of their sum, with a label in the column of the lokasi or none at all."""
    header = tuple(
        HeaderCell(0, column, text)
        for column, text in enumerate(("No", "Program/Kegiatan", "Lokasi", "Target", "Pagu Indikatif (Rp)"))
    )
    body = (
        ("", "Program Penguatan Sentra Rotan", "", "", "41.250.000"),
        ("1", "Kegiatan Pelatihan Penganyam", "Kec. Batu Ampar", "40 Orang", "26.250.000"),
        ("2", "Kegiatan Pengadaan Mesin Belah", "Kec. Muara Intan", "3 Unit", "15.000.000"),
        ("", "", label, "", "41.250.000"),
    )
    return TableSpec(
        header, body, (30.0, 230.0, 110.0, 80.0, 110.0), looks={0: BOLD, 3: BOLD} if is_bold else {}
    )


def three_level_table() -> TableSpec:
    """Nine columns under three header rows, a number row with formulas ("8=(7/6)"), as form T-C.29 prints."""
    header = (
        HeaderCell(0, 0, "Kode", 3),
        HeaderCell(0, 1, "Program dan Kegiatan", 3),
        HeaderCell(0, 2, "Indikator Kinerja Program", 3),
        HeaderCell(0, 3, "Target Renstra", 3),
        HeaderCell(0, 4, "Realisasi s.d. Tahun 2023", 3),
        HeaderCell(0, 5, "Target dan Realisasi Kinerja Perangkat Daerah", 1, 4),
        HeaderCell(1, 5, "Tahun Lalu (2024)", 1, 3),
        HeaderCell(2, 5, "Target"),
        HeaderCell(2, 6, "Realisasi"),
        HeaderCell(2, 7, "Tingkat (%)"),
        HeaderCell(1, 8, "Target Tahun Berjalan (2025)", 2),
    )
    program = ("2.17.02", "PROGRAM PELAYANAN IZIN USAHA", "Persentase izin terbit")
    kegiatan = ("2.17.02.2.01", "Penerbitan Izin Usaha", "Jumlah izin")
    sub_kegiatan = ("2.17.02.2.01.0001", "Fasilitasi Pemenuhan Izin", "")
    body = (
        (*program, "90%", "61%", "75%", "72%", "96,00", "80%"),
        (*kegiatan, "120 Izin", "70 Izin", "25 Izin", "19 Izin", "76,00", "-"),
        (*sub_kegiatan, "60 Izin", "40 Izin", "10 Izin", "10 Izin", "100,00", ""),
    )
    return TableSpec(
        header,
        body,
        (82.0, 140.0, 110.0, 60.0, 66.0, 58.0, 58.0, 58.0, 82.0),
        ("1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9"),
        looks={0: BOLD},
    )


def indicator_table(groups: int = 3) -> TableSpec:
    """Kode and name cells that span three indicator rows each."""
    body: list[tuple[str, ...]] = []
    spans: list[Span] = []
    for g in range(groups):
        start = len(body)
        spans += [Span(start, 0, 3), Span(start, 1, 3)]
        for k in range(3):
            kode, nama = (f"2.17.04.2.{g + 1:02}", _KEGIATAN[g % 4]) if k == 0 else ("", "")
            pagu = f"{(g * 3 + k + 1) * 45}.750.000"
            body.append((kode, nama, _INDIKATOR[k], _TARGET[(g + k) % 5], pagu, _CATATAN[(g + k) % 4]))
    return TableSpec(SIMPLE_HEADER, tuple(body), SIMPLE_WIDTHS, spans=tuple(spans))


def list_of_amounts() -> TableSpec:
    """A wide heading over the number and the name of a row, in a header of one row; the program's name is as wide."""
    header = (
        HeaderCell(0, 0, "No."),
        HeaderCell(0, 1, "Program / Kegiatan", 1, 2),
        HeaderCell(0, 3, "Alokasi Anggaran (Rp)"),
        HeaderCell(0, 4, "Ket."),
    )
    body = (
        ("I", "Program Pembinaan Perpustakaan", "", "740.250.000", ""),
        ("", "1.", "Pengadaan Buku Bacaan Anak", "415.000.000", "Lanjutan"),
        ("", "2.", "Lomba Bercerita Tingkat Kecamatan", "325.250.000", ""),
        ("II", "Program Pengelolaan Arsip", "", "96.500.000", ""),
        ("", "1.", "Alih Media Arsip Statis", "96.500.000", ""),
    )
    spans = (Span(0, 1, 1, 2), Span(3, 1, 1, 2))
    return TableSpec(header, body, (36.0, 28.0, 230.0, 110.0, 90.0), spans=spans)


def upward_table() -> TableSpec:
    """A header whose year columns are set upward to save width."""
    years = tuple(
        HeaderCell(0, k, text, is_upward=True)
        for k, text in ((2, "Target Tahun 2025"), (3, "Target Tahun 2026"), (4, "Satuan"))
    )
    body = (
        ("1", "Persentase koperasi sehat", "62,50", "65,00", "%"),
        ("2", "Jumlah usaha mikro naik kelas", "40", "55", "Unit"),
        ("3", "Indeks kepuasan pelaku usaha", "-", "81,25", "Poin"),
    )
    header = (HeaderCell(0, 0, "No"), HeaderCell(0, 1, "Indikator"), *years)
    return TableSpec(header, body, (26.0, 180.0, 40.0, 40.0, 34.0))


def small_table(first: str = "Sasaran", rows: int = 3) -> TableSpec:
    """Three narrow columns; the first heading and the first column's words tell several of them apart."""
    header = (HeaderCell(0, 0, "No"), HeaderCell(0, 1, first), HeaderCell(0, 2, "Target"))
    body = tuple((str(k + 1), f"{first} strategis nomor {k + 1}", _TARGET[k % 5]) for k in range(rows))
    return TableSpec(header, body, (28.0, 200.0, 90.0))


def empty_template() -> TableSpec:
    """Header, number row and three rows in which nothing is written, as forms are handed out."""
    numbers = tuple(str(k + 1) for k in range(len(SIMPLE_WIDTHS)))
    return TableSpec(SIMPLE_HEADER, (("",) * len(SIMPLE_WIDTHS),) * 3, SIMPLE_WIDTHS, numbers)


def split_kode_table() -> TableSpec:
    """One kode over five narrow columns under one merged heading, over a number row that lies (1 2 4 3)."""
    header = (
        HeaderCell(0, 0, "Kode", 1, 5),
        HeaderCell(0, 5, "Program / Kegiatan / Sub Kegiatan"),
        HeaderCell(0, 6, "Target"),
        HeaderCell(0, 7, "Pagu (Rp)"),
    )
    body = (
        ("2", "17", "05", "", "", "PROGRAM PENDIDIKAN PERKOPERASIAN", "75%", "1.950.400.000"),
        ("2", "17", "05", "2.01", "", "Pendidikan dan Pelatihan bagi Koperasi", "3 Kelas", "1.950.400.000"),
        ("2", "17", "05", "2.01", "0001", "Peningkatan Pemahaman Anggota", "150 Orang", "975.200.000"),
        ("2", "17", "05", "2.01", "0002", "Pelatihan Akuntansi Dasar", "-", "975.200.000"),
    )
    numbers = ("", "", "1", "", "", "2", "4", "3")
    return TableSpec(header, body, (16.0, 20.0, 20.0, 26.0, 30.0, 210.0, 70.0, 84.0), numbers)
