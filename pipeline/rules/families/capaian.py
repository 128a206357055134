"""CAP: the percentages of the evaluation table, recomputed from the figures beside them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Ringkas
from pipeline.rules.declare import ARITMETIKA, BENTUK, rule
from pipeline.rules.shared.comparing import judged, not_judged, tell
from pipeline.rules.shared.ratios import Outcome, Ratio, quotient_text, read_rates


@rule(
    "CAP-01",
    "Tingkat realisasi tidak sama dengan realisasi dibagi target",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=(ARITMETIKA, BENTUK),
    pesan="Tingkat realisasi {kode} ({nama}) tertulis {tertulis}, sedangkan {kolom} menghasilkan "
    "{seharusnya}.",
    saran="Mohon tingkat realisasi dihitung ulang.",
)
def ratio_is_right(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and indicator with three numbers."""
    for ratio, comparison in _ratios(dossier):
        yield (comparison if ratio is None else judged(comparison, ratio.outcome is not Outcome.WRONG))


@rule(
    "CAP-02",
    "Tingkat realisasi berbeda tetapi masih dalam rentang pembulatan",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=ARITMETIKA,
    pesan="{jumlah} tingkat realisasi berbeda tipis dari hasil bagi, masih dalam rentang pembulatan: "
    "{daftar}.",
    saran="Tidak perlu diperbaiki bila angka dasarnya memang dibulatkan.",
    ringkas=Ringkas.PER_TABEL,
)
def ratio_is_exact(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and indicator with three numbers; those that are wrong are CAP-01's."""
    for ratio, comparison in _ratios(dossier):
        if ratio is None:
            yield comparison
        elif ratio.outcome is Outcome.WRONG:
            yield not_judged(comparison, Alasan.A18)
        else:
            quotient = f"{dict(comparison.isian)['kolom']} tertulis {comparison.tertulis}"
            butir = f"{comparison.kode} {quotient}, hasil {comparison.seharusnya}"
            yield judged(comparison, ratio.outcome is not Outcome.ROUNDED, butir=butir)


def _ratios(dossier: Dossier) -> Iterator[tuple[Ratio | None, Comparison]]:
    """Every percentage that can be recomputed; without a ratio the comparison says why not."""
    for rate in read_rates(dossier):
        if isinstance(rate, Comparison):
            yield None, rate
        elif rate.ratio is None:
            yield None, rate.problem or rate.comparison
        else:
            hasil = quotient_text(rate.ratio, rate.printed)
            isian = f"{rate.realisasi.raw} dibagi {rate.target.raw}"
            yield rate.ratio, tell(rate.comparison, kolom=isian).but(seharusnya=hasil)
