"""Number formats of charts ↔ format codes that make an office program show the same (ECMA-376 Part 1, 18.8.31)."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.model.base import Number
from generator.model.numerals import MINUS, NumberFormat, typed_format
from generator.problems import RenderError

GENERAL: Final = "General"


def format_code(number: Number) -> str | None:
    """Return the format code that shows `number.value` as `number.typed`, or None if none of ours does: 近2万, 3万 without a decimal."""
    form = typed_format(number)
    if form is None or not form.is_native:
        return None
    digits = _digits(form)
    if form.plus:
        return f'"+"{digits};"-"{digits}'
    return f'{digits};"{MINUS}"{digits}' if number.value < 0 and form.minus == MINUS else digits


def axis_code(form: NumberFormat) -> str:
    """Return the format code of an axis whose figures are written in `form`, which is native; see `NumberFormat.tick`.

    Plain whole figures get as many decimals as they need where the data, and with them the axis, become smaller.
    """
    is_plain = not (form.decimals or form.separators or form.shift)
    digits = f"{GENERAL}{_quoted(form.suffix)}" if is_plain else _digits(form)
    return f'{digits};"{MINUS}"{digits};0'


class Codes(NamedTuple):
    """The format codes of a series: the one that most of its numbers have, the first of equals, `General` if none has one; and each."""

    common: str
    each: tuple[str | None, ...]

    def shown(self, index: int) -> str:
        """Return the code that number `index` is shown in."""
        return self.each[index] or self.common


def format_codes(numbers: Iterable[Number | None]) -> Codes:
    """Return the format codes of `numbers`."""
    each = tuple(None if number is None else format_code(number) for number in numbers)
    counts = Counter(code for code in each if code is not None)
    return Codes(counts.most_common(1)[0][0] if counts else GENERAL, each)


def exact_number(value: float) -> str:
    """Return the shortest text that reads back as `value`. Raises `RenderError` for what is no number on a chart."""
    if not math.isfinite(value):
        raise RenderError(f"a chart cannot show the value {value}")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _digits(form: NumberFormat) -> str:
    """Return the placeholders of `form` with what divides them and what follows them."""
    whole = "#,##0" if form.separators else "0"
    decimals = "0" * form.decimals
    if form.shift < 0:
        return f"{whole}{'.' if decimals else ''}{decimals}%{_quoted(form.suffix.removeprefix('%'))}"
    # A point that only stands there: see `NumberFormat.commas`.
    point = "" if not decimals else "." if form.shift % 3 == 0 else r"\."
    return f"{whole}{point}{decimals}{',' * (form.commas or 0)}{_quoted(form.suffix)}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
