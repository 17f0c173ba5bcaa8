"""The gap between two neighbouring units: its natural size, and what it gives or takes when a line is justified.

One table of rules for each language. Sources: CLREQ 3.1.6 (punctuation width) and 3.2.3 (justification),
JLREQ 3.1.4 to 3.1.10 and 3.8, GB/T 15834-2011 5.1. All lengths are in em.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from generator.text.itemize import CharClass

AUTOSPACE_MINIMUM: Final = 0.125
AUTOSPACE_EASY: Final = 1 / 3
"""Up to here before other gaps open (CLREQ 3.2.3); in a line of many figures more would show."""
AUTOSPACE_MAXIMUM: Final = 0.5
"""JLREQ 3.8.4."""
WORD_SPACE_MINIMUM: Final = 0.2
WORD_SPACE_EASY: Final = 0.5
WORD_SPACE_ROOM: Final = 0.38
"""Word spaces open to 0.88 em at most."""
TYPED_ROOM: Final = 1 / 3
"""At the Chinese or Japanese side of a space, as the very last resort."""
CHARACTER_STRETCH: Final = 1 / 3
"""What a gap between ideographs opens at most; a line that needs more stays ragged."""
HANGUL_STRETCH: Final = 0.41
"""As the very last resort between hangul: their bodies are 0.92 em, so that they stand no further apart than ideographs may."""
BLANK_KEPT: Final = 0.5
"""Blank left where a closing and an opening mark meet: two marks of one em take 1.5 em."""
BLANK_TIGHT: Final = 0.25
MARKS_APART: Final = 0.15
"""Between two note marks, so that 1 and 2 are not read as 12."""


class Squeeze(IntEnum):
    """The order in which gaps shrink (CLREQ 3.2.3; JLREQ 3.8.3)."""

    WORD_SPACE = 2
    MIDDLE = 3
    BRACKET = 4
    PAUSE = 5
    AUTOSPACE = 6
    STOP = 7
    NEVER = 9


class Stretch(IntEnum):
    """The order in which gaps open; of a line all their `room` follows, and then what they give as the `LAST_RESORT`."""

    WORD_SPACE = 1
    AUTOSPACE = 2
    IDEOGRAPH = 3
    LAST_RESORT = 4


class Kind(NamedTuple):
    """All that spacing knows of a unit. Compared by identity: `Kinds` makes one object for each set of values.

    `trim_left`, `trim_right` are the blank sides of a full-width mark; `letter_left`, `letter_right` say whether the side shows
    a letter or digit; `space` is a word space's width; `scale` the unit's size over the paragraph's.
    """

    char_class: CharClass
    trim_left: float
    trim_right: float
    letter_left: bool
    letter_right: bool
    space: float
    scale: float


class Gap(NamedTuple):
    """`natural` is added after the first unit; it may shrink by `shrink`, open by `stretch`, by `room` when nothing else is left, and
    by `last` when no gap of the line has any of these left.
    """

    natural: float = 0.0
    shrink: float = 0.0
    squeeze: Squeeze = Squeeze.NEVER
    stretch: float = 0.0
    order: Stretch = Stretch.IDEOGRAPH
    room: float = 0.0
    last: float = 0.0


class Rule(NamedTuple):
    """What becomes of the blank between marks of two classes.

    `cut_left`, `cut_right`: that side's blank is always removed. `most`: no more than this is kept. `floor` is what squeezing
    leaves, and `squeeze` when. `room`: whether the gap opens as a last resort.
    """

    left: frozenset[CharClass]
    right: frozenset[CharClass]
    cut_left: bool = False
    cut_right: bool = False
    most: float = 1.0
    floor: float = 0.0
    squeeze: Squeeze = Squeeze.NEVER
    room: bool = True


_ALL: Final = frozenset(CharClass)
_OPEN: Final = frozenset({CharClass.OPEN})
_CLOSE: Final = frozenset({CharClass.CLOSE})
_PAUSE: Final = frozenset({CharClass.PAUSE})
_STOP: Final = frozenset({CharClass.STOP})
_MIDDLE: Final = frozenset({CharClass.MIDDLE})
_BLANK: Final = frozenset({CharClass.BLANK})
_DASH: Final = frozenset({CharClass.DASH})
_ENDS: Final = _CLOSE | _PAUSE | _STOP
_WORDS: Final = frozenset({CharClass.LATIN})
_HANGUL: Final = frozenset({CharClass.HANGUL})
_SPACE: Final = frozenset({CharClass.SPACE})

_SOLID: Final = (
    Rule(_SPACE, _ALL, room=False),
    Rule(_ALL, _SPACE, room=False),
    Rule(_DASH, _DASH, room=False),
    Rule(_WORDS, _WORDS, room=False),
)
_BRACKETS: Final = (
    Rule(_ENDS, _ENDS | _MIDDLE | _BLANK, cut_left=True, room=False),
    Rule(_ENDS, _OPEN, most=BLANK_KEPT, floor=BLANK_TIGHT, squeeze=Squeeze.BRACKET, room=False),
    Rule(_OPEN | _MIDDLE | _BLANK, _OPEN, cut_right=True, room=False),
    Rule(_MIDDLE, _ALL, squeeze=Squeeze.MIDDLE, room=False),
    Rule(_ALL, _MIDDLE, squeeze=Squeeze.MIDDLE, room=False),
    Rule(_OPEN, _ALL, room=False),
    Rule(_ALL, _ENDS, room=False),
)
_AFTER: Final = (
    Rule(_PAUSE, _ALL, squeeze=Squeeze.PAUSE),
    Rule(_CLOSE, _ALL, squeeze=Squeeze.BRACKET),
    Rule(_ALL, _OPEN, squeeze=Squeeze.BRACKET),
)
_OTHERWISE: Final = (Rule(_ALL, _ALL),)

_CHINESE: Final = (*_SOLID, *_BRACKETS, Rule(_STOP, _ALL, squeeze=Squeeze.STOP), *_AFTER, *_OTHERWISE)
_RULES: Final[dict[str, Sequence[Rule]]] = {
    "zh-Hans": _CHINESE,
    "zh-Hant": (*_SOLID, *_BRACKETS, *_AFTER, *_OTHERWISE),  # centred stops keep both their sides
    "ja": (*_SOLID, *_BRACKETS, *_AFTER, *_OTHERWISE),  # JLREQ 3.8.3: a full stop keeps its half em inside a line
    "ko": (*_SOLID, Rule(_HANGUL, _ALL), Rule(_ALL, _HANGUL), *_BRACKETS, *_AFTER, *_OTHERWISE),
    "en": _CHINESE,
}
_AUTOSPACED: Final = frozenset({CharClass.IDEOGRAPH, CharClass.KANA})


class Kinds:
    """The kinds met so far, one object for each."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[object, ...], Kind] = {}

    def kind(
        self,
        char_class: CharClass,
        trims: tuple[float, float] = (0.0, 0.0),
        letters: tuple[bool, bool] = (False, False),
        space: float = 0.0,
        scale: float = 1.0,
    ) -> Kind:
        key = (char_class, trims, letters, space, scale)
        if key not in self._kinds:
            self._kinds[key] = Kind(char_class, *trims, *letters, space, scale)
        return self._kinds[key]


