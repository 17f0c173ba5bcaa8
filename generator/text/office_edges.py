"""What office programs forbid at the edges of a line, and what they take for Asian text."""

from bisect import bisect_right
from typing import Final, NamedTuple


class Edges(NamedTuple):
    """Marks that may not begin a line, and such as may not end one."""

    first: frozenset[str]
    last: frozenset[str]


_VERTICAL_FIRST: Final = "︰︱︳︴︶︸︺︼︾﹀﹂﹄﹏﹐､﹒﹔﹕﹖﹗﹚﹜﹞"
_VERTICAL_LAST: Final = "〝︵︷︹︻︽︿﹁﹃﹙﹛﹝"
IMPRESS: Final = {
    "zh-Hans": Edges(
        frozenset("!),.:;?]}¢'\"、。〉》」』】〕〗〞！），．：；？｜｝～￠々‖•·ˇˉ―-′’”" + _VERTICAL_FIRST),
        frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥“‘" + _VERTICAL_LAST),
    ),
    "zh-Hant": Edges(
        frozenset("!),.:;?]}¢·-'\"¨•′、。〉》」』】〕〞！），．：；？｜｝" + _VERTICAL_FIRST),
        frozenset("([{£¥'\"‵〈《「『【〔（｛" + _VERTICAL_LAST),
    ),
    "ja": Edges(
        frozenset("!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕ぁぃぅぇぉっゃゅょゎ゛゜ゝゞァィゥェォッャュョヮヵヶ・ーヽヾ！％），．：；？］｝｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"),
        frozenset("$([¥{£‘“〈《「『【〔＄（［｛｢￥"),
    ),
    "ko": Edges(
        frozenset("!%),.:;?]}¢￠'\"′″℃>〉＞》」』】〕！％），．：；？］｝｡｣､･ ﾞﾟ、。’”°"),
        frozenset("$(¥£[\\{￡￥'\"<＜《「『【〔＄（［｛₩￦｢‘“〈"),
    ),
}  # fmt: skip
"""By language, from the locale data of LibreOffice 26.8. Nothing there forbids a dash or an ellipsis."""
ANY: Final = Edges(
    frozenset("…").union(*(edges.first for edges in IMPRESS.values())) - {" "},
    frozenset().union(*(edges.last for edges in IMPRESS.values())),
)
"""For PowerPoint, whose lists are not documented: what any language forbids."""

_STRETCHES: Final = (
    (" ", None),
    ("!", False),
    ("\u00a0", None),
    ("\u00a1", False),
    ("\u02c7", None),
    ("\u02c8", False),
    ("\u02ca", None),
    ("\u02cc", False),
    ("\u02d9", None),
    ("\u02da", False),
    ("\u1100", True),
    ("\u1200", False),
    ("\u2010", None),
    ("\u2150", False),
    ("\u2200", None),
    ("\u2c00", False),
    ("\u2e80", True),
    ("\ud800", False),
    ("\ue000", None),
    ("\uf900", True),
    ("\ufb00", False),
    ("\ufe30", True),
    ("\ufe70", False),
    ("\uff00", True),
    ("\ufff0", False),
    ("\U00020000", True),
    ("\U0003fffe", False),
)
"""Where characters begin that are Asian text, are not, or go with their neighbours. Compiling a regular expression of them takes 3 ms."""
_STARTS: Final = "".join(start for start, _ in _STRETCHES)
_ASIAN: Final = (False, *(is_asian for _, is_asian in _STRETCHES))
_HANGUL: Final = (("\uac00", "\ud7af"), ("\u1100", "\u11ff"), ("\ua960", "\ua97f"), ("\u3130", "\u318f"))


def asian(text: str) -> list[bool]:
    """Return for each character whether Impress takes it for Asian text, by Unicode block.

    Spaces, general punctuation and symbols go with what stands before them, at the start with what follows.
    """
    if text.isascii():
        return [False] * len(text)
    known = [_ASIAN[bisect_right(_STARTS, character)] for character in text]
    current = next((is_asian for is_asian in known if is_asian is not None), False)
    result: list[bool] = []
    for is_asian in known:
        if is_asian is not None:
            current = is_asian
        result.append(current)
    return result


def is_hangul(character: str) -> bool:
    """Tell whether `character` belongs to a Korean word, which Impress keeps whole."""
    return any(first <= character <= last for first, last in _HANGUL)
