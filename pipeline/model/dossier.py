"""The dossier: all that a rule may look at, read-only. Built by `reconcile`, read by `rules`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pipeline.model.document import Block, Identity, PageReport
from pipeline.model.finding import Alasan
from pipeline.model.indicators import IndicatorGroup
from pipeline.model.kalimat import Kalimat
from pipeline.model.kode import Kode, Level
from pipeline.model.lintas import Lintas
from pipeline.model.naming import Naming
from pipeline.model.number_style import NumberHabits
from pipeline.model.padanan import Nomenklatur
from pipeline.model.paging import Paging
from pipeline.model.peraturan import DasarHukum
from pipeline.model.rows import (
    CodedRow,
    EvaluationRow,
    Indikator,
    Mention,
    ObjectiveTable,
    PerformanceTable,
    PlanRow,
    RowTable,
    Sisi,
    UncodedTable,
)
from pipeline.model.table import LogicalTable, SourceRef
from pipeline.model.tahun import Periode, TahunDisebut
from pipeline.model.values import Target, one_line

if TYPE_CHECKING:
    from pipeline.settings import Settings

R = TypeVar("R", bound=CodedRow)
L = TypeVar("L", bound=CodedRow)


class KodeStatus(Enum):
    """How the kode of a node became known, the surest first."""

    PRINTED = "as printed"
    REPAIRED = "marks, letters or blanks put right, as the syntax allows one way only"
    RESTORED = "a missing segment taken from the rows below it"
    GUESSED = "a legal code near what is printed that the table does not use yet"
    UNKNOWN = "unreadable"
    EMPTY = "no kode printed"


@dataclass(frozen=True)
class Node(Generic[R]):
    """A row in the hierarchy of its table. `kode` is in normal form, None where no legal code can be told.

    `padanan` is the kode of the row of the same name in another table, where its own table prints no codes.
    """

    row: R
    kode: Kode | None
    status: KodeStatus
    padanan: Kode | None = None

    @cached_property
    def level(self) -> Level | None:
        """The rung of the row, from its kode, else from what the row shows besides; None where neither tells it."""
        return self.kode.level if self.kode else self.row.jenjang.level

    @cached_property
    def printed(self) -> str:
        """The kode as printed, white space removed: what the report shows."""
        return self.row.printed_kode

    @cached_property
    def known_as(self) -> str:
        """The kode that a finding gives the row: the printed one, or that of the same name in another table."""
        return self.printed if self.padanan is None else self.padanan.text

    @cached_property
    def nama(self) -> str:
        """The name as printed, on one line."""
        return one_line(self.row.nama.raw)

    @property
    def has_kode(self) -> bool:
        """Whether the row prints a kode, be it a legal one or not."""
        return self.status is not KodeStatus.EMPTY

    @property
    def is_level_certain(self) -> bool:
        """Whether the rung is told by a kode, by words or by numbers, and not only by how the row looks."""
        bukti = self.row.jenjang.bukti
        return self.kode is not None or (bukti is not None and bukti.is_certain)

    @property
    def is_reliable(self) -> bool:
        """Whether the kode may be used to join this row with other tables."""
        return self.status in (KodeStatus.PRINTED, KodeStatus.REPAIRED, KodeStatus.RESTORED)


@dataclass(frozen=True)
class CodedTable(Generic[R]):
    """A table whose rows stand on rungs, in printed order: by their codes, or in a table without any by their looks.

    A kode may stand on several rows: one for each lokasi, or for each unit.
    """

    table: RowTable[R]
    nodes: tuple[Node[R], ...]

    @cached_property
    def by_kode(self) -> Mapping[str, tuple[Node[R], ...]]:
        """Nodes by their kode in normal form, each in printed order."""
        groups: dict[str, list[Node[R]]] = defaultdict(list)
        for node in self.nodes:
            if node.kode is not None:
                groups[node.kode.text].append(node)
        return {text: tuple(nodes) for text, nodes in groups.items()}

    @cached_property
    def position(self) -> Mapping[int, int]:
        """Place among the nodes by the row's number in the printed table."""
        return {node.row.nomor: index for index, node in enumerate(self.nodes)}

    @cached_property
    def has_kode(self) -> bool:
        """Whether any row carries a kode that can be told."""
        return any(node.kode is not None for node in self.nodes)

    @cached_property
    def has_levels(self) -> bool:
        """Whether the rung of any row can be told, from its kode or otherwise."""
        return any(node.level is not None for node in self.nodes)

    def at(self, *levels: Level) -> tuple[Node[R], ...]:
        """The nodes of these rungs, in printed order."""
        return tuple(node for node in self.nodes if node.level in levels)

    def block(self, node: Node[R]) -> tuple[Node[R], ...]:
        """The rows printed below `node`, up to the next row of its rung or a higher one."""
        rows: list[Node[R]] = []
        for other in self.nodes[self.position[node.row.nomor] + 1 :]:
            if other.level is not None and node.level is not None and other.level <= node.level:
                break
            rows.append(other)
        return tuple(rows)

    def below(self, node: Node[R], level: Level) -> tuple[Node[R], ...]:
        """The descendants of `node` on one rung.

        They are found by kode wherever they are printed. Only where the kode of `node` is printed several
        times (the same kegiatan once per unit) the place decides, else every unit would be credited with
        the rows of all. Without codes the rows stand below the one they belong to.
        """
        if node.kode is None:
            return tuple(n for n in self.nodes if n.level is level and self._is_told_under(n, node))
        is_repeated = len(self.by_kode[node.kode.text]) > 1
        candidates = self.block(node) if is_repeated else self.nodes
        return tuple(
            n for n in candidates if n.level is level and n.kode is not None and n.kode.is_under(node.kode)
        )

    def unplaced(self, node: Node[R]) -> tuple[Node[R], ...]:
        """Rows printed below `node` of which it cannot be told whether they belong to it."""
        return tuple(
            other for other in self.block(node) if other.kode is None and not self._is_told_under(other, node)
        )

    def parents(self, node: Node[R]) -> tuple[Node[R], ...]:
        """Every row that another one may belong to: all those of the kode above its own, else what `parent` gives."""
        if node.kode is not None:
            above = node.kode.parent
            return self.by_kode.get(above.text, ()) if above is not None else ()
        parent = self.parent(node)
        return () if parent is None else (parent,)

    def parent(self, node: Node[R]) -> Node[R] | None:
        """The row that another one belongs to, by its kode, else by the looks of the rows; None where nothing tells."""
        if node.kode is not None:
            return next(iter(self.parents(node)), None)
        induk = node.row.jenjang.induk
        return None if induk is None else self.nodes[self.position[induk]]

    def _is_told_under(self, node: Node[R], above: Node[R]) -> bool:
        """Whether a row without kode is a descendant of another one."""
        parent = self.parent(node)
        return parent is not None and (parent is above or self._is_told_under(parent, above))


