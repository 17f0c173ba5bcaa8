"""LZCOMP, the compression inside MTX fonts (W3C Member Submission "MicroType Express", 2008): copies and adaptive prefix codes.

A stream is coded from symbols of three alphabets, each with a tree of its own that learns from every symbol. The trees share their
arrays: the main tree first, then that of the lengths, then that of the distances, each behind an unused even slot of weight 0.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

PRESET: Final = bytes(byte for a in range(32) for b in range(96) for byte in (a, b)) + bytes(j for j in range(256) for _ in range(4))
"""What coder and decoder have seen before the first byte."""
DIGITS: Final = 8
"""Symbols of the length tree, and of the distance tree."""
FIRST_COPY: Final = 256
"""Main symbols below are bytes; from here on they start a copy."""
REPEATS: Final = 3
"""The last main symbols: the byte two, four or six places back once more."""
MORE: Final = 4
"""In a length digit: another one follows."""
LONGEST_COPY: Final = 4000
FAR: Final = 512
"""From this distance on a copy is a byte longer than its length digits say."""
_SEED: Final = 5
"""Bytes of the shortest copy made. On faces of Chinese decks shorter ones do not make the font smaller, nor does asking for more."""


class Alphabet(NamedTuple):
    """The joint numbering of the symbols of a block: main symbols, then length digits, then distance digits."""

    distance_digits: int
    """The most octal digits of a distance in this block."""

    @classmethod
    def of(cls, length: int) -> "Alphabet":
        """Return the alphabet of a block of `length` bytes."""
        digits = 1
        while DIGITS**digits < length:
            digits += 1
        return cls(digits)

    @property
    def repeat(self) -> int:
        """The first of the repeat symbols."""
        return FIRST_COPY + DIGITS * self.distance_digits

    @property
    def length(self) -> int:
        """The length digit 0, after all main symbols."""
        return self.repeat + REPEATS

    @property
    def distance(self) -> int:
        """The distance digit 0."""
        return self.length + DIGITS


class Trees(NamedTuple):
    """The three trees. Heavier slots have lower numbers; the children of a slot are an even one, reached by bit 0, and the odd one after.

    By slot its weight, its contents (the even child, or `~symbol` for a leaf) and its parent, 0 for a root; by symbol its leaf's slot.
    """

    weights: list[int]
    contents: list[int]
    parents: list[int]
    leaves: list[int]


def compress(data: bytes) -> bytes:
    """Return the stream of `data`, the same for the same bytes. Raises `ValueError` for 2^24 bytes or more."""
    return code(len(data), choose(data))


def choose(data: bytes) -> list[int]:
    """Return the symbols of `data`: a copy of what stood there before where it is long enough, else a repeat or the byte.

    The one place tried for a copy is where its first bytes stood last: trying more costs more time than it saves room.
    """
    alphabet = Alphabet.of(len(data))
    history = PRESET + data
    farthest, repeat = DIGITS**alphabet.distance_digits, alphabet.repeat
    end, at = len(history), len(PRESET)
    latest = {history[seen : seen + _SEED]: seen for seen in range(at - _SEED + 1)}
    symbols: list[int] = []
    append, find = symbols.append, latest.get
    while at < end:
        seed = history[at : at + _SEED]
        start = find(seed)
        latest[seed] = at
        if start is not None and start + _SEED <= at:
            length = _match(history, start, at, min(at - start, end - at, LONGEST_COPY))
            distance = at - start - length + 1
            if distance <= farthest:
                symbols += copy_symbols(alphabet, length, distance)
                for seen in range(at + 1, at + length):
                    latest[history[seen : seen + _SEED]] = seen
                at += length
                continue
        byte = seed[0]
        if byte == history[at - 2]:
            append(repeat)
        elif byte == history[at - 4]:
            append(repeat + 1)
        elif byte == history[at - 6]:
            append(repeat + 2)
        else:
            append(byte)
        at += 1
    return symbols


def _match(history: bytes, start: int, at: int, most: int) -> int:
    """Return how many bytes agree from `start` and from `at` on: those of the seed at least, `most` at most."""
    length = _SEED
    while length < most and history[start + length] == history[at + length]:
        length += 1
    return length


def copy_symbols(alphabet: Alphabet, length: int, distance: int) -> list[int]:
    """Return the symbols of a copy of `length` bytes that ends `distance` - 1 bytes before the place it goes to."""
    value = length - (2 if distance < FAR else 3)
    lengths = [value & 3]
    while value := value >> 2:
        lengths.append(value & 3 | MORE)
    rest = distance - 1
    distances = [rest & 7]
    while rest := rest >> 3:
        distances.append(rest & 7)
    first = FIRST_COPY + DIGITS * (len(distances) - 1) + lengths.pop()
    return [first, *(alphabet.length + digit for digit in reversed(lengths)), *(alphabet.distance + digit for digit in reversed(distances))]


def code(length: int, symbols: Sequence[int]) -> bytes:
    """Return the stream that says `symbols`, which stand for `length` bytes. Raises `ValueError` for 2^24 bytes or more."""
    if length >= 1 << 24:
        raise ValueError("a block of 16 MB or more")
    codes = path_codes(planted(Alphabet.of(length)), symbols)
    # The leading 1 keeps zeros; after it the flag of run lengths, never set, the length, and the codes without their own leading 1.
    bits = f"1{length:025b}" + "".join([bin(one)[3:] for one in codes])
    bits += "0" * (-(len(bits) - 1) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8 + 1, "big")[1:]


def planted(alphabet: Alphabet) -> Trees:
    """Return the trees as they are before the first bit of a block."""
    sizes = (alphabet.length, DIGITS, DIGITS)
    trees = Trees([], [], [], [])
    for size in sizes:
        _plant(trees, size)
    path_codes(trees, _warm_up(alphabet))
    return trees


def _plant(trees: Trees, size: int) -> None:
    """Append a tree of `size` symbols of weight 1 to `trees`."""
    base, symbol = len(trees.weights), len(trees.leaves)
    weights = [0, *[1] * (2 * size - 1)]
    for slot in range(size - 1, 0, -1):
        weights[slot] = weights[2 * slot] + weights[2 * slot + 1]
    trees.weights.extend(weights)
    trees.contents.extend([0, *(base + 2 * slot for slot in range(1, size)), *(~(symbol + n) for n in range(size))])
    trees.parents.extend([0, 0, *(base + (slot >> 1) for slot in range(2, 2 * size))])
    trees.leaves.extend(base + size + n for n in range(size))


def _warm_up(alphabet: Alphabet) -> list[int]:
    """Return the symbols that the trees have met before any block."""
    digits = [*range(DIGITS)] * 2
    main = [FIRST_COPY, FIRST_COPY + 1, *[alphabet.repeat] * 12, *[alphabet.repeat + 1] * 6]
    return [*main, *(alphabet.length + digit for digit in digits), *(alphabet.distance + digit for digit in digits)]


def path_codes(trees: Trees, symbols: Iterable[int]) -> list[int]:
    """Return the code of every symbol, a 1 before its bits, while `trees` learn from each.

    Loops without calls: they run for every bit of the font, and are most of what compressing costs.
    """
    weights, contents, parents, leaves = trees
    codes: list[int] = []
    append = codes.append
    for symbol in symbols:
        slot = above = leaves[symbol]
        path, bit = 0, 1
        while above:  # up to the root, whose slot is odd: the leading 1
            if above & 1:
                path += bit
            bit += bit
            above = parents[above]
        append(path)
        while slot:
            weight = weights[slot]
            first = slot - 1
            if weights[first] == weight:
                while weights[first - 1] == weight:
                    first -= 1
                moved, other = contents[slot], contents[first]
                contents[slot], contents[first] = other, moved
                if moved < 0:
                    leaves[~moved] = first
                else:
                    parents[moved] = parents[moved + 1] = first
                if other < 0:
                    leaves[~other] = slot
                else:
                    parents[other] = parents[other + 1] = slot
                slot = first
            weights[slot] = weight + 1
            slot = parents[slot]
    return codes
