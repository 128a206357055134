"""How a rule is declared: a function that compares, with what a reader of the report needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Aturan, Comparison, Kepastian, Ringkas, Tingkat

Compare = Callable[[Dossier], Iterator[Comparison]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule: what it says of itself, and the function that compares."""

    aturan: Aturan
    compare: Compare


REGISTRY: dict[str, Rule] = {}

BENTUK = "Permendagri 86/2017, bentuk T-C.29 s.d. T-C.33 dan sistematika Renja (perlu dicek di JDIH)"
KODEFIKASI = "Permendagri 90/2019 dan pemutakhiran kodefikasinya (perlu dicek di JDIH)"
PENGANGGARAN = "PP 12/2019 dan pedoman RKPD tahunan (perlu dicek di JDIH)"
PRAKTIK = "praktik verifikasi Bappeda"
ARITMETIKA = "aritmetika"
BACAAN = "mutu pembacaan"


def rule(
    rule_id: str,
    judul: str,
    *,
    tingkat: str,
    kepastian: str,
    dasar: str | tuple[str, ...],
    pesan: str,
    saran: str,
    ringkas: Ringkas = Ringkas.TIDAK,
    needs_all_rows: bool = False,
    needs_new_codes: bool = False,
    menunggu: str = "",
    is_lintas: bool = False,
) -> Callable[[Compare], Compare]:
    """Registers the decorated function as the rule `rule_id`.

    Raises:
        ValueError: the id is taken; ids are never reused.
    """

    def register(compare: Compare) -> Compare:
        if rule_id in REGISTRY:
            raise ValueError(f"rule {rule_id} is declared twice")
        aturan = Aturan(
            id=rule_id,
            judul=judul,
            tingkat=Tingkat(tingkat),
            kepastian=Kepastian(kepastian),
            dasar=dasar if isinstance(dasar, str) else "; ".join(dasar),
            pesan=pesan,
            saran=saran,
            ringkas=ringkas,
            needs_all_rows=needs_all_rows,
            needs_new_codes=needs_new_codes,
            menunggu=menunggu,
            is_lintas=is_lintas,
        )
        REGISTRY[rule_id] = Rule(aturan, compare)
        return compare

    return register