PlanTable = CodedTable[PlanRow]
PlanNode = Node[PlanRow]
EvaluationTable = CodedTable[EvaluationRow]
EvaluationNode = Node[EvaluationRow]
AnyTable = CodedTable[Any]
AnyNode = Node[Any]


@dataclass(frozen=True, slots=True)
class ItemPair:
    """One indicator of a kode and its value on both sides."""

    indikator: Indikator | None
    kiri: Target
    kanan: Target


@dataclass(frozen=True, slots=True)
class Pair(Generic[L, R]):
    """The same item in two tables.

    `by_nama` where the codes differ, or one side has none, and only the names, under one parent, agree.

    `kiri_all` and `kanan_all` are all rows of the kode. `items` pairs the values indicator by indicator;
    `alasan` says why there are none. `lone` are values of the left side whose indicator the right side does
    not have.
    """

    kiri: Node[L]
    kanan: Node[R]
    tabel_kiri: CodedTable[L]
    tabel_kanan: CodedTable[R]
    kiri_all: tuple[Node[L], ...]
    kanan_all: tuple[Node[R], ...]
    by_nama: bool = False
    items: tuple[ItemPair, ...] = ()
    lone: tuple[tuple[Indikator, Target], ...] = ()
    alasan: Alasan | None = None


PlanPair = Pair[PlanRow, PlanRow]


