"""How wide letters are in the face that LibreOffice Impress lays tables out in: DejaVu Sans, wider than most.

Impress 26.8 makes the rows of tables as high as their words need before it reads the faces that a deck carries, in a face of its own, and
leaves them so. What that face lacks is set in another, of East Asia as wide as ours. Advances are in 2048ths of an em, from version 2.37.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.text.office import Row
from generator.text.stretches import Runs

UNITS: Final = 2048
_RANGES: Final = ((0x20, 0x7E, 0), (0xA0, 0xFF, 0x5F))
"""First and last character, and the place of the first in the lists."""
_LETTERS: Final = re.compile("[ -~\u00a0-\u00ff]")
_REGULAR: Final = (
    651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303,
    1303, 1303, 690, 690, 1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577, 1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532,
    1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024, 1024, 1255, 1300, 1126, 1300,
    1260, 721, 1300, 1298, 569, 569, 1186, 569, 1995, 1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075, 1303,
    690, 1303, 1716, 651, 821, 1303, 1303, 1303, 1303, 690, 1024, 1024, 2048, 965, 1253, 1716, 739, 2048, 1024, 1024, 1716, 821, 821,
    1024, 1303, 1303, 651, 1024, 821, 965, 1253, 1985, 1985, 1985, 1087, 1401, 1401, 1401, 1401, 1401, 1401, 1995, 1430, 1294, 1294,
    1294, 1294, 604, 604, 604, 604, 1587, 1532, 1612, 1612, 1612, 1612, 1612, 1716, 1612, 1499, 1499, 1499, 1499, 1251, 1239, 1290, 1255,
    1255, 1255, 1255, 1255, 1255, 2011, 1126, 1260, 1260, 1260, 1260, 569, 569, 569, 569, 1253, 1298, 1253, 1253, 1253, 1253, 1253, 1716,
    1253, 1298, 1298, 1298, 1298, 1212, 1300, 1212,
)  # fmt: skip
_BOLD: Final = (
    713, 934, 1067, 1716, 1425, 2052, 1786, 627, 936, 936, 1071, 1716, 778, 850, 778, 748, 1425, 1425, 1425, 1425, 1425, 1425, 1425,
    1425, 1425, 1425, 819, 819, 1716, 1716, 1716, 1188, 2048, 1585, 1561, 1503, 1700, 1399, 1399, 1681, 1714, 762, 762, 1587, 1305, 2038,
    1714, 1741, 1501, 1741, 1577, 1475, 1397, 1663, 1585, 2259, 1579, 1483, 1485, 936, 748, 936, 1716, 1024, 1024, 1382, 1466, 1214,
    1466, 1389, 891, 1466, 1458, 702, 702, 1362, 702, 2134, 1458, 1407, 1466, 1466, 1010, 1219, 979, 1458, 1335, 1892, 1321, 1335, 1192,
    1458, 748, 1458, 1716, 713, 934, 1425, 1425, 1303, 1425, 748, 1024, 1024, 2048, 1155, 1323, 1716, 850, 2048, 1024, 1024, 1716, 897,
    897, 1024, 1507, 1303, 778, 1024, 897, 1155, 1323, 2120, 2120, 2120, 1188, 1585, 1585, 1585, 1585, 1585, 1585, 2222, 1503, 1399,
    1399, 1399, 1399, 762, 762, 762, 762, 1716, 1714, 1741, 1741, 1741, 1741, 1741, 1716, 1741, 1663, 1663, 1663, 1663, 1483, 1511, 1473,
    1382, 1382, 1382, 1382, 1382, 1382, 2146, 1214, 1389, 1389, 1389, 1389, 702, 702, 702, 702, 1407, 1458, 1407, 1407, 1407, 1407, 1407,
    1716, 1407, 1458, 1458, 1458, 1458, 1335, 1466, 1335,
)  # fmt: skip


def has_letters(text: str) -> bool:
    """Tell whether `text` has characters that this face sets."""
    return _LETTERS.search(text) is not None


def stand_in(row: Row, runs: Runs, size: float) -> Row:
    """Return `row`, which is the text of `runs`, as Impress sets it before it reads the deck's faces; in em of `size`."""
    widths = _widths(row, runs, size)
    left, right, end, own_end = [], [], 0.0, 0.0
    for own_left, own_right, width in zip(row.left, row.right, widths, strict=True):
        left.append(end + own_left - own_end)
        end, own_end = left[-1] + width, own_right
        right.append(end)
    return row._replace(left=left, right=right)


def _widths(row: Row, runs: Runs, size: float) -> Iterator[float]:
    styles = (run.style for run in runs for _ in run.text)
    for character, left, right, style in zip(row.text, row.left, row.right, styles, strict=True):
        advance = _advance(character, bold=style.bold)
        yield (advance + style.tracking) * style.size / size if advance else right - left


def _advance(character: str, *, bold: bool) -> float:
    """Return the advance of `character` in em, 0 for one that is set in another face."""
    code = ord(character)
    for first, last, place in _RANGES:
        if first <= code <= last:
            return (_BOLD if bold else _REGULAR)[place + code - first] / UNITS
    return 0.0
