"""Set lines → text in a PDF: each face one Type0 font over a subset, with one code per glyph, text and width.

Codes are chosen as glyphs are shown, so that ToUnicode is exact: what is copied or searched is the author's text, whatever ligature
or alternate glyph stands for it. Gaps between glyphs go into the glyphs' own widths in coarse steps and the rest into TJ,
since readers take a TJ offset of a fraction of an em for a space. ISO 32000-2, 9.7 (composite fonts) and 9.10.3 (ToUnicode).
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from generator.pdf.decoration import dots, tint, underline
from generator.pdf.objects import compressed, number
from generator.text.face import Face
from generator.text.lines import GlyphRun, Line, PlacedGlyph
from generator.text.sfnt import Variant, add_variants
from generator.text.style import Dots
from generator.text.subset import subset_glyphs
from generator.theme.tokens import Palette

EM: Final = 1000
"""Glyph space units to the em (ISO 32000-2, 9.2.4)."""
STEP: Final = 100
"""Gaps are folded into widths in steps of a tenth of an em: few codes, and a rest too small to be read as a space."""
DEFAULT_WIDTH: Final = 1000
NO_TEXT: Final = "\u200b"
"""Stands for the text of a glyph that has none: a space without width."""
BLOCK: Final = 100
"""Entries that one bfchar block may have (Adobe technical note 5411)."""
SYMBOLIC: Final = 4
SERIF: Final = 2
"""FontDescriptor flags (ISO 32000-2, table 121). Symbolic: the character set is not Adobe's standard Latin one."""


class FontTable:
    """The fonts of one PDF document, drawn on its reportlab `canvas`. Each face joins it when it is first shown."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._colors: dict[str, Any] = {}

    def show(self, line: Line, x: float, y: float, palette: Palette, begin: Callable[[GlyphRun, bool], None] | None = None) -> None:
        """Draw `line` with the left edge of its measure at `x` and its baseline at `y`, in points from the page's lower left.

        `begin` is called before each run is drawn, and with True before its reading is. Readings come last: what is
        copied or searched is the line without them.
        """
        runs = line.runs
        underlined = any(run.underline for run in runs)
        following = [*[run.left for run in runs[1:]], None]
        for n, (run, end) in enumerate(zip(runs, following, strict=True)):
            if begin:
                begin(run, False)
            if run.tint:
                self._draw(tint(run, x, y), palette.color(run.tint))
            self._show(run, x, y, palette, end)
            if run.underline:
                self._draw(underline(runs, n, x, y), palette.color(run.color))
            if run.dots is not Dots.NONE:
                self._draw(dots(run, x, y, underlined=underlined), palette.color(run.color))
        for run in _bases(runs):
            if begin:
                begin(run, True)
            for part, end in zip(run.reading, [*[part.left for part in run.reading[1:]], None], strict=True):
                self._show(part, x, y, palette, end)

    def _show(self, run: GlyphRun, x: float, y: float, palette: Palette, end: float | None) -> None:
        self._fill(palette.color(run.color))
        self._canvas._code.append(self._font(run.face).operators(run, x, y + run.rise, end))

    def _draw(self, operators: str, color: str) -> None:
        self._fill(color)
        self._canvas._code.append(operators)

    def _font(self, face: Face) -> "EmbeddedFont":
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"T{len(self._fonts) + 1}")
            self._canvas._doc.delayedFonts.append(font)
        return font

    def _fill(self, color: str) -> None:
        if color not in self._colors:
            self._colors[color] = HexColor(color)
        if self._canvas._fillColorObj is not self._colors[color]:
            self._canvas.setFillColor(self._colors[color])


def _bases(runs: Sequence[GlyphRun]) -> Iterator[GlyphRun]:
    """Yield the first run of each base that has a reading."""
    last: tuple[GlyphRun, ...] = ()
    for run in runs:
        if run.reading and run.reading is not last:
            yield run
        last = run.reading


class EmbeddedFont:
    """A face in one document: the codes given out, and at the end the PDF objects. `name` is its resource name."""

    def __init__(self, face: Face, name: str) -> None:
        self._face = face
        self._name = name
        self._codes: dict[tuple[int, str, int, int], str] = {}
        """(gid, text, width, shift) → code in hexadecimal. Code 0 is left to .notdef."""

    def operators(self, run: GlyphRun, x: float, y: float, end: float | None) -> str:
        """Return the operators that show `run`; `end` is where the next run of the line starts, if there is one."""
        glyphs = _each_with_text(run.glyphs)
        return f"BT /{self._name} {number(run.size)} Tf {number(x + glyphs[0].x)} {number(y)} Td {self._show(glyphs, run.size, end)} ET"

    def _show(self, glyphs: Sequence[PlacedGlyph], size: float, end: float | None) -> str:
        """Return the glyphs' codes with what their widths leave of the gaps, as `<…> Tj` or `[<…> n <…>] TJ`."""
        codes, scale = self._codes, EM / size
        parts: list[str] = []
        pen = glyphs[0].x
        ends = [glyph.x for glyph in glyphs[1:]]
        ends.append(glyphs[-1].x + glyphs[-1].advance if end is None else end)
        for (gid, text, x, advance, shift), next_x in zip(glyphs, ends, strict=True):
            rest = round((pen - x) * scale)
            if rest:
                parts.append(f"> {rest} <")
                pen -= rest / scale
            width = round(advance * scale) + STEP * round((next_x - x - advance) * scale / STEP)
            key = gid, text, width, round(shift * scale) if shift else 0
            code = codes.get(key)
            if code is None:
                code = codes[key] = f"{len(codes) + 1:04X}"
            parts.append(code)
            pen += width / scale
        joined = "".join(parts)
        return f"[<{joined}>] TJ" if " " in joined else f"<{joined}> Tj"

    def addObjects(self, document: Any) -> None:  # reportlab's name for it
        """Add the font's objects to a reportlab document: called once, when all pages are drawn."""
        keys = list(self._codes)
        program, gids = self._program(keys)
        name = f"{_subset_tag(program)}+{self._face.postscript_name}"
        descriptor = self._descriptor(name, self._stream(document, program, "program", Length1=len(program)))
        glyph_map = b"".join(gid.to_bytes(2, "big") for gid in [0, *gids])
        descendant = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}),
                "FontDescriptor": document.Reference(descriptor, f"{self._name}:descriptor"),
                "DW": DEFAULT_WIDTH,
                "W": _widths([width for _, _, width, _ in keys]),
                "CIDToGIDMap": self._stream(document, glyph_map, "glyphs"),
            }
        )
        to_unicode = _to_unicode([text for _, text, _, _ in keys])
        font = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(descendant, f"{self._name}:descendant")]),
                "ToUnicode": self._stream(document, to_unicode.encode("ascii"), "unicode"),
            }
        )
        document.idToObject["BasicFonts"].dict[self._name] = document.Reference(font, f"{self._name}:font")

    def _program(self, keys: Sequence[tuple[int, str, int, int]]) -> tuple[bytes, list[int]]:
        """Return the font program and the glyph of each code. Widths in it are those the PDF states (ISO 19005-2, 6.2.11.5)."""
        face = self._face
        data, moved = subset_glyphs(face, {gid for gid, _, _, _ in keys})
        count = len(moved)
        variants: dict[Variant, int] = {}
        gids = []
        for gid, _, width, shift in keys:
            if not shift and width == round(face.advance(gid) * EM):
                gids.append(moved[gid])
                continue
            variant = Variant(moved[gid], round(width * face.upem / EM), round(shift * face.upem / EM))
            gids.append(variants.setdefault(variant, count + len(variants)))
        return (add_variants(data, list(variants)) if variants else data), gids

    def _descriptor(self, name: str, program: Any) -> Any:
        face = self._face
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "FontFamily": PDFString(face.family),
                "FontWeight": round(face.weight, -2),
                "Flags": SYMBOLIC | (SERIF if face.is_serif else 0),
                "FontBBox": PDFArray([round(edge * EM) for edge in face.bounds]),
                "ItalicAngle": 0,
                "Ascent": round(face.ascender * EM),
                "Descent": round(face.descender * EM),
                "CapHeight": round(face.cap_height * EM),
                "StemV": _stem(face.weight),
                "FontFile2": program,
            }
        )

    def _stream(self, document: Any, content: bytes, what: str, **entries: int) -> Any:
        return document.Reference(compressed(content, **entries), f"{self._name}:{what}")


