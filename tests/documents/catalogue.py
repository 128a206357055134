"""What is known of the real files: how long they are, and where a reading of them is known to fall short, and why.

The files are not part of the project (see the README beside this file): each stands below `real` in the folder that
RENJA_SHARED names. Facts here are our own; no text of the files is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Pages = Mapping[int, str]

_FLOW_CHART = "boxes of a drawing look like cells"
_UNRULED = "a table without rules"
_MANY_ROWS = "kegiatan and their figures in lines of one cell for each program, with no rule between"
_OWN_FRAME = "a stray rule ends inside a cell"


@dataclass(frozen=True, slots=True)
class Known:
    """A file's number of pages, and its troubles by page (1-based), each with its reason.

    `scanned` pages hold only an image; what `untrusted` ones store is not what they print. `doubted` pages have cells
    of which the reader says that they may be wrong, `left_over` pages have text of which it says that nothing owns it.
    A page may stop being in trouble when the reader gets better; one that is not named here must not begin to be. A
    file that is no Renja was filed among them all the same.
    """

    pages: int
    scanned: frozenset[int] = frozenset()
    untrusted: frozenset[int] = frozenset()
    doubted: Pages = field(default_factory=dict)
    left_over: Pages = field(default_factory=dict)
    is_renja: bool = True


_JABAR = "jabar-2016-2017/renja__"
_TANGSEL = "tangsel-2023/evaluasi__"

CATALOGUE: Mapping[str, Known] = {
    "bukan-renja-pindai.pdf": Known(11, scanned=frozenset(range(1, 12)), is_renja=False),
    # A text layer made by somebody's OCR lies invisibly over the scan: nobody can see what it says.
    f"{_JABAR}05a._bab_II_Evaluasi_Pelaksanaan_Renja_OPD_Tahun_2014.pdf": Known(
        20, scanned=frozenset(range(1, 21))
    ),
    f"{_JABAR}08.RENJA_DISKOMINFO_2016.pdf": Known(34),
    f"{_JABAR}1505707545_renja_2017.pdf": Known(54),
    # The running foot of the first page lies under the picture that covers it.
    f"{_JABAR}1506668755_renja_admbang_2017.pdf": Known(33, untrusted=frozenset({1})),
    # Two chapters of the report on accountability (LKIP), the first of which names the Renja in passing.
    f"{_JABAR}1506845797_bab_ii.pdf": Known(
        16, left_over={14: "justified prose with gaps as wide as a column's"}, is_renja=False
    ),
    f"{_JABAR}1506845818_bab_iii_new.pdf": Known(12, is_renja=False),
    f"{_JABAR}1507089012_renja__2016.pdf": Known(43),
    f"{_JABAR}2._RENJA_2016_DISKIMRUM_FULL.pdf": Known(32, scanned=frozenset({1}), doubted={2: _FLOW_CHART}),
    f"{_JABAR}BAB_II.pdf": Known(16),
    f"{_JABAR}BAB_II_Renja_2016.pdf": Known(85),
    f"{_JABAR}Bab_III_Renja_Disbun_2016.pdf": Known(19),
    f"{_JABAR}Bab_II_Renja_Disbun_2016.pdf": Known(131),
    f"{_JABAR}Bab_I_Renja_Disbun_2016.pdf": Known(18),
    f"{_JABAR}NARASI_RENJA_2017.pdf": Known(
        39, left_over={**dict.fromkeys((11, 12, 13), _FLOW_CHART), 19: "lists of label, colon and text"}
    ),
    f"{_JABAR}Pencapaian_Kinerja_Pelayanan_BPMPD.pdf": Known(1),
    f"{_JABAR}RENJA-2016-BAB-II-BAB-III.pdf": Known(25),
    f"{_JABAR}RENJA_-_BAB_I.pdf": Known(8),
    f"{_JABAR}RENJA_-_BAB_III.pdf": Known(40),
    f"{_JABAR}RENJA_2016_DISKANLAUT.pdf": Known(
        61, doubted={1: "pictures in a table, with figures of a drawing under them"}
    ),
    f"{_JABAR}RENJA_BIRO_HPU_2016.pdf": Known(23),
    f"{_JABAR}RENJA_BKP_2016.pdf": Known(
        97, doubted={24: "a spreadsheet scaled down until texts run over their cells", 31: _OWN_FRAME}
    ),
    f"{_JABAR}RJBab_III.pdf": Known(22),
    # Two yearly performance plans (RKT).
    f"{_JABAR}RKT_BP3AKB_2016.pdf": Known(18, is_renja=False),
    f"{_JABAR}RKT_Lampiran_II.pdf": Known(2, is_renja=False),
    f"{_JABAR}RKT_dan_RENJA_Biro_Organisasi_Tahun_2017.pdf": Known(22),
    f"{_JABAR}Rencana_Kerja_Biro_Pemerintahan_Umum_Tahun_2017.pdf": Known(
        66, left_over={10: "a row below the last rule", **dict.fromkeys((34, 35, 36), _UNRULED)}
    ),
    f"{_JABAR}Renja_2016_Bab_II.pdf": Known(35),
    f"{_JABAR}Review_RKPD.pdf": Known(6),
    f"{_JABAR}Review_Terhadap_Rancangan_Awal_RKPD_Tahun_2016.pdf": Known(3),
    f"{_JABAR}RjBab_II.pdf": Known(38, doubted={9: _FLOW_CHART}),
    f"{_JABAR}Rumusan_Rencana_program_dan_Kegiatan_OPD_Tahun_2016_dan_Prakiraan_Maju_Tahun_2017.pdf": Known(
        3
    ),
    f"{_JABAR}Tabel_II-1ok.pdf": Known(2, doubted={1: _MANY_ROWS}),
    f"{_JABAR}Tabel_II-4_ok.pdf": Known(13),
    f"{_JABAR}renja_DLH_2017.pdf": Known(
        119, doubted={109: _OWN_FRAME}, left_over={119: "sums written below the table for its makers"}
    ),
    f"{_TANGSEL}dikbud.pdf": Known(11),
    f"{_TANGSEL}setda.pdf": Known(9),
}

# A spreadsheet with hidden halves, a drawing and a cover that is an image, one wide table, one table over six
# pages, and one of new nomenclature: what the default run reads.
SHORT = (
    f"{_JABAR}Tabel_II-1ok.pdf",
    f"{_JABAR}2._RENJA_2016_DISKIMRUM_FULL.pdf",
    f"{_JABAR}Pencapaian_Kinerja_Pelayanan_BPMPD.pdf",
    f"{_JABAR}Review_RKPD.pdf",
    f"{_TANGSEL}setda.pdf",
)
