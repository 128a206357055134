"""The command line. Heavy modules are imported inside the commands that need them, so that `--help` is quick."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pipeline import __version__
from pipeline.console import IndonesianCommand, IndonesianGroup, run, use_utf8
from pipeline.inputs import CODE_LISTS

_TINGKAT = ("kritis", "tinggi", "sedang", "rendah", "info")
_PATH = click.Path(path_type=Path)
_SETELAN = click.option(
    "--setelan",
    type=_PATH,
    metavar="BERKAS",
    help="Setelan daerah (YAML) di atas setelan bawaan; lihat docs/panduan.md.",
)

_INTERIM = click.option(
    "--interim",
    type=_PATH,
    default=Path("interim"),
    metavar="FOLDER",
    help="Folder hasil antara (bawaan: interim).",
)

_SANDI = click.option(
    "--sandi",
    type=_PATH,
    metavar="BERKAS",
    help="CSV berisi nama berkas dan kata sandinya, untuk PDF yang dilindungi kata sandi.",
)


@click.group(
    cls=IndonesianGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
    help=(
        "Memeriksa dokumen Renja perangkat daerah: membaca tabelnya dari PDF, membandingkan pagu, target, kode, dan "
        "nama antartabel, lalu menulis laporan CSV dengan halaman setiap temuan.\n\nContoh: renja audit raw/contoh"
    ),
)
@click.version_option(__version__, "--version", message="renja %(version)s", help="Tampilkan versi.")
def app() -> None:
    """The group of all commands."""


@app.command(
    "audit",
    cls=IndonesianCommand,
    short_help="Periksa semua Renja dalam folder.",
    help=(
        "Membaca setiap PDF pada RAW (folder ditelusuri sampai ke dalam) dan menulis temuan.csv, cakupan.csv, "
        "dokumen.csv, tabel.csv, rekap.csv, dan run.json.\n\n"
        "Kode keluar: 0 tidak ada temuan pada tingkat --gagal-pada atau lebih berat, "
        "1 ada temuan, 2 ada dokumen yang tidak terbaca atau panggilan keliru.\n\n"
        "Contoh: renja audit raw/contoh --output output"
    ),
)
@click.argument("raw", nargs=-1, required=True, type=_PATH, metavar="RAW...")
@click.option(
    "--output", type=_PATH, default=Path("output"), metavar="FOLDER", help="Folder laporan (bawaan: output)."
)
@_INTERIM
@click.option(
    "--per-folder",
    is_flag=True,
    help="Semua PDF dalam satu folder di bawah RAW adalah satu Renja (Bab I, Bab II, lampiran, ...).",
)
@click.option(
    "--daftar-opd",
    type=_PATH,
    metavar="BERKAS",
    help="Daftar perangkat daerah (TXT, CSV, atau Excel) yang harus menyampaikan Renja; yang belum akan disebut.",
)
@click.option(
    "--kodefikasi",
    type=_PATH,
    metavar="BERKAS",
    help="Daftar kode resmi, berkas atau foldernya (bawaan: raw/kodefikasi bila ada).",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Banyak dokumen sekaligus (bawaan: jumlah prosesor).",
)
@click.option(
    "--dialek",
    type=click.Choice(("indonesia", "internasional")),
    default="indonesia",
    help="Bentuk CSV: indonesia untuk Excel berbahasa Indonesia, atau internasional.",
)
@click.option(
    "--gagal-pada",
    type=click.Choice(_TINGKAT),
    default="tinggi",
    help="Tingkat temuan yang menghasilkan kode keluar 1 (bawaan: tinggi).",
)
@click.option(
    "--periksa-ganda",
    type=click.Choice(("temuan", "semua")),
    default="temuan",
    help="Yang dibaca ulang oleh pembaca kedua: sel pada temuan kritis dan tinggi (bawaan), atau semua sel.",
)
@click.option(
    "--scheduler",
    metavar="ALAMAT",
    help="Alamat penjadwal Dask, untuk memeriksa pada banyak komputer; lihat docs/skala.md.",
)
@click.option(
    "--kirim",
    type=click.Choice(("folder", "tugas")),
    default="folder",
    help="Dengan --scheduler: dokumen ada di folder bersama (bawaan), atau dikirim bersama tugasnya.",
)
@_SANDI
@_SETELAN
def audit(
    raw: tuple[Path, ...],
    output: Path,
    interim: Path,
    per_folder: bool,
    daftar_opd: Path | None,
    kodefikasi: Path | None,
    jobs: int | None,
    dialek: str,
    gagal_pada: str,
    periksa_ganda: str,
    sandi: Path | None,
    scheduler: str | None,
    kirim: str,
    setelan: Path | None,
) -> int:
    """Runs the main job and returns its exit code."""
    from pipeline.commands.audit import AuditOptions, audit_run

    options = AuditOptions(
        output,
        interim,
        kodefikasi,
        jobs or os.cpu_count() or 1,
        dialek,
        gagal_pada,
        setelan,
        per_folder,
        daftar_opd,
        periksa_ganda,
        sandi,
        scheduler,
        kirim,
    )
    return audit_run(raw, options)


@app.command(
    "bersihkan",
    cls=IndonesianCommand,
    short_help="Hapus hasil antara semua pemeriksaan.",
    help=(
        "Menghapus hasil antara (folder interim) yang disimpan agar dokumen yang tidak berubah tidak diperiksa ulang. "
        "Laporan dan berkas lain tidak disentuh.\n\n"
        "Contoh: renja bersihkan"
    ),
)
@_INTERIM
def bersihkan(interim: Path) -> int:
    """Deletes what is kept between runs."""
    from pipeline.commands.bersihkan import clear_run

    return clear_run(interim)


@app.command(
    "ekstrak",
    cls=IndonesianCommand,
    short_help="Tulis tabel sebuah dokumen sebagai CSV.",
    help=(
        "Menulis setiap tabel yang dikenali dari BERKAS ke FOLDER/<jenis_tabel>.csv (koma, UTF-8, teks apa adanya).\n\n"
        "Contoh: renja ekstrak raw/contoh/renja-2024-dinas-kukm-kalbar.pdf --output output/tabel"
    ),
)
@click.argument("berkas", type=_PATH, metavar="BERKAS")
@click.option("--output", type=_PATH, required=True, metavar="FOLDER", help="Folder untuk CSV.")
@click.option(
    "--grid", is_flag=True, help="Tulis juga tabel tiap halaman sebelum disambung: grid/p<NNN>-<K>.csv."
)
@_SANDI
@_SETELAN
def ekstrak(berkas: Path, output: Path, grid: bool, sandi: Path | None, setelan: Path | None) -> int:
    """Writes the tables of one document."""
    from pipeline.commands.ekstrak import extract_run

    return extract_run(berkas, output, setelan, sandi, with_grids=grid)


@app.command(
    "aturan",
    cls=IndonesianCommand,
    short_help="Daftar aturan pemeriksaan, atau penjelasan satu aturan.",
    help=(
        "Tanpa ID: daftar semua aturan menurut keluarganya. Dengan ID: penjelasan aturan itu.\n\n"
        "Contoh: renja aturan PGU-01"
    ),
)
@click.argument("id_aturan", required=False, metavar="[ID]")
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(("teks", "csv", "json")),
    default="teks",
    help="Bentuk daftar: teks untuk dibaca, csv atau json untuk diolah.",
)
@_SETELAN
def aturan(id_aturan: str | None, bentuk: str, setelan: Path | None) -> int:
    """Lists the rules or explains one."""
    from pipeline.commands.aturan import rules_run

    return rules_run(id_aturan, bentuk, setelan)


@app.command(
    "contoh",
    cls=IndonesianCommand,
    short_help="Susun dokumen Renja rekaan sebuah daerah untuk mencoba program.",
    help=(
        "Menyusun Renja rekaan untuk setiap perangkat daerah, dalam berbagai tata letak, beserta isi tabelnya yang "
        "benar (folder <FOLDER>-kebenaran) dan daftar-opd.csv. Benih yang sama menghasilkan dokumen yang sama.\n\n"
        "Contoh: renja contoh --opd 10 --output raw/contoh-daerah"
    ),
)
@click.option(
    "--opd",
    type=click.IntRange(1, 500),
    default=10,
    metavar="N",
    help="Banyak perangkat daerah (bawaan: 10).",
)
@click.option(
    "--output",
    type=_PATH,
    default=Path("raw") / "contoh-daerah",
    metavar="FOLDER",
    help="Folder dokumen (bawaan: raw/contoh-daerah).",
)
@click.option(
    "--tahun",
    type=click.IntRange(2024, 2029),
    default=2026,
    metavar="TAHUN",
    help="Tahun rencana (bawaan: 2026).",
)
@click.option("--benih", type=int, default=1, metavar="N", help="Benih bilangan acak (bawaan: 1).")
@click.option(
    "--kodefikasi",
    type=_PATH,
    metavar="BERKAS",
    help="Daftar kode yang dipakai (bawaan: daftar kecil milik program).",
)
@click.option("--kesalahan", is_flag=True, help="Tanamkan kesalahan, dan tulis daftarnya ke kesalahan.csv.")
def contoh(opd: int, output: Path, tahun: int, benih: int, kodefikasi: Path | None, kesalahan: bool) -> int:
    """Makes a region to try the program with."""
    from pipeline.commands.contoh import ExampleOptions, example_run

    return example_run(ExampleOptions(opd, output, tahun, benih, kodefikasi, kesalahan))


_DAFTAR = click.option(
    "--daftar",
    type=_PATH,
    default=CODE_LISTS,
    metavar="FOLDER",
    help="Folder daftar kode yang tersimpan (bawaan: raw/kodefikasi).",
)


@app.group(
    "kodefikasi",
    cls=IndonesianGroup,
    invoke_without_command=True,
    short_help="Daftar kode resmi: tampilkan, impor, dan cari.",
    help=(
        "Tanpa perintah: menampilkan edisi daftar kode resmi yang tersimpan, beserta banyak kodenya.\n\n"
        "Contoh: renja kodefikasi"
    ),
)
@_DAFTAR
@click.pass_context
def kodefikasi(context: click.Context, daftar: Path) -> int:
    """Shows the stored editions, unless a command of the group is called."""
    if context.invoked_subcommand:
        context.default_map = {context.invoked_subcommand: {"daftar": daftar}}
        return 0
    from pipeline.commands.kodefikasi import list_run

    return list_run(daftar)


@kodefikasi.command(
    "impor",
    cls=IndonesianCommand,
    short_help="Simpan sebuah edisi daftar kode resmi.",
    help=(
        "Membaca daftar kode dari BERKAS (CSV, XLSX, XLS, ODS, atau lampiran peraturan dalam PDF), memeriksa setiap "
        "barisnya, lalu menyimpannya. Bila ada baris yang tidak dapat dipakai, tidak ada yang disimpan.\n\n"
        'Contoh: renja kodefikasi impor lampiran.xlsx --edisi "Kepmendagri 900.1.15.5-1317/2023" --pemda kabkota'
    ),
)
@click.argument("berkas", type=_PATH, metavar="BERKAS")
@click.option(
    "--edisi", required=True, metavar="NAMA", help="Nama edisi, sebaiknya nomor dan tahun peraturannya."
)
@click.option(
    "--pemda",
    type=click.Choice(("provinsi", "kabkota")),
    help="Jenis daerah (bawaan: menurut kolom atau kode dalam daftar).",
)
@click.option(
    "--sejak",
    type=click.IntRange(min=2000, max=2099),
    metavar="TAHUN",
    help="Tahun rencana pertama yang memakainya (bawaan: menurut nama edisi).",
)
@click.option("--kutipan", is_flag=True, help="Daftar hanya memuat sebagian kode.")
@_DAFTAR
@_SETELAN
def impor(
    berkas: Path,
    edisi: str,
    pemda: str | None,
    sejak: int | None,
    kutipan: bool,
    daftar: Path,
    setelan: Path | None,
) -> int:
    """Imports an edition."""
    from pipeline.commands.kodefikasi import ImportOptions, import_run

    return import_run(berkas, ImportOptions(edisi, pemda, sejak, kutipan, daftar, setelan))


@kodefikasi.command(
    "cari",
    cls=IndonesianCommand,
    short_help="Cari kode atau nama dalam daftar kode resmi.",
    help=(
        "Dengan sebuah kode: nama resminya, beserta kode satu tingkat di bawahnya. Dengan kata-kata: nama yang paling "
        "mirip, juga bila salah ketik atau urutannya lain.\n\n"
        "Kode keluar: 0 ditemukan, 1 tidak ditemukan, 2 daftarnya belum ada atau panggilan keliru.\n\n"
        'Contoh: renja kodefikasi cari "gaji tunjangan"'
    ),
)
@click.argument("teks", nargs=-1, required=True, metavar="TEKS-ATAU-KODE")
@click.option(
    "--jumlah",
    type=click.IntRange(min=1),
    default=10,
    metavar="N",
    help="Nama yang ditampilkan paling banyak (bawaan: 10).",
)
@_DAFTAR
@_SETELAN
def cari(teks: tuple[str, ...], jumlah: int, daftar: Path, setelan: Path | None) -> int:
    """Looks up a kode or words of a name."""
    from pipeline.commands.cari import search_run

    return search_run(daftar, " ".join(teks), jumlah, setelan)


def main() -> None:
    """The console script."""
    use_utf8()
    sys.exit(run(app))
