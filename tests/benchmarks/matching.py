"""How long it takes to match the names of a region's documents with the official list, and how much memory.

    python -m tests.benchmarks.matching [LIST]

50,000 names are matched with 8,000 entries: those of a list made up here, or of LIST (an edition or any list that
`renja kodefikasi impor` takes). Four names in five are printed right, the others damaged at random; each row has its
kode, that of its parent, or neither. Equal rows are matched once.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.matching import Matcher, Query
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, JenisPemda
from pipeline.model.padanan import Padanan
from pipeline.settings import load_settings

ROWS = 50_000
ENTRIES = 8_000
_DAMAGED = 0.2
_OBJECTS = (
    "Jalan Provinsi", "Jembatan Gantung", "Jaringan Irigasi", "Sekolah Menengah", "Rumah Sakit", "Pasar Rakyat",
    "Usaha Mikro", "Koperasi Simpan Pinjam", "Hutan Rakyat", "Tanaman Pangan", "Ternak Besar", "Perikanan Tangkap",
    "Arsip Dinamis", "Perpustakaan Umum", "Cagar Budaya", "Kawasan Wisata", "Air Limbah", "Persampahan Regional",
    "Tenaga Kerja", "Panti Sosial", "Bencana Alam", "Lalu Lintas", "Terminal Penumpang", "Statistik Sektoral",
    "Barang Milik Daerah", "Pegawai ASN", "Keluarga Berencana", "Perempuan dan Anak", "Izin Usaha", "Tata Ruang",
)  # fmt: skip
_WHERE = ("", "Lintas Kabupaten/Kota", "pada SKPD", "di Kawasan Perbatasan")
_SYLLABLES = ("ba", "ke", "lin", "mo", "ra", "su", "tan", "wi")


def main(arguments: Sequence[str]) -> None:
    """Prints the size of the task, its time, its memory, and how the names were matched."""
    settings = load_settings()
    edition = load_editions(Path(arguments[0]))[0] if arguments else made_up_edition(settings.kata_dikenal)
    queries = printed_rows(edition.entri)
    start = time.perf_counter()
    found = match_all(Matcher([edition], settings), queries)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(queries)} rows, {len(set(queries))} of them distinct, {len(edition.entri)} entries")
    print(f"{seconds:.2f} s, the whole process at most {peak:.0f} MiB")
    for cara, count in sorted(Counter(one.cara for one in found).items()):
        print(f"{count:7} {cara}")


def match_all(matcher: Matcher, queries: Sequence[Query]) -> list[Padanan]:
    """The match of every row."""
    return [matcher.match(query) for query in queries]


def made_up_edition(verbs: Sequence[str]) -> Edisi:
    """8,000 sub kegiatan with names of three to nine words, twenty to a kegiatan.

    Official names have a word of their own for every two of them; made-up words see to that here.
    """
    words = ["".join(syllables).capitalize() for syllables in product(_SYLLABLES, repeat=4)]
    chance = random.Random(1)
    names = [
        " ".join(
            (chance.choice(verbs).capitalize(), chance.choice(_OBJECTS), word, chance.choice(_WHERE))
        ).strip()
        for word in words
        for _ in range(2)
    ]
    chance.shuffle(names)
    return Edisi(
        "Edisi contoh",
        JenisPemda.PROVINSI,
        tuple(Entri(Kode(_kode(number)), nama) for number, nama in enumerate(names[:ENTRIES])),
    )


def _kode(number: int) -> str:
    kegiatan, sub = divmod(number, 20)
    program, kegiatan = divmod(kegiatan, 90)
    return f"1.02.{program + 2:02d}.1.{kegiatan + 1:02d}.{sub + 1:04d}"


def printed_rows(entries: Sequence[Entri]) -> list[Query]:
    """The rows of many documents: names right and damaged, with their kode, that of their parent, or none."""
    chance = random.Random(2)
    rows = []
    for _ in range(ROWS):
        entri = chance.choice(entries)
        nama = _damaged(entri.nama, chance) if chance.random() < _DAMAGED else entri.nama
        known = chance.choice(("kode", "induk", "nama"))
        rows.append(
            Query(
                nama,
                entri.kode if known == "kode" else None,
                entri.kode.parent if known == "induk" else None,
                entri.kode.level,
            )
        )
    return rows


def _damaged(nama: str, chance: random.Random) -> str:
    letters = list(nama)
    for _ in range(chance.randint(1, 2)):
        letters[chance.randrange(len(letters))] = chance.choice("abcdefghijklmnopqrstuvwxyz ")
    return "".join(letters)


if __name__ == "__main__":
    main(sys.argv[1:])
