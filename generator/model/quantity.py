"""A value as an author writes it (`近2万`, `2.64`, `12,800`) as its parts for setting and as a number for drawing."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.model.numerals import MINUS

QUALIFIERS = ("不到", "不足", "超过", "超過", "近", "约", "約", "逾", "超", "약")
"""Words of approximation that stand before a numeral."""

NUMBER = r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A sign, digits with `,` between thousands, decimals: a regular expression."""
_VALUE = re.compile(rf"\s*(?P<qualifier>{'|'.join(QUALIFIERS)})?\s*(?P<numeral>{NUMBER})\s*(?P<rest>[^\d]*)", re.ASCII)
_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_FIGURE = re.compile(
    rf"(?P<whole>[(（]?\s*(?:{'|'.join(QUALIFIERS)})?\s*[+\-−±]?\s*{_WHOLE})"
    rf"(?P<rest>(?:\.\d+)?(?:\s*±\s*{_WHOLE}(?:\.\d+)?)?\s*[%％‰]?\s*[)）]?[*†‡]?)",
    re.ASCII,
)
_HYPHEN: Final = re.compile(rf"([(（]?\s*(?:{'|'.join(QUALIFIERS)})?\s*)-(?=\d)", re.ASCII)
"""What keyboards have for the sign of a number that a text begins with."""
_MORE = re.compile(r"[多余餘]|여(?=[\s천만억조]|$)")
"""“and some more”, which belongs to the unit; 여 only where no noun can begin with it."""
_MULTIPLIERS = {"千": 1e3, "천": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4, "亿": 1e8, "億": 1e8, "억": 1e8, "조": 1e12}
"""兆 is missing on purpose: it is 10⁶ or 10¹² depending on the country."""

NO_VALUE = frozenset({"", "—", "–", "-", "−", "…", "……", "——", "/", "n/a", "N/A"})
"""What stands in a table where there is no value."""


class Value(NamedTuple):
    """A value cut for setting: `qualifier` and `unit` are set small beside the big `numeral`. Joined they are what was typed."""

    qualifier: str
    numeral: str
    unit: str


class Quantity(NamedTuple):
    """How much of what: multipliers are multiplied in, approximations left out."""

    value: float
    unit: str


def with_minus(text: str) -> str:
    """Return `text` with a minus sign for the hyphen before a number at its start: −3.2 for -3.2."""
    return _HYPHEN.sub(rf"\1{MINUS}", text, count=1) if _HYPHEN.match(text) else text


def split_value(text: str, unit: str = "") -> Value:
    """Return `text` and `unit` as qualifier, numeral and unit: 近2万 + 元 is 近 | 2 | 万元. Text that is no number stays whole."""
    match = _VALUE.fullmatch(text)
    if match is None:
        return Value("", text.strip(), unit)
    return Value(match["qualifier"] or "", match["numeral"], match["rest"] + unit)


def parse_quantity(text: str, unit: str = "") -> Quantity | None:
    """Return what `text` counts in `unit`, or `None` if it is no number: 近2万 + 元 and 20 + 千元 are both 20000 元."""
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    value = float(match["numeral"].replace(",", "").replace("−", "-"))
    factor, rest = _multiplier(match["rest"].strip())
    if rest:
        return Quantity(value * factor, rest + unit.strip())
    unit_factor, unit = _multiplier(unit.strip())
    return Quantity(value * factor * unit_factor, unit)


class Figure(NamedTuple):
    """A number in a table, cut where its decimal point is or would be: `12.5%` is 12 and .5%."""

    whole: str
    rest: str


def split_figure(text: str) -> Figure | None:
    """Return the number that `text` is, or `None` for words: 1号线 and 2万 are words.

    A number may have a qualifier, a sign, `±`, a percent sign, brackets or a star; `3.2 ± 0.4` is one number.
    """
    match = _FIGURE.fullmatch(text.strip())
    return Figure(match["whole"], match["rest"]) if match else None


def are_numbers(texts: Iterable[str]) -> bool:
    """Tell whether all of `texts` that say anything are numbers, and there are any."""
    told = [text for text in texts if text.strip() not in NO_VALUE]
    return bool(told) and all(split_figure(text) for text in told)


def _multiplier(text: str) -> tuple[float, str]:
    """Return what the multipliers before `text` come to, and the text without them and without “and some more”."""
    factor = 1.0
    while text:
        if more := _MORE.match(text):
            text = text[more.end() :].lstrip()
        elif text[0] in _MULTIPLIERS:
            factor *= _MULTIPLIERS[text[0]]
            text = text[1:]
        else:
            break
    return factor, text
