"""Numbers as officers print them: dots between thousands, a decimal comma."""

from __future__ import annotations

from decimal import Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)


def format_rupiah(amount: Decimal) -> str:
    """The amount without "Rp": "16.818.270.585", cents only where there are any."""
    whole, mark, cents = format_number(amount).partition(",")
    return whole + mark + cents if cents.strip("0") else whole


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """A finite number with all its decimals, or rounded to `decimals` of them: "86,44", "1.420", "-0,5"."""
    rounded = value if decimals is None else round(value, decimals)
    whole, _, fraction = f"{rounded.copy_abs():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if value < 0 else "") + grouped + ("," + fraction if fraction else "")
