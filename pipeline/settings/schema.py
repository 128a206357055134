"""What the settings may hold. The YAML files beside this module explain each key to the officer who sets it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.finding import Tingkat

Share = Annotated[float, Field(ge=0, le=1)]
Percent = Annotated[Decimal, Field(ge=0)]
Texts = tuple[str, ...]


class Section(BaseModel):
    """A mapping of known keys; any other key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class KolomWajib(Section):
    """An obligatory column.

    `judul` as an officer names it, `kolom` the contract names any one of which will do. It is demanded only of a
    table that has one of `bila_ada`, when there are any. `tingkat` replaces the rule's.
    """

    judul: str
    kolom: Texts
    bila_ada: Texts = ()
    tingkat: Tingkat | None = None


class JenisTabel(Section):
    """The headings by which a kind of table is known; `judul_kolom.yml` explains how they are written."""

    bentuk: str
    judul: str
    perlu: tuple[Texts, ...]
    bukan: Texts = ()
    kolom: dict[str, Texts]


class Settings(Section):
    """All settings. What a percentage or a share is of, the YAML files say."""

    toleransi_rupiah: Annotated[Decimal, Field(ge=0)]
    batas_prakiraan_maju_persen: tuple[Percent, Percent]
    batas_penunjang_persen: Percent | None
    batas_biaya_satuan: Annotated[Decimal, Field(gt=0)] | None

    kemiripan_indikator: Share
    jarak_kemiripan: Share
    kemiripan_nama: Share
    kemiripan_tujuan: Share
    kemiripan_judul: Share
    jarak_huruf_artefak: int

    ranwal_identik_persen: Percent
    ranwal_minimal_baris: int
    capaian_tinggi_persen: Percent
    capaian_rendah_persen: Percent
    pola_sama_persen: Percent
    pola_minimal_baris: int
    pola_minimal_baris_kinerja: int
    toleransi_faktor10_persen: Percent

    minimal_indikator_dibahas_persen: Percent
    minimal_unsur_narasi: int
    minimal_huruf_halaman: int
    keyakinan_minimal: Share
    periksa_lampiran: bool
    periksa_halaman_daftar_isi: bool
    toleransi_halaman: int

    urusan_pd: Texts

    tingkat: dict[str, Tingkat]
    aturan_mati: Texts

    tabel_wajib: Texts
    kolom_wajib: dict[str, tuple[KolomWajib, ...]]

    kata_persen: Texts
    satuan: dict[str, dict[str, Texts]]
    kata_benda: dict[str, Texts]

    judul_kolom: dict[str, JenisTabel]
