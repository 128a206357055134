"""Seconds of one core and memory for scanned table pages: the sample's, scanned by the tests::

    python -m tests.benchmarks.scanning

The first page also pays for loading what reads letters.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path
from time import process_time

from pipeline.read.pdfium import open_pdf
from pipeline.read.scans import read_scan
from tests.documents.reading import SAMPLE
from tests.documents.scanning import Scanner

PAGES = (7, 18, 30)


def main() -> None:
    """Prints a line for each page, then the memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pindai.pdf"
        path.write_bytes(Scanner(skew=0.3).pdf(SAMPLE.read_bytes(), PAGES))
        with open_pdf(path) as reader:
            for number, page in enumerate(PAGES, start=1):
                begin = process_time()
                found = read_scan(reader, reader.read_page(number))
                letters = len(found.characters) if found else 0
                print(f"page {page}: {letters} letters in {process_time() - begin:.1f} s")
    # The system counts in kilobytes, that of a Mac in bytes.
    units = 2**20 if sys.platform == "darwin" else 2**10
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / units:.0f} MiB")


if __name__ == "__main__":
    main()
