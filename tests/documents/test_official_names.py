"""The sample held against the official list: every sub kegiatan is found, and the names that differ are told.

The whole list of the province is not part of the project; the tests that need it are skipped without it. The excerpts
that come with the project hold the codes of the sample: those that the list of 2027 still has, and those retired since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.following import Reference
from pipeline.model.dossier import Dossier
from pipeline.model.finding import Audit, Kepastian
from pipeline.model.kode import Level
from pipeline.model.kodefikasi import Edisi, JenisPemda
from pipeline.model.padanan import Cara, Padanan
from pipeline.model.rows import Sisi
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from tests.conftest import shared_folder
from tests.defaults import SETTINGS
from tests.editions import sample_editions
from tests.rules.builders import run_audit
from tests.rules.sample import sample_document

NAMES_THAT_DIFFER = {
    "2.17",
    "2.17.01",
    "2.17.01.1.02.0003",
    "2.17.01.1.02.0006",
    "2.17.01.1.05.0002",
    "2.17.01.1.06.0005",
    "2.17.01.1.08",
    "2.17.01.1.09",
    "2.17.02.1.01.0002",
    "2.17.04.1.01.0003",
    "2.17.07.1.01",
}
"""The codes of NAM-03 in the catalogue, against the list of a later year."""
RETIRED = 13
"""Sub kegiatan of the sample that the list of 2027 has no more."""


@cache
def province_of_2027() -> Edisi:
    shared = shared_folder()
    if shared is None:
        pytest.skip("the real code lists are not part of the project")
    (edition,) = load_editions(shared / "kodefikasi" / "2027-sipd-pemutakhiran_provinsi.csv")
    return replace(edition, nama="SIPD pemutakhiran 2027", sejak=2027)


@cache
def sample_dossier() -> Dossier:
    document = sample_document()
    return assemble(document, read_rows(document, SETTINGS), SETTINGS)


def planned(editions: Sequence[Edisi]) -> dict[str, Padanan]:
    """The match of each sub kegiatan of the plan, by its kode."""
    dossier = sample_dossier()
    followed = Reference(editions, SETTINGS).follow(dossier)
    (plan,) = dossier.side(Sisi.RENCANA)
    matches = {node.printed: followed.of(plan.table, node.row) for node in plan.at(Level.SUB_KEGIATAN)}
    return {kode: match for kode, match in matches.items() if match is not None}


def audit(editions: Sequence[Edisi]) -> Audit:
    return run_audit(sample_document(), SETTINGS, editions)[0]


def codes_of(findings: Audit, aturan: str) -> set[str]:
    return {finding.kode for finding in findings.findings if finding.aturan == aturan}


def test_every_sub_kegiatan_is_found_by_the_whole_list_and_the_retired_codes() -> None:
    retired = [edition for edition in sample_editions() if edition.sejak == 2024]
    matches = planned((province_of_2027(), *retired))
    assert len(matches) == 54
    assert all(match.butir is not None for match in matches.values())


def test_the_whole_list_alone_finds_what_it_still_holds_and_takes_nothing_else_for_the_rest() -> None:
    matches = planned((province_of_2027(),))
    unmatched = [kode for kode, match in matches.items() if match.butir is None]
    assert len(unmatched) == RETIRED
    assert all(kode.startswith(("2.17.06.", "2.17.07.", "2.17.08.")) for kode in unmatched)
    assert {matches[kode].cara for kode in unmatched} == {Cara.TIDAK_ADA}


def test_names_that_differ_are_those_of_the_catalogue() -> None:
    found = audit((province_of_2027(),))
    assert codes_of(found, "NAM-03") == NAMES_THAT_DIFFER
    findings = [finding for finding in found.findings if finding.aturan == "NAM-03"]
    assert {finding.kepastian for finding in findings} == {Kepastian.PERLU_KONFIRMASI}
    assert not codes_of(found, "KOD-09")


def test_variants_between_tables_follow_from_the_official_name() -> None:
    """NAM-01 names NAM-03 as its cause, but for a kode that the list does not hold."""
    found = audit((province_of_2027(),))
    causes = {finding.kode: finding.kepastian for finding in found.findings if finding.aturan == "NAM-01"}
    assert causes == {
        **dict.fromkeys(
            ("2.17.01.1.02.0006", "2.17.02.1.01.0002", "2.17.04.1.01.0003", "2.17.07.1.01"), Kepastian.TURUNAN
        ),
        "2.17.08.1.01.0005": Kepastian.PASTI,
    }


# --- with the excerpts of the project, which a fresh machine has


def test_the_excerpts_hold_every_sub_kegiatan_of_the_sample() -> None:
    matches = planned(sample_editions())
    assert len(matches) == 54
    assert all(match.butir is not None for match in matches.values())


def test_the_excerpts_find_the_same_names_and_that_of_a_retired_kode() -> None:
    """The catalogue judges by the list of 2027 alone, which has 2.17.08.1.01.0005 no more."""
    assert codes_of(audit(sample_editions()), "NAM-03") == NAMES_THAT_DIFFER | {"2.17.08.1.01.0005"}


def test_the_excerpts_prove_nothing_about_other_codes() -> None:
    found = audit(sample_editions())
    (line,) = (line for line in found.coverage if line.aturan == "KOD-09")
    assert (line.dinilai, line.temuan) == (0, 0)
    assert "tidak sesuai dengan tahun rencana 2024" in line.alasan


def test_the_edition_followed_and_its_reason() -> None:
    followed = Reference(sample_editions(), SETTINGS).follow(sample_dossier())
    assert followed.edisi is not None
    assert followed.edisi.jenis_pemda is JenisPemda.PROVINSI
    assert followed.alasan == (
        "tahun rencana 2024, provinsi, kode 4 digit, 41 dari 54 kodenya dikenal; "
        "Kepmendagri 900.1.15.5-1317/2023 mengenal 13"
    )
