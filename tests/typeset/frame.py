"""Where the displayed page lies in the PDF's own coordinates: matrices, /MediaBox, /CropBox, /Rotate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map as PDF writes it: `x' = a*x + c*y + e`, `y' = b*x + d*y + f`."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, other: Matrix) -> Matrix:
        """The map that applies this one first and `other` to its result."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def inverse(self) -> Matrix:
        """The map back."""
        det = self.a * self.d - self.b * self.c
        return Matrix(
            self.d / det,
            -self.b / det,
            -self.c / det,
            self.a / det,
            (self.c * self.f - self.d * self.e) / det,
            (self.b * self.e - self.a * self.f) / det,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def values(self) -> tuple[float, float, float, float, float, float]:
        """The six numbers in the order of the `cm` operator."""
        return self.a, self.b, self.c, self.d, self.e, self.f

    def operands(self) -> str:
        """The six numbers as a content stream writes them."""
        return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in self.values())


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A page as the reader of the paper sees it, and how the file hides that.

    `width` and `height` are those of the page as it is read. `rotate` is the page's /Rotate; where it `is_untold`, the
    content lies as if it were there, and who reads has to turn the page. `origin` is the lower left corner of the
    /MediaBox; `crop` tells by how much the /CropBox lies inside the /MediaBox (left, bottom, right, top, before
    rotation), all zero for none.
    """

    width: float = 842
    height: float = 595
    rotate: int = 0
    origin: tuple[float, float] = (0, 0)
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    is_untold: bool = False

    @property
    def told_rotate(self) -> int:
        """What the file says of /Rotate, in degrees."""
        return 0 if self.is_untold else self.rotate

    @property
    def visible_box(self) -> tuple[float, float, float, float]:
        """The part of user space that is displayed: x0, y0, x1, y1, origin bottom left."""
        is_turned = self.rotate in (90, 270)
        width, height = (self.height, self.width) if is_turned else (self.width, self.height)
        x0, y0 = self.origin[0] + self.crop[0], self.origin[1] + self.crop[1]
        return x0, y0, x0 + width, y0 + height

    @property
    def media_box(self) -> tuple[float, float, float, float]:
        """The /MediaBox."""
        _, _, x1, y1 = self.visible_box
        return *self.origin, x1 + self.crop[2], y1 + self.crop[3]

    @property
    def crop_box(self) -> tuple[float, float, float, float] | None:
        """The /CropBox, or None where the page has none."""
        return self.visible_box if any(self.crop) else None

    @property
    def to_user_space(self) -> Matrix:
        """From the displayed page (points from its top left corner, y downward) to the PDF's user space."""
        x0, y0, x1, y1 = self.visible_box
        return {
            0: Matrix(1, 0, 0, -1, x0, y1),
            90: Matrix(0, 1, 1, 0, x0, y0),
            180: Matrix(-1, 0, 0, 1, x1, y0),
            270: Matrix(0, -1, -1, 0, x1, y1),
        }[self.rotate]
