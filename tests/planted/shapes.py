"""Other shapes of the whole document: another kind of region, another year, other chapters, other prose."""

from __future__ import annotations

import re

from pipeline.generate.figures import amount, rupiah
from pipeline.generate.form import Row
from pipeline.generate.renja import PLAN, PROPOSALS, REVIEW, TOTAL, WITH_CODES, Renja, groups_of
from pipeline.generate.reshaping import reworded, with_each_row, words
from tests.planted.mended import mended_renja

_OF_KABUPATEN = words(
    {
        "Provinsi Kalimantan Barat": "Kabupaten Sambas",
        "PROVINSI KALIMANTAN BARAT": "KABUPATEN SAMBAS",
        "Lintas Daerah Kabupaten/Kota dalam 1 (satu) Daerah Provinsi": "dalam Daerah Kabupaten/Kota",
        "Lintas Daerah Kabupaten/Kota Dalam 1 (Satu) Daerah Provinsi": "dalam Daerah Kabupaten/Kota",
        "Lintas Daerah Kabupaten/Kota": "dalam Daerah Kabupaten/Kota",
        "PEMERINTAHAN DAERAH PROVINSI": "PEMERINTAHAN DAERAH KABUPATEN/KOTA",
        "Peraturan Gubernur": "Peraturan Bupati",
        "Pontianak": "Sambas",
        "kabupaten dan kota": "kecamatan dan desa",
        "Kabupaten Ketapang": "Kecamatan Tebas",
    }
)
_REGULATIONS_OF_2026 = words(
    {
        "900.1.15.5-1317 Tahun 2023": "900.1.15.5-3406 Tahun 2024",
        "Peraturan Gubernur Nomor 11 Tahun 2023": "Peraturan Daerah Nomor 3 Tahun 2025",
        "Nomor 21 Tahun 2023": "Nomor 21 Tahun 2025",
        "Nomor 25 Tahun 2023": "Nomor 25 Tahun 2025",
        "Rencana Pembangunan Daerah Tahun 2024-2026": "Rencana Pembangunan Jangka Menengah Daerah Tahun 2025-2029",
        "Rencana Strategis Perangkat Daerah Tahun 2024-2026": "Rencana Strategis Perangkat Daerah Tahun 2025-2029",
        "Rencana Kerja Pemerintah Daerah Tahun 2024": "Rencana Kerja Pemerintah Daerah Tahun 2026",
    }
)


def kabupaten_kode(kode: str) -> str:
    """The kode of a province's row as a kabupaten has it."""
    groups = kode.split(".")
    return ".".join((*groups[:3], "2", *groups[4:])) if len(groups) > 4 else kode


def as_kabupaten(renja: Renja) -> Renja:
    """The Renja of a kabupaten: its names, codes, regulations and places."""
    changed = reworded(renja, _OF_KABUPATEN)
    for kind in WITH_CODES:
        changed = with_each_row(changed, kind, lambda row: ({**row, "kode": kabupaten_kode(row["kode"])},))
    places = iter(("Kecamatan Pemangkat", "Kecamatan Tebas"))
    return with_each_row(changed, PROPOSALS, lambda row: ({**row, "lokasi": next(places)},))


def as_of_2026(renja: Renja) -> Renja:
    """The Renja of two years later: years, headings, the period of the Renstra, the regulations then in force."""

    def later(text: str) -> str:
        if re.match(r"\d+\. .* Nomor ", text):
            return _REGULATIONS_OF_2026(text)
        return re.sub(r"\b202[1-6]\b", lambda found: str(int(found[0]) + 2), text)

    return reworded(renja, later)


def without_proposals(renja: Renja) -> Renja:
    """No proposals of the public: a row that says so, and a sentence with the reason."""
    nihil = {"no": "-", "nama": "NIHIL", "lokasi": "-", "indikator": "-", "volume": "-", "catatan": "-"}
    return renja.with_rows(PROPOSALS, lambda _: (nihil,)).with_prose(
        "Usulan masyarakat yang diterima melalui musyawarah perencanaan pembangunan disajikan pada tabel berikut.",
        "Pada tahun ini tidak terdapat usulan program dan kegiatan dari masyarakat (nihil), karena usulan "
        "masyarakat disampaikan melalui kabupaten dan kota.",
    )


def as_kota(renja: Renja) -> Renja:
    """The Renja of a kota: like that of a kabupaten, of a wali kota and its kelurahan."""
    return reworded(
        as_kabupaten(renja),
        words(
            {
                "Kabupaten Sambas": "Kota Singkawang",
                "KABUPATEN SAMBAS": "KOTA SINGKAWANG",
                "Peraturan Bupati": "Peraturan Wali Kota",
                "Sambas": "Singkawang",
                "kecamatan dan desa": "kecamatan dan kelurahan",
            }
        ),
    )


_OTHER_URUSAN = {"2.17.07": "3.30.02", "2.17.08": "3.30.05"}
_URUSAN = {
    "2": "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR",
    "3": "URUSAN PEMERINTAHAN PILIHAN",
}
_BIDANG = {
    "2.17": "URUSAN PEMERINTAHAN BIDANG KOPERASI, USAHA KECIL, DAN MENENGAH",
    "3.30": "URUSAN PEMERINTAHAN BIDANG PERDAGANGAN",
}


def two_urusan_kode(kode: str) -> str:
    """The kode of a row where the last two programs belong to another urusan."""
    for old, new in _OTHER_URUSAN.items():
        if f"{kode}.".startswith(f"{old}."):
            return new + kode[len(old) :]
    return kode


def with_two_urusan(renja: Renja) -> Renja:
    """An agency with programs of two urusan, each under rows of its own urusan and bidang urusan."""
    changed = reworded(
        renja,
        words(
            {
                "Usaha Kecil dan Menengah Provinsi": "Usaha Kecil, Menengah dan Perdagangan Provinsi",
                "USAHA KECIL DAN MENENGAH": "USAHA KECIL, MENENGAH DAN PERDAGANGAN",
            }
        ),
    )
    for kind in WITH_CODES:
        changed = with_each_row(changed, kind, lambda row: ({**row, "kode": two_urusan_kode(row["kode"])},))
        changed = changed.with_rows(kind, _with_urusan_rows)
    return changed


def _with_urusan_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows as they stand, each urusan and bidang urusan with its sums above the first row that belongs to it."""
    coded = [row for row in rows if groups_of(row) > 2 or row["kode"] == TOTAL]
    for bidang in _BIDANG:
        sums = [
            _sum_row(kode, nama, bidang, rows[-1])
            for kode, nama in ((bidang[0], _URUSAN[bidang[0]]), (bidang, _BIDANG[bidang]))
        ]
        first = next(place for place, row in enumerate(coded) if row["kode"].startswith(f"{bidang}."))
        coded[first:first] = sums
    return tuple(coded)


def _sum_row(kode: str, nama: str, bidang: str, pattern: Row) -> Row:
    """A row of an urusan with the sums of the programs of a bidang urusan in the document without faults."""
    programs = [
        row
        for row in mended_renja().tables[REVIEW if "pagu_analisis" in pattern else PLAN]
        if groups_of(row) == 3 and two_urusan_kode(row["kode"]).startswith(f"{bidang}.")
    ]
    sums = {
        name: rupiah(sum(amount(row[name]) for row in programs))
        for name in ("pagu", "pagu_maju", "pagu_analisis")
        if name in pattern
    }
    names = {name: nama for name in ("nama", "nama_analisis") if name in pattern}
    return {**dict.fromkeys(pattern, ""), "kode": kode, **names, **sums}
