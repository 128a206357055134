from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison
from pipeline.rules import declare, engine
from pipeline.rules.declare import Rule, rule
from tests.rules.builders import run_audit
from tests.rules.sample import sample_document


def test_a_rule_that_breaks_costs_no_other_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = run_audit(sample_document())

    def broken(dossier: Dossier) -> Iterator[Comparison]:
        yield from declare.REGISTRY["PGU-02"].compare(dossier)
        raise KeyError("kolom")

    engine.rules()
    monkeypatch.setitem(declare.REGISTRY, "PGU-01", Rule(declare.REGISTRY["PGU-01"].aturan, broken))
    audit, _ = run_audit(sample_document())
    line = next(line for line in audit.coverage if line.aturan == "PGU-01")
    assert (line.dinilai, line.lolos, line.temuan, line.tidak_dinilai) == (0, 0, 0, 1)
    assert "KeyError" in line.alasan
    others = [f.id_temuan for f in whole.findings if f.aturan not in ("PGU-01", "PGU-03")]
    assert [f.id_temuan for f in audit.findings if f.aturan not in ("PGU-01", "PGU-03")] == others


def test_an_id_is_declared_once() -> None:
    engine.rules()
    declared = rule("PGU-01", "x", tingkat="info", kepastian="pasti", dasar="x", pesan="x.", saran="x.")
    with pytest.raises(ValueError, match="declared twice"):
        declared(lambda _dossier: iter(()))
