"""`renja aturan`: the list of rules, or the page of one."""

from __future__ import annotations

from pathlib import Path

import click
from rich.markdown import Markdown

from pipeline.report.rule_list import as_csv, as_json, as_text
from pipeline.rules.engine import KELUARGA, catalogue
from pipeline.rules.pages import read_page
from pipeline.settings import load_settings
from pipeline.terminal import PlainConsole


def rules_run(rule_id: str | None, form: str, setelan: Path | None) -> int:
    """Lists the rules as "teks", "csv" or "json", or prints the page of one.

    Raises:
        PipelineError: there is no such rule.
    """
    console = PlainConsole(highlight=False)
    if rule_id is not None:
        console.print(Markdown(read_page(rule_id.strip().upper())))
        return 0
    rules = catalogue(load_settings(setelan))
    if form == "teks":
        console.print(as_text(rules, KELUARGA))
    else:
        click.echo({"csv": as_csv, "json": as_json}[form](rules, KELUARGA), nl=False)
    return 0
