"""Where a line may end: UAX #14 from ICU, tailored per language.

ICU's dictionary-free rules for `lb=strict|normal|loose` (CSS Text 3, 5.3) come first; then what no Unicode engine does:
quotation marks as brackets, numbers with their myriads, Korean words, dashes as a penalty, long tokens.
"""

import re
from collections.abc import Iterable, Set
from itertools import accumulate
from typing import Final
from unicodedata import category

from icu4py.breakers import CharacterBreaker, LineBreaker

from generator.text.itemize import CLOSERS, DASHES, DOUBLE_MARKS, MARKS, OPENERS, SPACES
from generator.text.numbers import CONTINUED, DIGIT, LETTER, before_counters, before_units, between_digits, inside_numbers
from generator.text.style import BreakLevel, WordBreak

Breaks = dict[int, float]
"""Offset in the text (the line would start there) → penalty, 0 for a break as good as any."""

DASH_PENALTY: Final = 30.0
"""CLREQ forbids —— and …… at a line start only in its strict level: narrow columns would come apart."""
ENGLISH_DASH_PENALTY: Final = 150.0
"""An English line ends with a dash instead of beginning with one, even where a line is a little short for it."""
CLOSING_DASH_PENALTY: Final = 4000.0
"""Before an English dash that a space follows; only where nothing else fits."""
COUNTER_PENALTY: Final = 15.0
"""A numeral and its counter, as in 2026年, stay together where the line allows."""
KOREAN_COUNTER_PENALTY: Final = 5.0
"""The same over a space in Korean, as in 350 명: a word divided is worse."""
UNIT_PENALTY: Final = 60.0
"""A number and its unit, as in 12 km, stay together unless a line would stay ragged for it."""
DIGITS_PENALTY: Final = 400.0
"""A number in groups of three digits, as in 3 000, likewise unless that line were half empty."""
SYLLABLE_PENALTY: Final = 6.0
"""Inside a Korean word: where the spaces of the line would open to more than about half an em otherwise."""
HYPHEN_PENALTY: Final = 8.0
"""A word divided by a hyphen: likewise."""
COMPOUND_PENALTY: Final = 8.0
"""At the hyphen of a compound, as in mini-series: readers of PDF files take it for a division and search for one word."""
ADDRESS_PENALTY: Final = 20.0
"""In an address, where UAX #14 ends lines too."""
TOKEN_PENALTY: Final = 60.0
"""In an address, after its other marks."""
LETTER_PENALTY: Final = 4000.0
"""Inside an address, between letters, and at the hyphens of words longer than a line; only where nothing else fits."""
BETWEEN_WORDS_PENALTY: Final = 5000.0
INSIDE_WORD_PENALTY: Final = 20_000.0
"""Of the places where only what is longer than a line may break."""
FORBIDDEN_EDGE_PENALTY: Final = 100_000.0
"""Where a mark comes to the wrong edge of a line: a row of marks that is longer than a line has no better place."""

