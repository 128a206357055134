"""Citations of regulations: any text can be read, and every spelling of one regulation is that regulation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import BBox
from pipeline.model.peraturan import title_form
from pipeline.model.table import SourceRef
from pipeline.normalise.dasar_hukum import read_dasar_hukum
from pipeline.normalise.peraturan import read_kutipan
from pipeline.normalise.tahun import read_periode, read_tahun
from tests.defaults import SETTINGS
from tests.rules.builders import make_block

NOWHERE = SourceRef(1, BBox(0, 0, 1, 1), "narasi")
PIECES = (
    "UU", "Undang-Undang", "Peraturan", "Menteri", "Dalam Negeri", "Permendagri", "Perda", "Nomor", "No.", "23",
    "Tahun", "050-5889", "2014", "/", "tentang", "Perubahan", "atas", "jo.", "sebagaimana", "diubah", "dicabut",
    "dengan", ";", ".", "(", ")", "dan", "Renja", "RPD", "2024-2026", "1.2 Landasan Hukum", "\n", "Pelaksanaan",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
SPELLINGS = {
    "UU": ("UU", "Undang-Undang", "Undang - undang", "UNDANG-UNDANG", "Undang–Undang Republik Indonesia"),
    "PP": ("PP", "Peraturan Pemerintah", "Peraturan Pemerintah RI"),
    "Permendagri": ("Permendagri", "Peraturan Menteri Dalam Negeri", "PERATURAN MENTERI DALAM NEGERI RI"),
    "Perkada": ("Pergub", "Peraturan Bupati", "Peraturan Wali Kota", "Perwali"),
}
SIGNS = (" Nomor ", " No. ", " No.", " nomor: ", " NOMOR ")
YEARS = (" Tahun ", " tahun ", " th ", " Thn. ", "/")


@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    for kutipan in read_kutipan(text, NOWHERE):
        assert kutipan.nomor
        assert 1900 <= kutipan.tahun < 2100
        assert kutipan.raw
    title_form(text)


@given(st.lists(TEXTS, max_size=6))
def test_any_prose_can_be_read(texts: list[str]) -> None:
    blocks = [make_block(text) for text in texts]
    found = read_dasar_hukum(blocks, SETTINGS)
    assert all(k.butir is None or k.butir < len(found.landasan) for k in found.kutipan)
    periode = read_periode(blocks, 2024)
    assert periode is None or 2024 in periode
    assert all(2000 <= named.tahun < 2100 for named in read_tahun(blocks, SETTINGS))


@given(
    st.sampled_from(sorted(SPELLINGS)).flatmap(
        lambda kind: st.tuples(st.just(kind), st.sampled_from(SPELLINGS[kind]))
    ),
    st.sampled_from(SIGNS),
    st.integers(1, 999),
    st.sampled_from(YEARS),
    st.integers(1945, 2040),
)
def test_every_spelling_is_the_same_regulation(
    kind: tuple[str, str], sign: str, nomor: int, year: str, tahun: int
) -> None:
    short, printed = kind
    text = f"Sesuai dengan {printed}{sign}{nomor}{year}{tahun} tentang Contoh; disusun"
    found = read_kutipan(text, NOWHERE)
    assert [(one.kunci, one.judul) for one in found] == [(f"{short} {nomor}/{tahun}", "Contoh")]
