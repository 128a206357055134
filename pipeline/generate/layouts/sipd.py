"""T-C.33 as the systems SIPD and SIPD RI print it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.generate.form import MERGED, Form, Heading, Row, single
from pipeline.generate.renja import EVALUATION, PLAN, SUB_KEGIATAN, TOTAL, PartKind, Renja, groups_of
from pipeline.generate.reshaping import LEVELS, plan_year, with_each_row, with_form


def in_sipd_ri(renja: Renja) -> Renja:
    """T-C.33 as SIPD RI prints it: 17 columns, the last row "Jumlah"."""
    tahun = plan_year(renja)
    form = Form(
        (
            single("no", "No", 2.0),
            single("kode", "Kode", 7.0),
            single(
                "nama", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan", 10.0
            ),
            single("indikator", "Indikator Kinerja Program/Kegiatan/Sub Kegiatan", 10.0),
            single("target_renstra", "Target Akhir Periode Renstra", 6.0),
            single("realisasi_n2", f"Realisasi Capaian Kinerja Renja Tahun {tahun - 2}", 6.0),
            single("prakiraan_n1", f"Prakiraan Capaian Target Renja Tahun {tahun - 1}", 6.0),
            Heading(
                "Capaian Kinerja dan Kerangka Pendanaan",
                (
                    ("target", f"Target Capaian Kinerja Tahun {tahun}", 6.0),
                    ("pagu", "Pagu Indikatif (Rp)", 6.6),
                    ("lokasi", "Lokasi", 5.6),
                    ("sumber_dana", "Sumber Dana", 4.0),
                    ("prioritas_nasional", "Prioritas Nasional", 5.4),
                    ("prioritas_daerah", "Prioritas Daerah", 5.4),
                ),
            ),
            single("kelompok_sasaran", "Kelompok Sasaran", 5.0),
            Heading(
                f"Prakiraan Maju Rencana Tahun {tahun + 1}",
                (("target_maju", "Target Capaian Kinerja", 6.0), ("pagu_maju", "Pagu Indikatif (Rp)", 6.6)),
            ),
            single("penanggung_jawab", "Perangkat Daerah Penanggung Jawab", 8.0),
        ),
        size=5.0,
    )
    history = {row["kode"]: row for row in renja.tables[EVALUATION]}
    numbers = iter(range(1, 1000))

    def change(row: Row) -> Iterable[Row]:
        past = history.get(row["kode"], {})
        is_sub = groups_of(row) == SUB_KEGIATAN
        is_total = row["kode"] == TOTAL
        yield {
            **row,
            "no": "" if is_total else str(next(numbers)),
            "kode": "" if is_total else row["kode"],
            "nama": "Jumlah" if is_total else row["nama"],
            "target_renstra": past.get("target_renstra", ""),
            "realisasi_n2": past.get("realisasi_n2", ""),
            "prakiraan_n1": past.get("target_n1", ""),
            "prioritas_nasional": "-" if is_sub else "",
            "prioritas_daerah": "-" if is_sub else "",
            "kelompok_sasaran": "Masyarakat" if is_sub else "",
            "penanggung_jawab": "Dinas" if is_sub else "",
            "catatan": "",
        }

    return with_form(with_each_row(renja, PLAN, change), PLAN, form)


def in_sipd_merah(renja: Renja) -> Renja:
    """T-C.33 as SIPD printed it until 2023.

    The kode stands in five columns; the indicators and targets of program and kegiatan beside each sub kegiatan; their
    own rows have a name, which reaches over eight columns, and amounts.
    """
    tahun = plan_year(renja)
    renja = kode_in_five_columns(renja)
    levels = (
        ("program", "Capaian Program"),
        ("sub_kegiatan", "Keluaran Sub Kegiatan"),
        ("kegiatan", "Hasil Kegiatan"),
    )
    targets = (("program", "Program"), *levels[1:])
    form = Form(
        (
            renja.forms[PLAN].headings[0],
            single("nama", "Urusan/ Bidang Urusan Pemerintahan Daerah Dan Program/ Kegiatan", 12.0),
            Heading("Indikator Kinerja", tuple((f"indikator_{name}", text, 11.0) for name, text in levels)),
            Heading(
                f"Rencana Tahun {tahun}",
                (
                    ("lokasi", "Lokasi Output Kegiatan", 6.0),
                    *((f"target_{name}", f"Target Capaian Kinerja > {text}", 8.0) for name, text in targets),
                    ("pagu", "Pagu Indikatif (Rp.)", 7.5),
                    ("sumber_dana", "Sumber Dana", 5.0),
                ),
            ),
            single("catatan", "Catatan Penting", 6.0),
            Heading(
                f"Prakiraan Maju Rencana Tahun {tahun + 1}",
                (
                    ("tolok_ukur_maju", "Target Capaian Kinerja > Tolok Ukur", 11.0),
                    ("target_maju", "Target Capaian Kinerja > Target", 8.0),
                    ("pagu_maju", "Kebutuhan Dana/Pagu Indikatif (Rp.)", 7.5),
                ),
            ),
        ),
        size=4.5,
    )
    above: dict[str, Row] = {}

    def change(row: Row) -> Iterable[Row]:
        level = LEVELS.get(groups_of(row), "")
        if level == "program":
            above.clear()  # its kegiatan may have been dropped: then nothing is printed of it
        above[level] = row
        if level == "sub_kegiatan":
            cells = {
                f"{field}_{name}": above.get(name, {}).get(field, "")
                for field in ("indikator", "target")
                for name, _ in levels
            }
            yield {**row, **cells, "tolok_ukur_maju": row["indikator"]}
        else:
            texts = ("kode_1", "kode_2", "kode_3", "kode_4", "kode_5", "kode", "nama", "pagu", "pagu_maju")
            blank = dict.fromkeys(form.columns, "")
            yield {**blank, **{name: row[name] for name in texts}, MERGED: "nama target_kegiatan"}

    changed = with_form(with_each_row(renja, PLAN, change), PLAN, form)
    last = changed.tables[PLAN][-1]
    label = {"kode_1": TOTAL, "nama": "", MERGED: "kode_1 target_kegiatan"} if last["kode"] == TOTAL else {}
    agency = f"Unit Organisasi : {_agency(renja)}"
    top = {**dict.fromkeys(last, ""), "kode_1": agency, MERGED: "kode_1 target_kegiatan"}
    return changed.with_rows(PLAN, lambda rows: (top, *rows[:-1], {**last, **label}))


def kode_in_five_columns(renja: Renja) -> Renja:
    """The kode of T-C.33 over five narrow columns: urusan, bidang urusan, program, kegiatan, sub kegiatan."""
    names = tuple(f"kode_{place}" for place in range(1, 6))

    def change(row: Row) -> Iterable[Row]:
        groups = row["kode"].split(".")
        parts = [*groups[:3], ".".join(groups[3:5]), *groups[5:]]
        if row["kode"] == TOTAL:
            parts = [""]
            row = {**row, "nama": TOTAL}
        yield {**row, **dict(zip(names, [*parts, "", "", "", ""][:5], strict=True))}

    form = renja.forms[PLAN].with_headings("kode", Heading("Kode", tuple((name, "", 2.4) for name in names)))
    return with_form(with_each_row(renja, PLAN, change), PLAN, form)


def _agency(renja: Renja) -> str:
    """The name of the agency as its cover gives it, between the title and the region."""
    return [part.text for part in renja.parts if part.kind is PartKind.TITLE][1].title()
