"""What office programs forbid at the edges of a line, and what they take for Asian text."""

import re
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

_WEAK: Final = " \u00a0\u02c7\u02ca\u02cb\u02d9\u2010-\u214f\u2200-\u2bff\ue000-\uf8ff"
_ASIAN: Final = "\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003fffd"
_STRETCH: Final = re.compile(f"(?P<weak>[{_WEAK}]+)|(?P<asian>[{_ASIAN}]+)|[^{_WEAK}{_ASIAN}]+")
_HANGUL: Final = re.compile("[\uac00-\ud7af\u1100-\u11ff\ua960-\ua97f\u3130-\u318f]")


def asian(text: str) -> list[bool]:
    """Return for each character whether Impress takes it for Asian text, by Unicode block.

    Spaces, general punctuation and symbols go with what stands before them, at the start with what follows.
    """
    stretches = [(match.lastgroup, match.end() - match.start()) for match in _STRETCH.finditer(text)]
    current = next((group == "asian" for group, _ in stretches if group != "weak"), False)
    result: list[bool] = []
    for group, length in stretches:
        if group != "weak":
            current = group == "asian"
        result += [current] * length
    return result


def is_hangul(character: str) -> bool:
    """Tell whether `character` belongs to a Korean word, which Impress keeps whole."""
    return _HANGUL.match(character) is not None
