"""PDF files written byte by byte, as no honest producer writes them."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 300 300]"


def assemble(objects: Sequence[str], *, root: int = 1) -> bytes:
    """A file of these objects, numbered from 1, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def catalog(*pages: int, count: int | None = None) -> list[str]:
    """Objects 1 and 2: the catalog and the page tree with these pages."""
    kids = " ".join(f"{page} 0 R" for page in pages)
    number = len(pages) if count is None else count
    return ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {number} >>"]


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(
    content: str,
    *,
    page: str = PAGE,
    resources: str = "/Font << /F 5 0 R >>",
    more: Sequence[str] = (),
    entries: str = "",
) -> bytes:
    """A file of one page with this content; object 5 is a font, `more` begin at 6; `entries` are the content's."""
    return assemble(
        [
            *catalog(3),
            f"<< {page} /Contents 4 0 R /Resources << {resources} >> >>",
            stream(content, entries),
            FONT,
            *more,
        ]
    )


def text(words: str, x: float = 20, y: float = 150) -> str:
    """The operators that print words at a point."""
    return f"BT /F 10 Tf {x} {y} Td ({words}) Tj ET\n"


def ruled(rows: int, columns: int, step: float = 20, left: float = 20, bottom: float = 20) -> str:
    """The operators that draw a table of equal cells."""
    right, top = left + columns * step, bottom + rows * step
    across = [f"{left} {bottom + k * step} m {right} {bottom + k * step} l S" for k in range(rows + 1)]
    down = [f"{left + k * step} {bottom} m {left + k * step} {top} l S" for k in range(columns + 1)]
    return "\n".join([*across, *down, ""])


def encrypted(*, user: str, owner: str) -> bytes:
    """A page of text under a password to open it (`user`), to change it (`owner`), or both."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=StandardEncryption(user, ownerPassword=owner, canPrint=0))
    canvas.drawString(72, 700, "Rencana Kerja Dinas Koperasi Tahun 2026 memuat program dan kegiatan.")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def images_only(pages: int = 2) -> bytes:
    """Pages that hold nothing but an image over all of them."""
    objects = [*catalog(*range(4, 4 + 2 * pages, 2))]
    objects.append(
        stream(
            "\x00",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        )
    )
    for number in range(pages):
        content = 5 + 2 * number
        objects.append(f"<< {PAGE} /Contents {content} 0 R /Resources << /XObject << /I 3 0 R >> >> >>")
        objects.append(stream("300 0 0 300 0 0 cm /I Do"))
    return assemble(objects)


def nested_forms(depth: int, content: str) -> bytes:
    """Forms inside forms; the innermost holds the content."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 300 300]"
    forms = [
        stream("/N Do", f"{form} /Resources << /XObject << /N {7 + number} 0 R >> >>")
        for number in range(depth - 1)
    ]
    forms.append(stream(content, f"{form} /Resources << /Font << /F 5 0 R >> >>"))
    return one_page("/N Do", resources="/XObject << /N 6 0 R >>", more=forms)


def form_in_itself() -> bytes:
    """A form that draws itself."""
    form = stream(
        "/N Do", "/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /XObject << /N 6 0 R >> >>"
    )
    return one_page(
        text("Rencana Kerja") + "/N Do", resources="/Font << /F 5 0 R >> /XObject << /N 6 0 R >>", more=[form]
    )


def mutated(data: bytes, seed: int) -> bytes:
    """The file with some of its bytes changed, taken out or doubled; the same for the same seed."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40, 200))):
        place = chance.randrange(8, len(out))
        match chance.randrange(4):
            case 0:
                out[place] = chance.randrange(256)
            case 1:
                out[place] ^= 1 << chance.randrange(8)
            case 2:
                del out[place : place + chance.randrange(1, 20)]
            case _:
                out[place:place] = out[place : place + chance.randrange(1, 20)]
    return bytes(out)
