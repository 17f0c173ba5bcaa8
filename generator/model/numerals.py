"""Number formats: how a chart writes its numbers, the same in both outputs.

One rule rounds everywhere: half away from zero (四舍五入) of the number as it stands in decimal, not of its binary neighbour. Office
programs show numbers by the same rule, so that a label made here reads like one that they make from a format code.
"""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

from generator.model.base import Number

MINUS: Final = "−"
MAX_AXIS_DECIMALS: Final = 2
"""Figures of an axis in a multiplier with more decimals than this are written in full instead."""

_MULTIPLIERS: Final = {
    "千": 3, "천": 3, "万": 4, "萬": 4, "만": 4, "百万": 6, "百萬": 6, "백만": 6, "千万": 7, "千萬": 7, "천만": 7,
    "亿": 8, "億": 8, "억": 8, "万亿": 12, "萬億": 12, "조": 12,
    "k": 3, "K": 3, "thousand": 3, "M": 6, "million": 6, "bn": 9, "billion": 9,
}  # fmt: skip
"""Powers of ten. 兆 is missing on purpose: it is 10⁶ or 10¹² depending on the country."""
_LATIN: Final = frozenset(word for word in _MULTIPLIERS if word.isascii())
_PATTERN: Final = re.compile(r'(\+?)(0,00|#,##)?0(?:\.(0{1,6}))?((?:[^\d"#+.,][^\d"#+]{0,15})?)', re.ASCII)
_TYPED: Final = re.compile(r'([-−+]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,12}))?([^\d".,]{0,16})', re.ASCII)
_EXACT: Final = Context(prec=60)
"""Enough for the largest number of a chart with the most decimals."""


class NumberFormat(NamedTuple):
    """How numbers are written: divided by ten to the power of `shift`, with `decimals` and a `suffix`; `plus` marks what is above zero."""

    decimals: int = 0
    separators: bool = False
    shift: int = 0
    suffix: str = ""
    plus: bool = False
    minus: str = MINUS

    def show(self, value: float) -> str:
        """Return `value` as it is written."""
        rounded = self.rounded(value)
        sign = self.minus if rounded < 0 else "+" if rounded > 0 and self.plus else ""
        return f"{sign}{abs(rounded):{',' if self.separators else ''}.{self.decimals}f}{self.suffix}"

    def rounded(self, value: float) -> Decimal:
        """Return `value` in the format's own scale and decimals, halves away from zero."""
        scaled = Decimal(repr(value)).scaleb(-self.shift, _EXACT)
        return scaled.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP, _EXACT)

    def tick(self, value: float) -> str:
        """Return the figure of an axis at `value`; nothing is nothing in every unit."""
        return self.show(value) if self.rounded(value) else "0"

    @property
    def commas(self) -> int | None:
        """How often an office program has to divide by a thousand to show this, None where that does not come out.

        Ten thousands are no power of a thousand: their decimals are digits of the next smaller thousand instead, set off by a
        point that is only a letter. So 12 345 in ten thousands with one decimal is 12 thousand, written 1.2.
        """
        if self.shift >= 0 and self.shift % 3 == 0:
            return self.shift // 3
        places = self.shift - self.decimals
        return places // 3 if self.decimals and places >= 0 and places % 3 == 0 and not self.separators else None

    @property
    def is_native(self) -> bool:
        """Whether a format code of an office program shows the same (ECMA-376 Part 1, 18.8.31)."""
        return self.commas is not None or (self.shift == -2 and self.suffix.startswith("%"))


def parse_format(pattern: str) -> NumberFormat | None:
    """Return the format of a pattern such as `0.0`, `0,000`, `+0.0%` or `0.0万元`, or `None` if it is none."""
    match = _PATTERN.fullmatch(pattern.strip())
    if match is None:
        return None
    plus, separators, decimals, suffix = match.groups()
    return NumberFormat(len(decimals or ""), bool(separators), suffix_shift(suffix), suffix, bool(plus))


def suffix_shift(suffix: str) -> int:
    """Return the power of ten that `suffix` stands for: 4 for 万元, −2 for %, 0 for a mere unit. MB is not a million B."""
    if suffix.startswith("%"):
        return -2
    words = suffix.strip()
    found = [word for word in _MULTIPLIERS if words.startswith(word) and (word not in _LATIN or words[len(word) :][:1] in ("", " "))]
    return _MULTIPLIERS[max(found, key=len)] if found else 0


def typed_format(number: Number) -> NumberFormat | None:
    """Return the format that writes `number` as it was typed, or `None` if none does: 近2万, 007."""
    match = _TYPED.fullmatch(number.typed)
    if match is None:
        return None
    sign, whole, decimals, suffix = match.groups()
    form = NumberFormat(len(decimals or ""), "," in whole, 0, suffix, sign == "+", MINUS if sign == MINUS else "-")
    if not suffix and float(number.typed.replace(",", "").replace(MINUS, "-")) == number.value:
        return form
    for shift in dict.fromkeys((suffix_shift(suffix), 0)):
        scaled = form._replace(shift=shift)
        if scaled.show(number.value) == number.typed and (number.value >= 0 or scaled.rounded(number.value)):
            return scaled
    return None


def axis_format(numbers: Iterable[Number], step: float) -> NumberFormat:
    """Return how the ticks of an axis, `step` apart, are written: in the unit of most of `numbers`, with the decimals that they need."""
    counts = Counter((form.separators, form.shift, form.suffix) for number in numbers if (form := typed_format(number)))
    separators, shift, suffix = counts.most_common(1)[0][0] if counts else (False, 0, "")
    needed = _decimals(step / 10.0**shift)
    for decimals in range(needed, max(needed, MAX_AXIS_DECIMALS) + 1):
        form = NumberFormat(decimals, separators and shift % 3 == 0, shift, suffix)
        if form.is_native and (shift <= 0 or decimals <= MAX_AXIS_DECIMALS):
            return form
    return NumberFormat(_decimals(step), separators=True)


def _decimals(step: float) -> int:
    """Return how many decimals multiples of `step` have."""
    return next((n for n in range(16) if abs(round(step, n) - step) <= step * 1e-6), 15)
