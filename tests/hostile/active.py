"""A file full of things that a viewer would do: run a script, open an address, send a form, start a program."""

from __future__ import annotations

from tests.hostile.writing import FONT, FORM, TITLE, assemble, flate, page, pages, stream

ADDRESS = b"http://127.0.0.1:9/"


def active() -> bytes:
    """JavaScript, Launch, URI, SubmitForm, GoToR, ImportData, attachments, XFA and a file outside as content."""
    catalog = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA << /WC 6 0 R /DC 7 0 R >> /URI << /Base (%b) >> "
        b"/Names << /JavaScript << /Names [(a) 6 0 R] >> /EmbeddedFiles << /Names [(ditulis.exe) 12 0 R] >> >> "
        b"/AcroForm << /Fields [10 0 R] /XFA 11 0 R /NeedAppearances true >> /Collection << /View /D >> >>"
        % ADDRESS
    )
    script = b"<< /S /JavaScript /JS (this.exportDataObject({cName:'ditulis.exe', nLaunch:2}); app.launchURL('%b');) >>"
    launch = (
        b"<< /S /Launch /F (/bin/touch) /Win << /F (cmd.exe) /P (/c echo > ditulis.txt) >> /NewWindow true "
        b"/Next [<< /S /GoToR /F << /FS /URL /F (%b) >> /D [0 /Fit] >> << /S /ImportData /F (/etc/passwd) >>] >>"
    )
    submit = b"<< /S /SubmitForm /F << /FS /URL /F (%b) >> /Flags 4 /Next << /S /URI /URI (%b) >> >>"
    links = (
        b"[<< /Type /Annot /Subtype /Link /Rect [0 0 300 300] /A 7 0 R /AA << /PO 8 0 R /PV 6 0 R >> >> "
        b"<< /Type /Annot /Subtype /Widget /FT /Btn /T (x) /Rect [0 0 99 99] /A 8 0 R >> "
        b"<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >> 13 0 R]"
    )
    own = page()[:-3] + b" /AA << /O 6 0 R /C 8 0 R >> /Annots " + links + b" >>"
    outside = stream(b"", FORM + b" /F << /FS /URL /F (%b) >>")
    xfa = b"<xdp><template><script contentType='application/x-javascript'>"
    xfa += b"xfa.host.gotoURL('%b')</script></template></xdp>"
    return assemble(
        [
            catalog,
            pages(3)[1],
            own.replace(b"/Font << /F 5 0 R >>", b"/Font << /F 5 0 R >> /XObject << /N 9 0 R >>"),
            stream(TITLE + b"/N Do\n"),
            FONT,
            script % ADDRESS,
            launch % ADDRESS,
            submit % (ADDRESS, ADDRESS),
            outside % ADDRESS,
            b"<< /FT /Tx /T (isi) /V (nilai) /AA << /K 6 0 R /F 6 0 R /V 6 0 R /C 6 0 R >> >>",
            flate(xfa % ADDRESS),
            b"<< /Type /Filespec /F (../../ditulis.exe) /UF (../../ditulis.exe) /EF << /F 14 0 R >> >>",
            b"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 12 0 R >>",
            flate(b"MZ" + bytes(1000), b"/Type /EmbeddedFile"),
        ]
    )
