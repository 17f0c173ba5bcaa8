"""Bytes to text: UTF-8 only, and for anything else the line where it stops being so and what it looks like."""

import re
from typing import Final

from generator.problems import NO_SPAN, Problems, Span
from generator.workspace import MAX_FILE_BYTES, Workspace

_CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
"""Characters no text may hold: C0 and C1 controls, separators that count as line ends in YAML, a stray byte order mark,
noncharacters and lone surrogates. They cannot be written to XML, or would put line numbers out."""
_INVISIBLE: Final = "\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
"""Embeddings, overrides and isolates, which make a text read differently from what it holds (Unicode TR 36, 2.10), and tags,
which nobody sees."""
FORBIDDEN: Final = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")
INVISIBLE: Final = re.compile(f"[{_INVISIBLE}]")
MAX_REPORTED: Final = 20
"""Forbidden characters reported one by one in a file; a binary file would give thousands."""


def decode_text(data: bytes, path: str, problems: Problems) -> str | None:
    """Return `data` as text with `\\n` line ends and no byte order mark, or `None` after reporting why it is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        _report_encoding(data, data.count(b"\n", 0, fault.start) + 1, path, problems)
        return None
    text = _with_line_feeds(text)
    return text if _clean(text, path, problems) else None


def forbidden_message(character: str) -> str:
    """Return what is wrong with `character`, which is named by its code and never printed."""
    return f"U+{ord(character):04X} is {_sort_of(character)}, which no text may hold"


def _sort_of(character: str) -> str:
    if not INVISIBLE.match(character):
        return "a control character"
    return "a direction override" if character < "\U000e0000" else "an invisible tag"


def read_lines(workspace: Workspace, name: str, limit: int = MAX_FILE_BYTES) -> list[str]:
    """Return the lines of file `name` as spans count them, whatever is wrong with it; none if it cannot be read."""
    data = workspace.read(name, NO_SPAN, Problems(), limit)
    return _with_line_feeds(data.decode("utf-8-sig", "replace")).split("\n") if data else []


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str, path: str, problems: Problems) -> bool:
    """Report forbidden characters; return whether the text can be read on (those of `INVISIBLE` do not stop reading)."""
    readable = True
    for count, match in enumerate(FORBIDDEN.finditer(text)):
        readable = readable and INVISIBLE.match(match.group()) is not None
        if count < MAX_REPORTED:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
            problems.error("forbidden-character", forbidden_message(match.group()), Span(path, line, column, column + 1), "delete it")
    return readable


def _report_encoding(data: bytes, line: int, path: str, problems: Problems) -> None:
    looks_like = guess_encoding(data)
    message = f"line {line} is not UTF-8" + (f"; it looks like {looks_like}" if looks_like else "")
    hint = f"save the file as UTF-8 (it is {looks_like} now)" if looks_like else "save the file as UTF-8"
    problems.error("encoding", message, Span(path, line, 1, 2), hint)


def guess_encoding(data: bytes) -> str:
    """Return the likeliest encoding of a text that is not UTF-8, or "" when the bytes fit none well."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > len(data[:200]) // 4:
        return "UTF-16"
    if _mostly_utf8(data):
        return ""
    scores = {name: score for name, codec in _CODECS.items() if (score := _score(data, codec)) is not None}
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] > _PLAUSIBLE else ""


_CODECS: Final = {"GBK": "gbk", "Big5": "big5", "Shift-JIS": "cp932", "EUC-KR": "euc_kr"}
_PLAUSIBLE: Final = -10.0
"""Mean log-probability per character below which no guess is made; uniform over 2^16 characters would be -11.1."""


def _mostly_utf8(data: bytes) -> bool:
    lenient = data.decode("utf-8", "replace")
    faults = lenient.count("\ufffd")
    return sum(ord(character) > 0x7F for character in lenient) - faults > faults


def _score(data: bytes, codec: str) -> float | None:
    """Return the mean log-probability of the text under a model of two classes, common and rare characters."""
    from math import log

    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    wide = [character for character in text if ord(character) > 0x7F]
    if not wide:
        return None
    return sum(log(_probability(character, codec)) for character in wide) / len(wide)


def _probability(character: str, codec: str) -> float:
    """Return how likely `character` is in a text of `codec`: the mass of its class over the size of the class."""
    encoded = character.encode(codec, "replace")
    lead = encoded[0] if len(encoded) == 2 else 0
    match codec:
        case "gbk":  # GB2312: punctuation in rows A1-A3, 3,755 common hanzi in B0-D7
            return 0.93 / 3755 if 0xB0 <= lead <= 0xD7 and encoded[1] >= 0xA1 else 0.05 / 282 if 0xA1 <= lead <= 0xA3 else 0.02 / 20000
        case "big5":  # 5,401 common hanzi in A4-C6
            return 0.93 / 5401 if 0xA4 <= lead <= 0xC6 else 0.05 / 400 if 0xA1 <= lead <= 0xA3 else 0.02 / 8000
        case "euc_kr":  # 2,350 syllables in B0-C8
            return 0.93 / 2350 if 0xB0 <= lead <= 0xC8 else 0.05 / 282 if 0xA1 <= lead <= 0xA3 else 0.02 / 5000
        case _:  # Shift-JIS: kana, then 2,965 common kanji in 88-97
            if "\u3040" <= character <= "\u30ff":
                return 0.5 / 170
            return 0.4 / 2965 if 0x88 <= lead <= 0x97 else 0.07 / 400 if lead == 0x81 else 0.03 / 8000
