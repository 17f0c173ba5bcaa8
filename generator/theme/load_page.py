"""Page design files to page designs: a base, and what the file changes."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

from generator.problems import Problems, Span
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from generator.theme.files import Shelf, choices_hint, load_chain, report_unknown_key, report_wrong
from generator.theme.page import (
    DESIGNS,
    Across,
    ContentsRule,
    Folio,
    FolioPlace,
    FolioStyle,
    Head,
    Heads,
    Margins,
    Numerals,
    PageDesign,
    TypeChange,
)
from generator.theme.roles import is_choice, take_role
from generator.theme.tokens import FamilyRole
from generator.units import MILLIMETRE
from generator.workspace import Workspace

SIZES: Final = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "B5": (176.0, 250.0),
    "B5-JIS": (182.0, 257.0),
    "16K": (184.0, 260.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
}
"""Width and height in millimetres: ISO 216, JIS P 0138, the 16开 of GB/T 788 (regular), ANSI."""
SMALLEST, LARGEST = 100.0, 2400.0
"""Of a side of the paper."""
LEAST_WIDTH, LEAST_HEIGHT = 140.0, 220.0
"""Of the text on a page: less has no room for exhibits."""
LEAST_TOP = 33.0
"""Of the margin above the text: the 12 points that office printers lose, a running head of 12, and 9 before the text."""
BODY, LIKE_BODY = "body", "list"
"""Lists are part of the text: what a file changes of the body it changes of them, unless it says something of lists itself."""
_UNITS: Final = {"": 1.0, "pt": 1.0, "mm": MILLIMETRE, "cm": 10 * MILLIMETRE, "in": 72.0}
_LENGTH: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})?) ?(pt|mm|cm|in|)")
_CUSTOM: Final = re.compile(r"(.+?) ?[x×] ?(.+)")
_MOST_FACES: Final = 20

Choice = TypeVar("Choice", bound=StrEnum)


def load_page(name_or_file: str, workspace: Workspace, span: Span, problems: Problems) -> PageDesign | None:
    """Return the shipped page design or the author's file of that name, or `None` after reporting what is wrong with it.

    A name that ends in .yaml or .yml is a file in the document's folder.
    """
    return load_chain(name_or_file, SHELF, workspace, span, problems, lambda chain, found: _Builder(name_or_file, found).design(chain))


def _unknown_page(name: str, span: Span, problems: Problems) -> None:
    problems.error("unknown-page", f'there is no page design "{name[:60]}"', span, choices_hint(name, DESIGNS, "page design"))


SHELF: Final = Shelf("page design", "pages", DESIGNS, _unknown_page)


def length(text: str) -> float | None:
    """Return a length in points: a bare number is points; `None` for what is no length."""
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match else None


def paper(text: str) -> tuple[float, float] | None:
    """Return width and height in points of a paper by name, or written as two lengths: 184mm x 260mm."""
    if text in SIZES:
        width, height = SIZES[text]
        return round(width * MILLIMETRE, 2), round(height * MILLIMETRE, 2)
    match = _CUSTOM.fullmatch(text)
    sides = (length(match[1]), length(match[2])) if match else (None, None)
    return (sides[0], sides[1]) if sides[0] is not None and sides[1] is not None else None


def _is_length(low: float, high: float, name: str, value: Scalar, problems: Problems) -> bool:
    points = length(value.text)
    if points is not None and low <= points <= high:
        return True
    limits = f"from {low:g} to {high:g} points"
    problems.error("bad-length", f'"{name}" must be a length {limits}', value.span, "write points, or a unit: 20mm, 2cm, 1in")
    return False


def _is_paper(name: str, value: Scalar, problems: Problems) -> bool:
    sides = paper(value.text)
    if sides and all(SMALLEST <= side <= LARGEST for side in sides):
        return True
    hint = f"choose one of {', '.join(SIZES)}, or write two lengths: 184mm x 260mm"
    problems.error("bad-paper", f'"{value.text[:40]}" is no paper size', value.span, hint)
    return False


def _is_count(name: str, value: Scalar, problems: Problems) -> bool:
    return is_choice(name, value, ("1", "2", "3"), problems)


def _is_indent(name: str, value: Scalar, problems: Problems) -> bool:
    return value.text == "auto" or _is_em(name, value, problems)


def _is_em(name: str, value: Scalar, problems: Problems) -> bool:
    if re.fullmatch(r"\d(\.\d{1,3})?", value.text) and float(value.text) <= 8:
        return True
    problems.error("bad-size", f'"{name}" must be a number of characters from 0 to 8', value.span)
    return False


def _chosen(kind: type[StrEnum]) -> Callable[[str, Scalar, Problems], bool]:
    choices = tuple(member.value for member in kind)
    return lambda name, value, problems: is_choice(name, value, choices, problems)


def _is_orientation(name: str, value: Scalar, problems: Problems) -> bool:
    return is_choice(name, value, ("portrait", "landscape"), problems)


def _is_flag(name: str, value: Scalar, problems: Problems) -> bool:
    return is_choice(name, value, ("true", "false"), problems)


def _lengths(low: float, high: float) -> Callable[[str, Scalar, Problems], bool]:
    return partial(_is_length, low, high)


KEYS: Final[dict[str, Callable[[str, Scalar, Problems], bool]]] = {
    "size": _is_paper,
    "orientation": _is_orientation,
    "duplex": _is_flag,
    "rail": _lengths(0, 300),
    "gutter": _lengths(0, 100),
    "columns": _is_count,
    "column-gap": _lengths(6, 100),
    "across": _chosen(Across),
    "head": _chosen(Head),
    "running-head": _chosen(Heads),
    "running-head-drop": _lengths(0, 400),
    "tab": _is_flag,
    "numerals": _chosen(Numerals),
    "contents": _chosen(ContentsRule),
    "grid": _is_flag,
    "indent": _is_indent,
    "bleed": _lengths(0, 60),
    "crop-marks": _is_flag,
}
"""The keys with one value."""
PARTS: Final[dict[str, dict[str, Callable[[str, Scalar, Problems], bool]]]] = {
    "margins": dict.fromkeys(Margins._fields, _lengths(0, 700)),
    "folio": {
        "style": _chosen(FolioStyle),
        "place": _chosen(FolioPlace),
        "drop": _lengths(0, 200),
        "indent": _is_em,
        "first": _is_flag,
    },
}
"""The keys that are mappings of such keys."""
_TOP_KEYS: Final = ("base", *KEYS, *PARTS, "type")


class _Builder:
    """Lays page designs over each other and checks each value where it stands."""

    def __init__(self, name: str, problems: Problems) -> None:
        self._name = name
        self._problems = problems
        self._values: dict[str, Scalar] = {}
        """The latest value of each key, those of parts as `margins.top`."""
        self._roles: dict[str, dict[str, Scalar]] = {}
        self._faces: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, Span] = {}
        """Where each role was named last."""

    def design(self, chain: list[Mapping]) -> PageDesign | None:
        """Return the page design that `chain`, base first, describes."""
        for node in chain:
            for entry in node.entries:
                self._take(entry)
        if self._problems.has_errors:
            return None
        design = self._made()
        self._check_room(design)
        return design

    def _take(self, entry: Entry) -> None:
        name, value = entry.key.text, entry.value
        if name == "base":
            return
        if name in KEYS:
            self._take_value(name, name, value, KEYS[name])
        elif name in PARTS and isinstance(value, Mapping):
            self._take_part(name, value)
        elif name == "type" and isinstance(value, Mapping):
            self._take_type(value)
        elif name in PARTS or name == "type":
            report_wrong(value, f'"{name}" must be a mapping', self._problems)
        else:
            report_unknown_key(entry.key, "a page design", _TOP_KEYS, self._problems)

    def _take_value(self, name: str, path: str, value: Node, fits: Callable[[str, Scalar, Problems], bool]) -> None:
        if not isinstance(value, Scalar):
            report_wrong(value, f'"{name}" must be one value', self._problems)
        elif fits(name, value, self._problems):
            self._values[path] = value

    def _take_part(self, part: str, node: Mapping) -> None:
        known = PARTS[part]
        for entry in node.entries:
            name = entry.key.text
            if name in known:
                self._take_value(name, f"{part}.{name}", entry.value, known[name])
            else:
                report_unknown_key(entry.key, f'"{part}"', tuple(known), self._problems)

    def _take_type(self, node: Mapping) -> None:
        for role in node.entries:
            name = role.key.text
            if not isinstance(role.value, Mapping):
                report_wrong(role.value, "a role must be a mapping", self._problems)
                continue
            self._places[name] = role.key.span
            values: dict[str, Scalar] = {}
            take_role(role.value, values, self._problems, further=("faces",))
            faces = role.value.get("faces")
            if faces is not None:
                self._take_faces(name, faces)
            self._roles.setdefault(name, {}).update(values)
            if name == BODY and node.get(LIKE_BODY) is None:
                self._change_lists(values, faced=faces is not None)

    def _change_lists(self, values: dict[str, Scalar], *, faced: bool) -> None:
        """Change lists by `values`, which the body was given, and where it was `faced` by its faces too."""
        self._roles.setdefault(LIKE_BODY, {}).update(values)
        self._places[LIKE_BODY] = self._places[BODY]
        if faced and BODY in self._faces:
            self._faces[LIKE_BODY] = self._faces[BODY]

    def _take_faces(self, role: str, node: Node) -> None:
        names = [item.text for item in node.items if isinstance(item, Scalar) and item.text] if isinstance(node, Sequence) else []
        if isinstance(node, Sequence) and len(names) == len(node.items) <= _MOST_FACES:
            self._faces[role] = tuple(names)
        else:
            report_wrong(node, f'"faces" must be a list of up to {_MOST_FACES} font families', self._problems)

    def _made(self) -> PageDesign:
        width, height = self._paper()
        indent = self._values["indent"].text
        return PageDesign(
            name=self._name,
            width=width,
            height=height,
            duplex=self._flag("duplex"),
            margins=Margins(*(self._length(f"margins.{side}") for side in Margins._fields)),
            rail=self._length("rail"),
            gutter=self._length("gutter"),
            columns=int(self._values["columns"].text),
            column_gap=self._length("column-gap"),
            across=self._choice("across", Across),
            head=self._choice("head", Head),
            heads=self._choice("running-head", Heads),
            head_drop=self._length("running-head-drop"),
            tab=self._flag("tab"),
            folio=self._folio(),
            numerals=self._choice("numerals", Numerals),
            contents=self._choice("contents", ContentsRule),
            grid=self._flag("grid"),
            indent=None if indent == "auto" else float(indent),
            bleed=self._length("bleed"),
            crop_marks=self._flag("crop-marks"),
            type={name: self._change(name) for name in self._roles},
        )

    def _paper(self) -> tuple[float, float]:
        sides = paper(self._values["size"].text)
        assert sides is not None  # checked where it was taken
        return sides if self._values["orientation"].text == "portrait" else (sides[1], sides[0])

    def _folio(self) -> Folio:
        return Folio(
            self._choice("folio.style", FolioStyle),
            self._choice("folio.place", FolioPlace),
            self._length("folio.drop"),
            float(self._values["folio.indent"].text),
            self._flag("folio.first"),
        )

    def _change(self, role: str) -> TypeChange:
        values = self._roles.get(role, {})

        def number(name: str) -> float | None:
            return float(values[name].text) if name in values else None

        return TypeChange(
            family=FamilyRole(values["family"].text) if "family" in values else None,
            size=number("size"),
            leading=number("leading"),
            bold=values["bold"].text == "true" if "bold" in values else None,
            color=values["color"].text if "color" in values else None,
            tracking=number("tracking"),
            faces=self._faces.get(role, ()),
            span=self._places[role],
        )

    def _length(self, path: str) -> float:
        points = length(self._values[path].text)
        assert points is not None  # checked where it was taken
        return points

    def _flag(self, path: str) -> bool:
        return self._values[path].text == "true"

    def _choice(self, path: str, kind: type[Choice]) -> Choice:
        return kind(self._values[path].text)

    def _check_room(self, design: PageDesign) -> None:
        """Report margins and columns that leave too little of the paper, at a place in the author's own file."""
        margins = design.margins
        rail = design.rail + design.gutter if design.has_rail else 0.0
        text = design.width - margins.inside - margins.outside - rail
        column = (text - (design.columns - 1) * design.column_gap) / design.columns
        height = design.height - margins.top - margins.bottom
        if column < LEAST_WIDTH or height < LEAST_HEIGHT:
            own = (value.span for value in self._values.values() if value.span.path == self._name)
            message = f"{column:.0f} × {height:.0f} points are left for a column of text, {LEAST_WIDTH:.0f} × {LEAST_HEIGHT:.0f} are needed"
            span = next(own, self._values["size"].span)
            self._problems.error("page-too-small", message, span, "take larger paper, smaller margins, no rail or fewer columns")
        if design.heads is not Heads.NONE and margins.top < LEAST_TOP:
            message = f"a margin of {margins.top:.0f} points has no room for the running head, {LEAST_TOP:.0f} are needed"
            hint = "take a larger margin at the top, or running-head: none"
            self._problems.error("page-too-small", message, self._values["margins.top"].span, hint)
