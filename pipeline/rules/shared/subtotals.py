"""Subtotals that say whose they are: "Jumlah Program X" below the rows of program X."""

from __future__ import annotations

import re

from pipeline.model.dossier import PlanNode, PlanTable
from pipeline.model.kode import Level
from pipeline.model.name_keys import bare_name
from pipeline.model.rows import TotalRow
from pipeline.model.text import comparable, without_blanks

_OF_PROGRAM = re.compile(r"(?:sub[ -]?)?(?:total|jumlah) (?:(?:pagu|anggaran) )?program (?P<nama>.+)")


def program_of(plan: PlanTable, total: TotalRow) -> PlanNode | None:
    """The program that a subtotal names; None where it names none, or several programs are called so."""
    found = _OF_PROGRAM.fullmatch(comparable(total.nama))
    if found is None:
        return None
    nama = without_blanks(found["nama"]).strip(":.")
    programs = [node for node in plan.at(Level.PROGRAM) if bare_name(node) == nama]
    return programs[0] if len(programs) == 1 else None
