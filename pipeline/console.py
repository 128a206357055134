"""click in Indonesian: help pages and usage errors as an officer sees them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import click

from pipeline.errors import PipelineError

_EXIT_ERROR = 2


class IndonesianCommand(click.Command):
    """A command whose help page is Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that shows how to call the command."""
        pieces = [
            "[OPSI]",
            *(piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)),
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cara pakai: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in Indonesian."""
        return _in_indonesian(super().get_help_option(ctx))


class IndonesianGroup(click.Group):
    """A group of commands whose help page is Indonesian."""

    command_class = IndonesianCommand

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that shows how to call a command."""
        pieces = "[OPSI] [PERINTAH [OPSI]...]" if self.invoke_without_command else "PERINTAH [OPSI]..."
        formatter.write_usage(ctx.command_path, pieces, prefix="Cara pakai: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the lists of options and commands."""
        _write_options(self, ctx, formatter)
        commands = [
            (name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))
        ]
        with formatter.section("Perintah"):
            formatter.write_dl([(name, command.get_short_help_str(limit=90)) for name, command in commands])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in Indonesian."""
        return _in_indonesian(super().get_help_option(ctx))


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = [record for option in options if (record := option.get_help_record(ctx))]
    if records:
        with formatter.section("Opsi"):
            formatter.write_dl([(names, _translate(text)) for names, text in records])


def _translate(text: str) -> str:
    """What click adds to an option's help, in Indonesian: where its numbers begin and end, and that it is required."""
    text = re.sub(r"\[(\d+)<=x<=(\d+)\]$", r"[\1 sampai \2]", text)
    return re.sub(r"\[(?:x>=(\d+))?(; )?(required)?\]$", _indonesian_remark, text)


def _indonesian_remark(match: re.Match[str]) -> str:
    start, between, required = match.groups(default="")
    return f"[{'mulai dari ' + start if start else ''}{between}{'wajib' if required else ''}]"


def _in_indonesian(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Tampilkan bantuan ini."
    return option


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Runs a command and returns its exit code; an error becomes one line on stderr, never a traceback."""
    try:
        code = command.main(args=arguments, prog_name="renja", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        _complain(explain(error))
    except PipelineError as error:
        _complain(str(error))
        return error.exit_code
    except click.Abort:
        _complain("Dihentikan. Hasil yang sudah tertulis sebelumnya tetap utuh.")
    return _EXIT_ERROR


def _complain(message: str) -> None:
    click.echo(f"renja: {visible(message)}", err=True)


# Control characters, and those that turn the direction of writing: a terminal obeys them.
_INVISIBLE = {
    **{code: 0xFFFD for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"},
    **dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}


def visible(text: str) -> str:
    """The text with a sign in place of each character that would do something instead of being seen."""
    return text.translate(_INVISIBLE)


def explain(error: click.ClickException) -> str:
    """What is wrong with a call, where, and what to do, in one Indonesian line."""
    for kind, tell in _EXPLANATIONS:
        if isinstance(error, kind):
            return f"{tell(error)} Lihat: renja --help"
    return f"{error.format_message()} Lihat: renja --help"


def _no_such_option(error: Any) -> str:
    nearest = f" Mungkin maksudnya {error.possibilities[0]}." if error.possibilities else ""
    return f"opsi {error.option_name} tidak dikenal.{nearest}"


def _missing(error: Any) -> str:
    name = error.param.opts[0] if error.param.param_type_name == "option" else error.param.human_readable_name
    return f"{name} belum disebutkan."


def _bad_value(error: Any) -> str:
    name = error.param.opts[0] if error.param and error.param.param_type_name == "option" else "nilai"
    if error.param and isinstance(error.param.type, click.Choice):
        return f"{name}: nilai tidak dikenal. Pilihannya: {', '.join(map(str, error.param.type.choices))}."
    if error.param and isinstance(error.param.type, click.IntRange):
        most = error.param.type.max
        upto = "" if most is None else f" sampai {most}"
        return f"{name}: harus bilangan bulat mulai dari {error.param.type.min}{upto}."
    return f"{name}: {error.message}"


def _bad_usage(error: Any) -> str:
    name = getattr(error, "option_name", "")
    if isinstance(error, click.BadOptionUsage):
        return f"opsi {name} memerlukan nilai."
    extra = re.search(r"unexpected extra arguments? \((.*)\)", error.message)
    if extra is not None:
        return f"{extra.group(1)} berlebih. Apakah ada spasi pada nama berkas atau folder? Beri tanda kutip."
    words = error.message.split("'")
    if "command" in error.message.lower() and len(words) > 1:
        return f"perintah {words[1]} tidak dikenal."
    return f"panggilan tidak dipahami ({error.message})."


_EXPLANATIONS: tuple[tuple[type[click.ClickException], Callable[[Any], str]], ...] = (
    (click.NoSuchOption, _no_such_option),
    (click.MissingParameter, _missing),
    (click.BadParameter, _bad_value),
    (click.UsageError, _bad_usage),
)


def use_utf8() -> None:
    """Makes stdout and stderr take every letter, also in a Windows window with an old code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