def _each_with_text(glyphs: Sequence[PlacedGlyph]) -> Sequence[PlacedGlyph]:
    """Return `glyphs`, each with a text, as PDF/A wants it (ISO 19005-2, 6.2.11.7.2): those of one cluster share its characters out."""
    if all(glyph.text for glyph in glyphs):
        return glyphs
    shared: list[PlacedGlyph] = []
    for start, end in pairwise([*(n for n, glyph in enumerate(glyphs) if glyph.text or n == 0), len(glyphs)]):
        text, rest = glyphs[start].text, end - start - 1
        split = max(len(text) - rest, 1)
        tail = text[split:].ljust(rest, NO_TEXT)
        shared += (glyph._replace(text=part) for glyph, part in zip(glyphs[start:end], (text[:split] or NO_TEXT, *tail), strict=True))
    return shared


def _subset_tag(program: bytes) -> str:
    """Return six capital letters that differ where the subset does (ISO 32000-2, 9.9.2)."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _stem(weight: int) -> int:
    """Return StemV, estimated from the weight class: no table tells it, and readers use it for substitutes only."""
    return round(10 + 220 * (weight - 50) / 900)


def _widths(widths: Sequence[int]) -> Any:
    """Return the W array of codes 1, 2, …; those of the default width are left out."""
    entries: list[Any] = []
    for is_default, group in groupby(enumerate(widths, 1), key=lambda pair: pair[1] == DEFAULT_WIDTH):
        if not is_default:
            pairs = list(group)
            entries += [pairs[0][0], PDFArray([width for _, width in pairs])]
    return PDFArray(entries)


def _to_unicode(texts: Sequence[str]) -> str:
    """Return the ToUnicode CMap of codes 1, 2, …"""
    entries = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)]
    blocks = [entries[i : i + BLOCK] for i in range(0, len(entries), BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
