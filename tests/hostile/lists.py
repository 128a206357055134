"""Lists and settings as a user might be handed them: workbooks, CSV and YAML made to hurt."""

from __future__ import annotations

import io
import zipfile

_NAMES = "http://schemas.openxmlformats.org"
_SHEET = f'<worksheet xmlns="{_NAMES}/spreadsheetml/2006/main"><sheetData>'


def workbook(rows: str, head: str = "") -> bytes:
    """A workbook of one sheet with these rows; `head` stands in front of the sheet's XML."""
    relations = f"{_NAMES}/officeDocument/2006/relationships"
    package = f"{_NAMES}/package/2006"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{sheet}.{kind}+xml"/>'
        for name, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NAMES}/spreadsheetml/2006/main" xmlns:r="{relations}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"{head}{_SHEET}{rows}</sheetData></worksheet>",
    }
    return archive(parts)


def archive(parts: dict[str, str]) -> bytes:
    """A ZIP of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def row(number: int, cell: str, text: str) -> str:
    """A row with one cell."""
    return f'<row r="{number}"><c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def far_cell() -> bytes:
    """A name, and something in the last cell that a sheet can have."""
    return workbook(row(1, "A1", "Nama") + row(1_048_576, "XFD1048576", "Dinas"))


def packed_blanks() -> bytes:
    """A sheet of 200 MB of blanks."""
    return workbook(row(1, "A1", " " * 200_000_000))


def outside_entity() -> bytes:
    """A cell that asks for a file of the computer."""
    head = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return workbook(row(1, "A1", "Nama") + row(2, "A2", "Dinas &e;"), head)


def laughing_entities() -> bytes:
    """A cell that is a billion letters long, written in ten lines."""
    names = [f'<!ENTITY l{k} "{f"&l{k - 1};" * 10 if k else "ha"}">' for k in range(9)]
    return workbook(row(1, "A1", "Nama") + row(2, "A2", "Dinas &l8;"), f"<!DOCTYPE x [{''.join(names)}]>")


def repeated_cells() -> bytes:
    """An OpenDocument sheet in which one cell stands in every row and column."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest'
            ':1.0"/>',
            "content.xml": f"<office:document-content{names}><office:body><office:spreadsheet>"
            '<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
            '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>Dinas</text:p>'
            "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


LAUGHING_YAML = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + k)}: &{chr(98 + k)} [{', '.join([f'*{chr(97 + k)}'] * 9)}]\n" for k in range(9)
)
"""Lists of lists of lists: nine to the power of ten values."""
