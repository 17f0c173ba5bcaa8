"""Theme files to themes: a base, and what the file changes."""

import re
from collections.abc import Mapping as Map
from typing import Final

from generator.problems import Problems, Span, did_you_mean
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from generator.theme.contrast import READABLE, contrast
from generator.theme.files import Shelf, choices_hint, load_chain, report_unknown_key, report_wrong
from generator.theme.roles import COLOR_KEYS, take_role
from generator.theme.theme import Theme
from generator.theme.tokens import Families, FamilyRole, Palette, TableLook, TypeRole, TypeScale
from generator.workspace import Workspace

PRESETS: Final = ("civic", "ledger", "plain")

READ_ON: Final = (
    ("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("ink", "surface"), ("on-accent", "accent"), ("mark", "paper"),
)  # fmt: skip
"""Roles of text, and of the grounds that they are read on."""
COLOR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_TOP_KEYS: Final = ("base", "filled-leaves", "table-look", "palette", "families", "report", "deck")
_FAMILY_KEYS: Final = Families._fields


def _unknown_theme(name: str, span: Span, problems: Problems) -> None:
    problems.error("unknown-theme", f'there is no theme "{name[:60]}"', span, choices_hint(name, PRESETS, "theme"))


SHELF: Final = Shelf("theme", "presets", PRESETS, _unknown_theme)


def load_theme(name_or_file: str, workspace: Workspace, span: Span, problems: Problems) -> Theme | None:
    """Return the preset or the author's theme file of that name, or `None` after reporting what is wrong with it.

    A name that ends in .yaml or .yml is a file in the document's folder.
    """
    return load_chain(name_or_file, SHELF, workspace, span, problems, lambda chain, found: _Builder(name_or_file, found).theme(chain))


class _Builder:
    """Lays theme files over each other and checks each value where it stands."""

    def __init__(self, name: str, problems: Problems) -> None:
        self._name = name
        self._problems = problems
        self._palette: dict[str, Scalar] = {}
        self._series: tuple[str, ...] = ()
        self._families: dict[str, dict[str, str]] = {}
        self._scales: dict[str, dict[str, dict[str, Scalar]]] = {"report": {}, "deck": {}}
        self._filled = True
        self._table_look = TableLook.RULED

    def theme(self, chain: list[Mapping]) -> Theme | None:
        """Return the theme that `chain`, base first, describes."""
        for number, node in enumerate(chain):
            for entry in node.entries:
                self._take(entry, first=number == 0)
        if self._problems.has_errors:
            return None
        palette = self._made_palette()
        scales = {name: self._scale(name) for name in self._scales}
        families = {language: Families(**names) for language, names in self._families.items()}
        return Theme(self._name, palette, families, scales["report"], scales["deck"], self._filled, self._table_look)

    def _take(self, entry: Entry, first: bool) -> None:
        match entry.key.text, entry.value:
            case "base", _:
                pass
            case "filled-leaves", Scalar(text=("true" | "false") as text):
                self._filled = text == "true"
            case "filled-leaves", value:
                self._wrong(value, '"filled-leaves" must be true or false')
            case "table-look", Scalar() as value:
                self._take_table_look(value)
            case "table-look", value:
                self._wrong(value, '"table-look" must be one word')
            case "palette", Mapping() as value:
                self._take_palette(value)
            case "families", Mapping() as value:
                self._take_families(value, first)
            case ("report" | "deck") as scale, Mapping() as value:
                self._take_scale(scale, value, first)
            case ("palette" | "families" | "report" | "deck") as name, value:
                self._wrong(value, f'"{name}" must be a mapping')
            case _:
                self._unknown(entry.key, "a theme", _TOP_KEYS)

    def _take_table_look(self, value: Scalar) -> None:
        looks = tuple(TableLook)
        if value.text in looks:
            self._table_look = TableLook(value.text)
        else:
            hint = did_you_mean(value.text, looks) or f"choose one of {', '.join(looks)}"
            self._problems.error("bad-choice", f'"{value.text[:40]}" is not a value of "table-look"', value.span, hint)

    def _take_palette(self, node: Mapping) -> None:
        for entry in node.entries:
            match entry.key.text, entry.value:
                case "series", Sequence(items=items) if items:
                    self._series = tuple(item.text for item in items if self._is_color(item) and isinstance(item, Scalar))
                case "series", value:
                    self._wrong(value, '"series" must be a list of colours')
                case name, Scalar() as value if name in COLOR_KEYS:
                    if self._is_color(value):
                        self._palette[name] = value
                case name, value if name in COLOR_KEYS:
                    self._wrong(value, f'"{name}" must be a colour')
                case _:
                    self._unknown(entry.key, "a palette", (*COLOR_KEYS, "series"))

    def _is_color(self, node: Node) -> bool:
        if isinstance(node, Scalar) and COLOR.fullmatch(node.text):
            return True
        self._problems.error("bad-color", "a colour is written #RRGGBB", node.span, 'put it in quotes: "#98191F"')
        return False

    def _take_families(self, node: Mapping, first: bool) -> None:
        for language in node.entries:
            names = self._families.setdefault(language.key.text, {}) if first else self._families.get(language.key.text)
            if names is None:
                self._unknown(language.key, "the languages", tuple(self._families))
            elif not isinstance(language.value, Mapping):
                self._wrong(language.value, "the families of a language must be a mapping")
            else:
                self._take_family(language.value, names)

    def _take_family(self, node: Mapping, names: dict[str, str]) -> None:
        for entry in node.entries:
            if entry.key.text not in _FAMILY_KEYS:
                self._unknown(entry.key, "the families of a language", _FAMILY_KEYS)
            elif not isinstance(entry.value, Scalar) or not entry.value.text:
                self._wrong(entry.value, "a family must be the name of a font family")
            else:
                names[entry.key.text] = entry.value.text

    def _take_scale(self, scale: str, node: Mapping, first: bool) -> None:
        for role in node.entries:
            known = self._scales[scale]
            if not first and role.key.text not in known:
                self._unknown(role.key, f"the {scale} scale", tuple(known))
            elif not isinstance(role.value, Mapping):
                self._wrong(role.value, "a role must be a mapping")
            else:
                take_role(role.value, known.setdefault(role.key.text, {}), self._problems)

    def _made_palette(self) -> Palette:
        palette = Palette(**{name.replace("-", "_"): value.text.upper() for name, value in self._palette.items()}, series=self._series)
        for text, ground in READ_ON:
            ratio = contrast(palette.color(text), palette.color(ground))
            if ratio < READABLE:
                message = f"{text} on {ground} has a contrast of {ratio:.1f}, text needs {READABLE}"
                self._problems.error(
                    "low-contrast", message, self._place(self._palette[text], self._palette[ground]), "make one darker or the other lighter"
                )
        return palette

    def _scale(self, name: str) -> TypeScale:
        return {role: self._role(role, values) for role, values in self._scales[name].items()}

    def _role(self, name: str, values: Map[str, Scalar]) -> TypeRole:
        role = TypeRole(
            family=FamilyRole(values["family"].text),
            size=float(values["size"].text),
            leading=float(values["leading"].text),
            bold="bold" in values and values["bold"].text == "true",
            color=values["color"].text if "color" in values else "ink",
            tracking=float(values["tracking"].text) if "tracking" in values else 0.0,
        )
        if role.leading < role.size:
            message = f"leading {role.leading:g} of {name} is less than its size {role.size:g}"
            self._problems.error(
                "tight-leading", message, self._place(values["leading"], values["size"]), "lines would touch: make it at least the size"
            )
        return role

    def _place(self, *values: Scalar) -> Span:
        """Return the place of the first of `values` that stands in the author's own file, else of the first."""
        return next((value.span for value in values if value.span.path == self._name), values[0].span)

    def _unknown(self, key: Scalar, owner: str, known: tuple[str, ...]) -> None:
        report_unknown_key(key, owner, known, self._problems)

    def _wrong(self, node: Node, message: str) -> None:
        report_wrong(node, message, self._problems)
