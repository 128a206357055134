"""click in Indonesian: exit codes, one line for each wrong call, help pages without English."""

from __future__ import annotations

import io
import re

import click
import pytest
from rich.table import Table

from pipeline.console import IndonesianGroup, run, visible
from pipeline.errors import InputError
from pipeline.terminal import PlainConsole


@click.group(
    cls=IndonesianGroup,
    help="Contoh.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help"]},
)
def app() -> None:
    pass


@app.command("hitung", short_help="Menghitung.", help="Menghitung dokumen.")
@click.argument("folder")
@click.option("--banyak", type=click.IntRange(min=1), required=True, metavar="N", help="Banyaknya.")
@click.option("--bentuk", type=click.Choice(("satu", "dua")), help="Bentuknya.")
def hitung(folder: str, banyak: int, bentuk: str | None) -> int:
    del bentuk
    if folder == "hilang":
        raise InputError("hilang: folder ini tidak ada.")
    if folder == "henti":
        raise click.Abort
    return banyak


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["hitung", "a", "--banyaknya", "2"], "opsi --banyaknya tidak dikenal. Mungkin maksudnya --banyak."),
        (["hitung", "a", "--xyz"], "opsi --xyz tidak dikenal."),
        (["hitung", "a", "--banyak"], "opsi --banyak memerlukan nilai."),
        (["hitung", "a", "--banyak", "0"], "--banyak: harus bilangan bulat mulai dari 1."),
        (["hitung", "a", "--banyak", "dua"], "--banyak: harus bilangan bulat mulai dari 1."),
        (["hitung", "a"], "--banyak belum disebutkan."),
        (["hitung", "--banyak", "1"], "FOLDER belum disebutkan."),
        (
            ["hitung", "a", "--banyak", "1", "--bentuk", "tiga"],
            "--bentuk: nilai tidak dikenal. Pilihannya: satu, dua.",
        ),
        (
            ["hitung", "dinas", "koperasi", "ukm", "--banyak", "1"],
            "koperasi ukm berlebih. Apakah ada spasi pada nama berkas atau folder? Beri tanda kutip.",
        ),
        (["hitungg"], "perintah hitungg tidak dikenal."),
    ],
)
def test_a_wrong_call_is_explained_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert run(app, arguments) == 2
    captured = capsys.readouterr()
    assert captured.err == f"renja: {line} Lihat: renja --help\n"
    assert captured.out == ""


def test_the_exit_code_is_what_the_command_returns() -> None:
    assert [run(app, ["hitung", "a", "--banyak", str(code)]) for code in (1, 2)] == [1, 2]


def test_an_error_of_the_program_is_its_own_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, ["hitung", "hilang", "--banyak", "1"]) == 2
    assert capsys.readouterr().err == "renja: hilang: folder ini tidak ada.\n"


def test_stopping_a_run_says_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, ["hitung", "henti", "--banyak", "1"]) == 2
    assert capsys.readouterr().err == "renja: Dihentikan. Hasil yang sudah tertulis sebelumnya tetap utuh.\n"


@pytest.mark.parametrize("arguments", [["--help"], ["hitung", "--help"]])
def test_help_is_on_stdout_and_has_no_english(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(app, arguments) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Cara pakai: renja")
    assert captured.err == ""
    assert not re.search(r"\b(Usage|Options|Commands|Show|exit|required|message|default)\b|x>=", captured.out)


def test_help_tells_what_click_knows_of_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    run(app, ["hitung", "--help"])
    printed = " ".join(capsys.readouterr().out.split())
    assert "Banyaknya. [mulai dari 1; wajib]" in printed
    assert "Tampilkan bantuan ini." in printed


def test_without_arguments_the_help_is_shown_but_the_call_was_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(app, []) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("Cara pakai: renja")
    assert "hitung  Menghitung." in captured.err
    assert "tidak dipahami" not in captured.err


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\r", "\x9b", "\u202e", "\u2066", "\x00"])
def test_no_text_of_a_document_commands_the_terminal(sign: str) -> None:
    out = io.StringIO()
    console = PlainConsole(file=out, force_terminal=True, width=80, highlight=False)
    table = Table("judul")
    table.add_row(f"sel{sign}[2Jx")
    console.print(f"a{sign}[2Jb", markup=False)
    console.print(table)
    printed = out.getvalue()
    assert f"{sign}[2J" not in printed
    assert printed.count("\ufffd[2J") == 2


def test_an_error_shows_a_name_and_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    run(app, ["hitung", "--banyak", "1", "hilang"])
    before = capsys.readouterr().err
    assert visible(before) == before
    assert visible("baris\n\tdua \x1b[31m") == "baris\n\tdua \ufffd[31m"
