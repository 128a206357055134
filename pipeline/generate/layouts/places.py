"""Where the tables stand: in an appendix, in Bab III."""

from __future__ import annotations

from dataclasses import replace

from pipeline.generate.renja import PLAN, Part, PartKind, Renja

_FORMS = "LAMPIRAN MATRIKS RENCANA KERJA"


def plan_in_appendix(renja: Renja) -> Renja:
    """T-C.33 behind the last chapter, and a sentence in its place."""
    plan = [part for part in renja.parts if part.table == PLAN]
    kept = tuple(_pointer() if part in plan else part for part in renja.parts)
    return replace(renja, parts=(*kept, Part(PartKind.PAGE), Part(PartKind.HEADING, _FORMS), *plan))


def plan_in_bab_iii(renja: Renja) -> Renja:
    """T-C.33 in subbab 3.3, and a sentence in Bab IV."""
    plan = next(part for part in renja.parts if part.table == PLAN)
    bab = next(p for p in renja.parts if p.kind is PartKind.HEADING and p.text.startswith("BAB IV"))
    parts: list[Part] = []
    for part in renja.parts:
        if part is bab and parts[-1].kind is PartKind.PAGE:
            parts.insert(-1, plan)
        parts.append(_pointer() if part is plan else part)
    return replace(renja, parts=tuple(parts))


def _pointer() -> Part:
    return Part(
        PartKind.PARAGRAPH, "Rincian program, kegiatan, dan sub kegiatan disajikan pada tabel rencana kerja."
    )
