"""What every painter offers: one small drawing interface in the coordinates of the displayed page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass

from pipeline.model.geometry import BBox
from tests.typeset.frame import Matrix, PageFrame

Colour = tuple[float, float, float]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (1, 1, 1)


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is stroked. `is_butt` cuts its ends off; without it the producer's own line cap stays."""

    width: float = 0.5
    colour: Colour = BLACK
    dash: tuple[float, float] | None = None
    is_butt: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """How a text is set. `is_invisible`: text render mode 3; `is_upward`: it runs from bottom to top."""

    size: float = 8
    is_bold: bool = False
    colour: Colour = BLACK
    is_invisible: bool = False
    is_upward: bool = False

    @property
    def font(self) -> str:
        """Name of the standard font."""
        return "Helvetica-Bold" if self.is_bold else "Helvetica"


class Painter(ABC):
    """Draws one PDF. Coordinates are points from the top left corner of the page as displayed, y downward.

    The producers differ on purpose in what they write for the same call: that is what a reader has to bear.
    """

    name: str

    @abstractmethod
    def begin_page(self, frame: PageFrame) -> None:
        """Open a page."""

    @abstractmethod
    def end_page(self) -> None:
        """Close the page."""

    @abstractmethod
    def line(self, x0: float, y0: float, x1: float, y1: float, pen: Pen) -> None:
        """Stroke a straight line."""

    @abstractmethod
    def fill_rect(self, box: BBox, colour: Colour = BLACK) -> None:
        """Fill a rectangle, without a stroke."""

    @abstractmethod
    def stroke_rect(self, box: BBox, pen: Pen) -> None:
        """Stroke a rectangle, without filling it."""

    @abstractmethod
    def text(self, x: float, baseline: float, text: str, face: Face) -> None:
        """Set a text; for an upward one `x` is the baseline and `baseline` the lower end of the text."""

    @abstractmethod
    def clip(self, box: BBox) -> AbstractContextManager[None]:
        """What is drawn inside the context shows within `box` only."""

    @abstractmethod
    def transparent(self) -> AbstractContextManager[None]:
        """What is drawn inside the context has opacity 0."""

    @abstractmethod
    def form(self, matrix: Matrix) -> AbstractContextManager[None]:
        """What is drawn inside the context goes to a form XObject with this /Matrix, shown at the same place.

        The form's content undoes the matrix, so coordinates keep their meaning.
        """

    @abstractmethod
    def save(self) -> bytes:
        """The finished file; the same calls give the same bytes."""