@dataclass(frozen=True, eq=False)
class Dossier:
    """One document, ready to be judged.

    `sama` holds the items that stand both in a right half of the review and in a plan table, by kode; `senama` those
    of tables of which one has no codes, by name; `renstra` those that stand in the evaluation table and in the plan
    (the review's right half, or the plan table where that is empty there). `indicators` holds each indicator of
    programs, kegiatan and the tables without codes with all its places. `naming` is how the document names itself,
    place by place; `identity` what was concluded from it. `doubtful` tells of places where the text may be read wrong,
    and why.
    `periode` is that of the medium-term plan, None where the prose does not settle it. `nomenklatur` is the official
    list that it is held against, None where none is loaded. `paging` says in which file a page is found. `lintas`
    are the plans of other agencies beside its own, None where a document is looked at by itself. `nomenklatur_lama` is
    what tells that the document uses the nomenclature before Permendagri 90/2019, empty where it does not.
    `gaya_angka` is how the document writes its numbers.
    """

    name: str
    sha256: str
    identity: Identity
    settings: Settings
    headers: tuple[LogicalTable, ...] = ()
    pages: tuple[PageReport, ...] = ()
    blocks: tuple[Block, ...] = ()
    plans: tuple[PlanTable, ...] = ()
    evaluations: tuple[EvaluationTable, ...] = ()
    performances: tuple[PerformanceTable, ...] = ()
    objectives: tuple[ObjectiveTable, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dasar_hukum: DasarHukum = field(default_factory=DasarHukum)
    naming: Naming = field(default_factory=Naming)
    kalimat: tuple[Kalimat, ...] = ()
    periode: Periode | None = None
    tahun_disebut: tuple[TahunDisebut, ...] = ()
    gaya_angka: NumberHabits = field(default_factory=NumberHabits)
    sama: tuple[PlanPair, ...] = ()
    senama: tuple[PlanPair, ...] = ()
    renstra: tuple[Pair[EvaluationRow, PlanRow], ...] = ()
    indicators: tuple[IndicatorGroup, ...] = ()
    doubtful: Mapping[SourceRef, str] = field(default_factory=dict)
    nomenklatur: Nomenklatur | None = None
    paging: Paging = field(default_factory=Paging)
    lintas: Lintas | None = None
    nomenklatur_lama: str = ""

    @property
    def tahun(self) -> int | None:
        """The year that is planned."""
        return self.identity.tahun

    def side(self, *sides: Sisi) -> tuple[PlanTable, ...]:
        """The plan tables, or halves, of these kinds, in document order."""
        return tuple(plan for plan in self.plans if plan.table.sisi in sides)

    def of_kind(self, jenis_tabel: str) -> tuple[LogicalTable, ...]:
        """The tables of one kind as printed."""
        return tuple(table for table in self.headers if table.kind == jenis_tabel)

    @property
    def reviews(self) -> tuple[tuple[PlanTable, PlanTable], ...]:
        """Each review as its left half, the rancangan awal, and its right one."""
        rights = {plan.table.nomor: plan for plan in self.side(Sisi.ANALISIS)}
        return tuple((left, rights[left.table.nomor]) for left in self.side(Sisi.RANWAL))

    def right_half_of(self, coded: AnyTable) -> PlanTable | None:
        """The right half of the review whose left half this is; None for any other table."""
        return next((right for left, right in self.reviews if left is coded), None)

    @property
    def halves(self) -> tuple[AnyTable, ...]:
        """Every table of the coded kinds, of a review each half by itself."""
        return (*self.evaluations, *self.plans)

    @property
    def coded(self) -> tuple[AnyTable, ...]:
        """Every table of the coded kinds once: of a review the right half only where it has its own codes."""
        return tuple(
            half for half in self.halves if half.table.sisi is not Sisi.ANALISIS or half.table.has("kode")
        )

    @property
    def uncoded(self) -> tuple[UncodedTable, ...]:
        """Every table of the kinds without codes."""
        return (*self.performances, *self.objectives)

    @property
    def row_tables(self) -> tuple[RowTable[Any], ...]:
        """The rows of every table of known kind, of a review each half by itself."""
        return (*(half.table for half in self.halves), *self.uncoded)


def nodes_of(tables: Iterable[CodedTable[R]]) -> Iterator[Node[R]]:
    """All rows of several tables, table by table."""
    for table in tables:
        yield from table.nodes
