"""Numbers as authors typed them ↔ number formats that make an office program show the same."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from generator.model.base import Number
from generator.problems import RenderError

GENERAL: Final = "General"
# sign, whole part with or without separators, decimals, per cent: the only typed forms that get a format, so that none is built from words
_TYPED: Final = re.compile(r"([-−+]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,12}))?(%?)", re.ASCII)


def format_code(number: Number) -> str | None:
    """Return the number format that shows `number.value` as `number.typed` (ECMA-376 Part 1, 18.8.31), or None if none of ours does."""
    match = _TYPED.fullmatch(number.typed)
    if match is None:
        return None
    sign, whole, decimals, percent = match.groups()
    shown = float(f"{sign.replace('−', '-')}{whole.replace(',', '')}.{decimals or 0}")
    if percent and math.isclose(shown / 100, number.value):
        unit = "%"
    elif math.isclose(shown, number.value, rel_tol=1e-12):
        unit = '"%"' if percent else ""
    else:
        return None
    digits = ("#,##0" if "," in whole else "0") + (f".{'0' * len(decimals)}" if decimals else "") + unit
    return {"": digits, "+": f'"+"{digits};"-"{digits}', "-": digits, "−": f'{digits};"−"{digits}'}[sign]


def common_format(numbers: Iterable[Number | None]) -> str:
    """Return the format that most of `numbers` have, the first of equals; `General` if none has one."""
    counts = Counter(code for number in numbers if number is not None and (code := format_code(number)) is not None)
    return counts.most_common(1)[0][0] if counts else GENERAL


def tick_format(step: float) -> str:
    """Return the format of the figures of an axis whose gridlines are `step` apart."""
    decimals = f"{step:.10f}".rstrip("0").partition(".")[2]
    return f"0.{'0' * len(decimals)}" if decimals else "0"


def exact_number(value: float) -> str:
    """Return the shortest text that reads back as `value`. Raises `RenderError` for what is no number on a chart."""
    if not math.isfinite(value):
        raise RenderError(f"a chart cannot show the value {value}")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