class GapTable(dict[tuple[Kind, Kind], Gap]):
    """Gaps of one language, worked out when first asked for. `autospace` is the gap between CJK and Latin."""

    def __init__(self, language: str, autospace: float) -> None:
        super().__init__()
        self._rules = _RULES.get(language, _CHINESE)
        self._autospace = autospace

    def __missing__(self, pair: tuple[Kind, Kind]) -> Gap:
        gap = self[pair] = self._gap(*pair)
        return gap

    def before_raised(self, base: Kind) -> Gap:
        """Return the gap from `base` to the raised or lowered text that clings to it: none, and none of a closing mark's blank."""
        return Gap(-base.trim_right if base.char_class in _ENDS else 0.0)

    def after_raised(self, base: Kind, right: Kind) -> Gap:
        """Return the gap from the text that clings to `base` to `right`, as if it were not there."""
        tight = base.char_class in _ENDS and base.trim_right
        return self._gap(base._replace(trim_right=0.0), right) if tight else self[base, right]

    def _gap(self, left: Kind, right: Kind) -> Gap:
        scale = min(left.scale, right.scale)
        if left.char_class is CharClass.SPACE:
            return _after_space(left, right)
        if right.char_class is CharClass.SPACE:
            return _before_space(left, right)
        if self._autospace and _is_autospaced(left, right):
            natural = self._autospace * scale
            shrink = max(0.0, natural - AUTOSPACE_MINIMUM * scale)
            easy = max(natural, AUTOSPACE_EASY * scale)
            room = max(0.0, AUTOSPACE_MAXIMUM * scale - easy)
            return Gap(natural, shrink, Squeeze.AUTOSPACE, easy - natural, Stretch.AUTOSPACE, room)
        rule = next(rule for rule in self._rules if left.char_class in rule.left and right.char_class in rule.right)
        return _apply(rule, left, right, scale)


def _is_autospaced(left: Kind, right: Kind) -> bool:
    if left.char_class in _AUTOSPACED:
        return right.char_class is CharClass.LATIN and right.letter_left
    return right.char_class in _AUTOSPACED and left.char_class is CharClass.LATIN and left.letter_right


def _before_space(left: Kind, space: Kind) -> Gap:
    """A word space is a unit of its own; the gap at each side carries half of its give. Marks beside it lose their blank to it."""
    natural = -left.trim_right if left.char_class in _ENDS else 0.0
    if left.char_class in _AUTOSPACED:
        return Gap(natural, last=TYPED_ROOM * space.scale)
    return Gap(natural, 0.0, Squeeze.NEVER, _half_easy(space), Stretch.WORD_SPACE, WORD_SPACE_ROOM / 2 * space.scale)


def _after_space(space: Kind, right: Kind) -> Gap:
    """As before it; a space typed where Chinese or Japanese meets Latin opens like the gap that it stands for while it can."""
    natural = -right.trim_left if right.char_class is CharClass.OPEN else 0.0
    shrink = max(0.0, space.space - WORD_SPACE_MINIMUM * space.scale)
    if right.char_class in _AUTOSPACED:
        return Gap(natural, shrink, Squeeze.WORD_SPACE, last=TYPED_ROOM * space.scale)
    return Gap(natural, shrink, Squeeze.WORD_SPACE, _half_easy(space), Stretch.WORD_SPACE, WORD_SPACE_ROOM / 2 * space.scale)


def _half_easy(space: Kind) -> float:
    return max(0.0, WORD_SPACE_EASY * space.scale - space.space) / 2


def _apply(rule: Rule, left: Kind, right: Kind, scale: float) -> Gap:
    blank = left.trim_right + right.trim_left
    kept = min(rule.most * scale, blank - rule.cut_left * left.trim_right - rule.cut_right * right.trim_left)
    shrink = max(0.0, kept - rule.floor * scale) if rule.squeeze is not Squeeze.NEVER else 0.0
    gap = Gap(kept - blank, shrink, rule.squeeze)
    if not rule.room:
        return gap
    if CharClass.HANGUL in (left.char_class, right.char_class):
        return gap._replace(last=HANGUL_STRETCH * scale)
    return gap._replace(room=CHARACTER_STRETCH * scale)
