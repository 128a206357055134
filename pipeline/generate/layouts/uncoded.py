"""Tables without a kode: rungs told by labels and numbers, or by bold letters, indents and colours alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from pipeline.generate.form import LEVEL, Row, single
from pipeline.generate.renja import TOTAL, WITH_CODES, Renja, groups_of
from pipeline.generate.reshaping import LEVELS, with_each_row, with_form
from pipeline.generate.table_spec import RowLook

_BY_TYPE = {
    "program": RowLook(is_bold=True, fill="FFF2CC"),
    "kegiatan": RowLook(is_bold=True, indent=6.0),
    "sub_kegiatan": RowLook(indent=14.0),
}
_BY_COLOUR = {"program": RowLook(fill="BDD7EE"), "kegiatan": RowLook(fill="DDEBF7")}
_LABELS = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}
_NAMES = ("nama", "nama_analisis")


@dataclass(slots=True)
class _Numbers:
    """The running numbers of a table, one rung below the other."""

    program: int = 0
    kegiatan: int = 0
    sub_kegiatan: int = 0

    def next(self, level: str) -> str:
        """The number of the next row of a rung: "II", "3", "b"."""
        if level == "program":
            self.program, self.kegiatan, self.sub_kegiatan = self.program + 1, 0, 0
            return _roman(self.program)
        if level == "kegiatan":
            self.kegiatan, self.sub_kegiatan = self.kegiatan + 1, 0
            return str(self.kegiatan)
        self.sub_kegiatan += 1
        return ascii_lowercase[self.sub_kegiatan - 1]


def numbered_by_rung(renja: Renja) -> Renja:
    """Numbers I, 1, a in the place of the kode, and names that begin with their rung: "Kegiatan Pengelolaan Sampah"."""

    def names_of(level: str, nama: str) -> str:
        label = _LABELS[level]
        return nama if not nama or nama.lower().startswith(f"{label.lower()} ") else f"{label} {nama}"

    return _without_kode(renja, names_of, is_numbered=True)


def set_off_by_type(renja: Renja) -> Renja:
    """No kode and no number: programs bold on a colour, kegiatan bold, sub kegiatan further to the right."""
    return _set_off(renja, _BY_TYPE)


def set_off_by_colour(renja: Renja) -> Renja:
    """No kode and no number: programs and kegiatan on a colour each, nothing else."""
    return _set_off(renja, _BY_COLOUR)


def _set_off(renja: Renja, looks: Mapping[str, RowLook]) -> Renja:
    changed = _without_kode(renja, lambda _level, nama: nama, is_numbered=False)
    for kind in WITH_CODES:
        changed = with_form(changed, kind, replace(changed.forms[kind], looks=looks))
    return changed


def _without_kode(renja: Renja, names_of: Callable[[str, str], str], *, is_numbered: bool) -> Renja:
    for kind in WITH_CODES:
        numbers = _Numbers()

        def change(row: Row, numbers: _Numbers = numbers) -> Iterable[Row]:
            level = LEVELS.get(groups_of(row), "")
            total = row["kode"] == TOTAL
            if not level and not total:
                return
            names = {name: TOTAL if total else names_of(level, row[name]) for name in _NAMES if name in row}
            yield {**row, **names, LEVEL: level, "no": numbers.next(level) if level else ""}

        number = (single("no", "No", 2.4),) if is_numbered else ()
        form = renja.forms[kind].with_headings("kode", *number)
        renja = with_form(with_each_row(renja, kind, change), kind, form)
    return renja


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1]