CHINESE: Final = frozenset({"zh-Hans", "zh-Hant"})
HAN_LANGUAGES: Final = frozenset({"zh-Hans", "zh-Hant", "ja"})
_LOCALES: Final = {"zh-Hans": "zh", "zh-Hant": "zh_Hant", "ja": "ja", "ko": "ko"}
_CONNECTED: Final = "·～／‰℃°′″％"
"""Not at a line start at the strict level (CLREQ 3.1.5, GB-style), whatever UAX #14 says of them."""
_NEVER_FIRST: Final = {
    BreakLevel.STRICT: re.compile(f"[{re.escape(CLOSERS)}，、。．：；！？{_CONNECTED}]"),
    BreakLevel.NORMAL: re.compile(f"[{re.escape(CLOSERS)}，、。．：；！？]"),
    BreakLevel.LOOSE: re.compile(f"[{re.escape(CLOSERS)}，、。．]"),
}
_NEVER_LAST: Final = re.compile(f"[{re.escape(OPENERS)}￥＄￡№／]")
_NEVER_FIRST_KANA: Final = "・々〻ー〜゠ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
"""Classes NS and CJ of UAX #14 in Japanese."""
_EMERGENCY_NEVER_FIRST: Final = re.compile(f"[{re.escape(CLOSERS)}，、。．：；！？{_CONNECTED}{_NEVER_FIRST_KANA}{SPACES}{MARKS}]")
_MARK: Final = re.compile(f"[{MARKS}]")
_INSIDE_WORD: Final = re.compile(
    rf"(?<=[{LETTER}])[{LETTER}%℃°]|(?<=[$￥€£+\-±])[{DIGIT}]|(?<=[A-Z])\$|"
    rf"(?<=[{DIGIT}])[.,][{DIGIT}]|(?<=[{DIGIT}][.,])[{DIGIT}]|{CONTINUED}",
)
_DOUBLE: Final = re.compile("|".join(DOUBLE_MARKS))
_CJK: Final = (("\u3001", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\uff01", "\uff60"), ("\U00020000", "\U0003fffd"))
_HANGUL: Final = (("\uac00", "\ud7a3"),)
"""First and last of each stretch. In a regular expression, such wide ones take a millisecond to compile."""
_OPEN_QUOTE: Final = re.compile("(?<=(.))[“‘](?=(.))")
_CLOSE_QUOTE: Final = re.compile(f"[”’](?=(.))(?![{_NEVER_FIRST_KANA}])")
_LETTER_OR_PERCENT: Final = re.compile(f"[{LETTER}%]")
_DASH: Final = re.compile(f"(?<=.)[{DASHES}]")
_ENGLISH_DASH: Final = re.compile("(?<=.)—|(?<= )–(?= )")
_CONNECTOR: Final = re.compile(r"(?<=\w)—(?=\w)")
"""As in GB/T 15834—2011 (GB/T 15834, 4.13): Chinese dashes are two of them."""
_INSEPARABLE: Final = re.compile("(?<=(.))[․‥…⋯︙\U00010af6]")
"""Class IN of UAX #14: not first in a line but at the loose level."""
_HYPHEN: Final = re.compile("(?<=(.))[‐–]")
_BEFORE_ENDING: Final = re.compile(rf"[{LETTER}%{CLOSERS}\)\]\"']")
_WORD_BEGINNING: Final = re.compile(f"[{LETTER}]")
_COMPOUND: Final = re.compile(rf"(?<=[{LETTER}]-)(?=[{LETTER}])")
_SHORT_RATIO: Final = re.compile(r"(?<![A-Za-z/.@])(?:[A-Za-z]/(?=[A-Za-z])|[A-Za-z]+/(?=[A-Za-z](?![A-Za-z/])))")
"""GB/T, km/h, I/O: a slash with a single letter beside it."""
_LONG_TOKEN: Final = re.compile(r"[!-~]{16,}")
_WORD_START: Final = re.compile(r"(?<=[ \u00a0])(?=.)|(?<=[^ \u00a0(（])(?=[(（])")


def line_breaks(text: str, language: str, level: BreakLevel, words: WordBreak = WordBreak.CUSTOM) -> Breaks:
    """Return the places in `text` where a line may end, its end included."""
    locale = f"{_LOCALES.get(language, 'en')}@lb={level.value}"
    breaks: Breaks = dict.fromkeys(accumulate(map(len, LineBreaker(text, locale))), 0.0)
    _treat_quotes_as_brackets(breaks, text, language)
    if level is not BreakLevel.STRICT and language in HAN_LANGUAGES:
        _relax(breaks, text, level)
    _forbid_line_edges(breaks, text, level)
    if level is BreakLevel.STRICT and language in CHINESE:
        _keep_connectors(breaks, text)
    _discourage_dashes(breaks, text)
    if language == "en":
        _discourage_english_dashes(breaks, text)
    _discourage_compounds(breaks, text)
    _treat_words(breaks, text, language, words)
    _keep_numbers(breaks, text)
    _keep_ratios(breaks, text)
    _open_long_tokens(breaks, text)
    return breaks


def hyphen_breaks(breaks: Breaks, hyphens: Set[int]) -> Breaks:
    """Return `breaks` with those at the offsets `hyphens`, where a line ends with a hyphen."""
    return breaks | dict.fromkeys(hyphens, HYPHEN_PENALTY)


def long_word_breaks(breaks: Breaks, hyphens: Set[int]) -> Breaks:
    """Return `breaks` with those at the offsets `hyphens`, where a word that is longer than a line is divided."""
    return breaks | dict.fromkeys(hyphens, LETTER_PENALTY)


def emergency_breaks(breaks: Breaks, text: str, start: int, end: int) -> Breaks:
    """Return `breaks` with one after every character between `start` and `end`, inside words only as the last resort."""
    halves = {match.start() + 1 for match in _DOUBLE.finditer(text, start, end)}
    places = (i for i in range(start + 1, end) if not _EMERGENCY_NEVER_FIRST.match(text, i) and not _NEVER_LAST.match(text, i - 1))
    inside = {i: INSIDE_WORD_PENALTY if i in halves or _INSIDE_WORD.match(text, i) else BETWEEN_WORDS_PENALTY for i in places}
    return inside | breaks


def last_resort_breaks(breaks: Breaks, text: str, start: int, end: int) -> Breaks:
    """Return `breaks` with one after every character between `start` and `end`, whatever mark comes to a line's edge by it."""
    return {i: FORBIDDEN_EDGE_PENALTY for i in range(start + 1, end) if not _MARK.match(text, i)} | breaks


def _treat_quotes_as_brackets(breaks: Breaks, text: str, language: str) -> None:
    """“ ” are ambiguous in UAX #14 (class QU); next to CJK they open and close."""
    if language == "en":
        return
    for match in _OPEN_QUOTE.finditer(text):
        before, after = match.groups()
        if before in "”’…—" or _is_in(_CJK, before) or (_LETTER_OR_PERCENT.match(before) and _is_in(_CJK, after)):
            breaks.setdefault(match.start(), 0.0)
    for match in _CLOSE_QUOTE.finditer(text):
        if match[1] in "“‘" or _is_in(_CJK, match[1]):
            breaks.setdefault(match.end(), 0.0)


def _is_in(ranges: Iterable[tuple[str, str]], character: str) -> bool:
    return any(first <= character <= last for first, last in ranges)


def _forbid_line_edges(breaks: Breaks, text: str, level: BreakLevel) -> None:
    for match in _NEVER_FIRST[level].finditer(text):
        breaks.pop(match.start(), None)
    for match in _NEVER_LAST.finditer(text):
        if match.end() < len(text):
            breaks.pop(match.end(), None)


def _keep_connectors(breaks: Breaks, text: str) -> None:
    """A — that connects starts no line (CLREQ 3.1.5)."""
    for match in _CONNECTOR.finditer(text):
        breaks.pop(match.start(), None)


def _discourage_dashes(breaks: Breaks, text: str) -> None:
    for match in _DASH.finditer(text):
        at = match.start()
        if at not in breaks:
            continue
        if text[at - 1] in DASHES:
            del breaks[at]
        else:
            breaks[at] = DASH_PENALTY


def _discourage_english_dashes(breaks: Breaks, text: str) -> None:
    for match in _ENGLISH_DASH.finditer(text):
        if match.start() in breaks:
            closes = text[match.start() - 1] != " " and text[match.end() : match.end() + 1] == " "
            breaks[match.start()] = CLOSING_DASH_PENALTY if closes else ENGLISH_DASH_PENALTY


def _discourage_compounds(breaks: Breaks, text: str) -> None:
    for match in _COMPOUND.finditer(text):
        if match.start() in breaks:
            breaks[match.start()] = COMPOUND_PENALTY


def _relax(breaks: Breaks, text: str, level: BreakLevel) -> None:
    """Let lines begin with hyphens, at the loose level with an ellipsis too (CSS Text 3, 5.3; CLREQ 3.1.5, basic level)."""
    for match in _HYPHEN.finditer(text):
        if _is_in(_CJK, match[1]):
            breaks.setdefault(match.start(), 0.0)
    if level is BreakLevel.LOOSE:
        for match in _INSEPARABLE.finditer(text):
            if _is_in(_CJK, match[1]):
                breaks.setdefault(match.start(), DASH_PENALTY)


def _treat_words(breaks: Breaks, text: str, language: str, words: WordBreak) -> None:
    if words is WordBreak.ALL:
        _open_words(breaks, text)
    elif words is WordBreak.KEEP:
        _keep_words(breaks, text)
    elif language == "ko":
        if words is WordBreak.CUSTOM:
            _keep_korean_words(breaks, text)
        else:
            _discourage_syllables(breaks, text)


def _open_words(breaks: Breaks, text: str) -> None:
    """Break between any two letters, each with its marks (`word-break: break-all`)."""
    end = 0
    for cluster in CharacterBreaker(text, "en"):
        if end and cluster[0].isalnum() and (text[end - 1].isalnum() or category(text[end - 1]).startswith("M")):
            breaks.setdefault(end, 0.0)
        end += len(cluster)


def _keep_words(breaks: Breaks, text: str) -> None:
    """Never break between ideographs, kana, hangul and other letters beside them (`word-break: keep-all`)."""
    for at in [at for at in breaks if 0 < at < len(text)]:
        neighbours = text[at - 1 : at + 1]
        if neighbours.isalnum() and any(_is_in(_CJK + _HANGUL, character) for character in neighbours):
            del breaks[at]


def _keep_korean_words(breaks: Breaks, text: str) -> None:
    """Break at spaces and before an opening parenthesis only."""
    allowed = {match.start() for match in _WORD_START.finditer(text)} | {len(text)}
    for offset in breaks.keys() - allowed:
        del breaks[offset]


def _discourage_syllables(breaks: Breaks, text: str) -> None:
    for at in breaks:
        if 0 < at < len(text) and _is_inside_korean(text[at - 1], text[at]):
            breaks[at] += SYLLABLE_PENALTY


def _is_inside_korean(before: str, after: str) -> bool:
    """Tell whether two letters stand between the same spaces: endings follow figures, abbreviations and quotations without one."""
    if _is_in(_HANGUL, after):
        return _is_in(_HANGUL, before) or _BEFORE_ENDING.match(before) is not None
    return _is_in(_HANGUL, before) and _WORD_BEGINNING.match(after) is not None


def _keep_numbers(breaks: Breaks, text: str) -> None:
    for offset in inside_numbers(text):
        breaks.pop(offset, None)
    for offset in before_counters(text):
        is_word = text[offset - 1] == " " and offset < len(text) and _is_in(_HANGUL, text[offset])
        _discourage(breaks, offset, KOREAN_COUNTER_PENALTY if is_word else COUNTER_PENALTY)
    for offset in before_units(text):
        _discourage(breaks, offset, UNIT_PENALTY)
    for offset in between_digits(text):
        _discourage(breaks, offset, DIGITS_PENALTY)


def _discourage(breaks: Breaks, offset: int, penalty: float) -> None:
    if offset in breaks:
        breaks[offset] += penalty


def _keep_ratios(breaks: Breaks, text: str) -> None:
    for match in _SHORT_RATIO.finditer(text):
        breaks.pop(match.end(), None)


def _open_long_tokens(breaks: Breaks, text: str) -> None:
    """Let addresses break after their own marks before anywhere else."""
    for match in _LONG_TOKEN.finditer(text):
        is_address = "/" in match.group() or "@" in match.group()
        for offset in range(match.start() + 1, match.end()):
            before, after = text[offset - 1], text[offset]
            if before == "-" and offset in breaks:
                breaks[offset] = TOKEN_PENALTY
            elif before in "/?&=._@" and after not in "/.":
                breaks[offset] = ADDRESS_PENALTY if offset in breaks else TOKEN_PENALTY
            elif is_address and before.isalpha():
                breaks.setdefault(offset, LETTER_PENALTY)
