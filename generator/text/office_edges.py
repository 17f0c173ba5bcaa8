"""What office programs forbid at the edges of a line, and what they take for Asian text."""

from typing import Final, NamedTuple


class Edges(NamedTuple):
    """Marks that may not begin a line, may not end one, and may hang out of it."""

    first: frozenset[str]
    last: frozenset[str]
    hanging: frozenset[str]


_HANGING: Final = frozenset("!,.:;?、。！，．：；？")
_VERTICAL_FIRST: Final = "︰︱︳︴︶︸︺︼︾﹀﹂﹄﹏﹐､﹒﹔﹕﹖﹗﹚﹜﹞"
_VERTICAL_LAST: Final = "〝︵︷︹︻︽︿﹁﹃﹙﹛﹝"
IMPRESS: Final = {
    "zh-Hans": Edges(
        frozenset("!),.:;?]}¢'\"、。〉》」』】〕〗〞！），．：；？｜｝～￠々‖•·ˇˉ―-′’”" + _VERTICAL_FIRST),
        frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥“‘" + _VERTICAL_LAST),
        _HANGING,
    ),
    "zh-Hant": Edges(
        frozenset("!),.:;?]}¢·-'\"¨•′、。〉》」』】〕〞！），．：；？｜｝" + _VERTICAL_FIRST),
        frozenset("([{£¥'\"‵〈《「『【〔（｛" + _VERTICAL_LAST),
        _HANGING,
    ),
    "ja": Edges(
        frozenset("!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕ぁぃぅぇぉっゃゅょゎ゛゜ゝゞァィゥェォッャュョヮヵヶ・ーヽヾ！％），．：；？］｝｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"),
        frozenset("$([¥{£‘“〈《「『【〔＄（［｛｢￥"),
        frozenset("、。，．"),
    ),
    "ko": Edges(
        frozenset("!%),.:;?]}¢￠'\"′″℃>〉＞》」』】〕！％），．：；？］｝｡｣､･ ﾞﾟ、。’”°"),
        frozenset("$(¥£[\\{￡￥'\"<＜《「『【〔＄（［｛₩￦｢‘“〈"),
        _HANGING,
    ),
}  # fmt: skip
"""By language, from the locale data of LibreOffice 26.8. Nothing there forbids a dash or an ellipsis."""
ANY: Final = Edges(
    frozenset("…").union(*(edges.first for edges in IMPRESS.values())) - {" "},
    frozenset().union(*(edges.last for edges in IMPRESS.values())),
    frozenset(),
)
"""For PowerPoint, whose lists are not documented: what any language forbids, and nothing hangs."""

_WEAK: Final = ((0xA0, 0xA0), (0x2C7, 0x2C7), (0x2CA, 0x2CB), (0x2D9, 0x2D9), (0x2010, 0x214F), (0x2200, 0x2BFF), (0xE000, 0xF8FF))
_ASIAN: Final = ((0x1100, 0x11FF), (0x2E80, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFD))
_HANGUL: Final = ((0xAC00, 0xD7AF), (0x1100, 0x11FF), (0xA960, 0xA97F), (0x3130, 0x318F))


def asian(text: str) -> list[bool]:
    """Return for each character whether Impress takes it for Asian text, by Unicode block.

    Spaces, general punctuation and symbols go with what stands before them, at the start with what follows.
    """
    strong = [None if character == " " or _among(character, _WEAK) else _among(character, _ASIAN) for character in text]
    current = next((script for script in strong if script is not None), False)
    result = []
    for script in strong:
        current = current if script is None else script
        result.append(current)
    return result


def is_hangul(character: str) -> bool:
    """Tell whether `character` belongs to a Korean word, which Impress keeps whole."""
    return _among(character, _HANGUL)


def _among(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in ranges)
