"""Theme files to themes: a base, and what the file changes."""

import re
from collections.abc import Mapping as Map
from importlib import resources
from typing import Final

from generator.problems import Problems, Span, did_you_mean, nearest
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, Unreadable
from generator.source.reader import compose
from generator.theme.contrast import READABLE, contrast
from generator.theme.theme import Theme
from generator.theme.tokens import Families, FamilyRole, Palette, TypeRole, TypeScale
from generator.workspace import Workspace

THEME_SUFFIXES: Final = (".yaml", ".yml")
PRESETS: Final = ("civic", "ledger", "plain")
_ROOT: Final = "base"
"""The preset file that all others stand on; it has no palette and is no theme itself."""
MAX_BASES: Final = 4
MAX_FILE_BYTES: Final = 256 * 1024

_COLOR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_TOP_KEYS: Final = ("base", "filled-leaves", "palette", "families", "report", "deck")
_ROLE_KEYS: Final = TypeRole._fields
_FAMILY_KEYS: Final = Families._fields
_COLOR_KEYS: Final = tuple(name.replace("_", "-") for name in Palette._fields if name != "series")
_SIZES: Final = {"size": (4.0, 400.0), "leading": (4.0, 600.0), "tracking": (-0.2, 1.0)}
"""Smallest and largest value of a role's numbers: points, points, em."""


def is_theme_file(name: str) -> bool:
    """Tell whether a theme's name means a file and no preset."""
    return name.endswith(THEME_SUFFIXES)


def load_theme(name_or_file: str, workspace: Workspace, span: Span, problems: Problems) -> Theme | None:
    """Return the preset or the author's theme file of that name, or `None` after reporting what is wrong with it.

    A name that ends in .yaml or .yml is a file in the document's folder.
    """
    found = Problems()
    chain = _chain(name_or_file, workspace, span, found)
    theme = None if chain is None else _Builder(name_or_file, found).theme(chain)
    problems.items.extend(found.items)
    return None if found.has_errors else theme


def _chain(name: str, workspace: Workspace, span: Span, problems: Problems) -> list[Mapping] | None:
    """Return the theme files from the root to `name`, each the base of the next."""
    chain: list[Mapping] = []
    while True:
        node = _read(name, workspace, span, problems)
        if not isinstance(node, Mapping):
            if node is not None:
                problems.error("wrong-type", "a theme must be a mapping", node.span, "start with base: civic")
            return None
        chain.insert(0, node)
        base = node.get("base")
        if name == _ROOT:
            return chain
        if not isinstance(base, Scalar):
            place = node.span if base is None else base.span
            problems.error(
                "missing-key", 'a theme needs "base", the name of the theme it changes', place, f"choose one of {', '.join(PRESETS)}"
            )
            return None
        if len(chain) > MAX_BASES:
            problems.error("theme-bases", f"themes stand on more than {MAX_BASES} others", base.span, "name a shipped theme as base")
            return None
        name, span = base.text, base.span


def _read(name: str, workspace: Workspace, span: Span, problems: Problems) -> Node | None:
    if is_theme_file(name):
        data = workspace.read(name, span, problems, MAX_FILE_BYTES)
        return None if data is None else compose(data, name, problems)
    if name not in (*PRESETS, _ROOT):
        hint = did_you_mean(name, PRESETS) or f"choose one of {', '.join(PRESETS)}, or name a theme file that ends in .yaml"
        problems.error("unknown-theme", f'there is no theme "{name[:60]}"', span, hint)
        return None
    data = resources.files("generator.theme").joinpath("presets", f"{name}.yaml").read_bytes()
    return compose(data, f"{name}.yaml", problems)


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
        return Theme(self._name, palette, families, scales["report"], scales["deck"], self._filled)

    def _take(self, entry: Entry, first: bool) -> None:
        match entry.key.text, entry.value:
            case "base", _:
                pass
            case "filled-leaves", Scalar(text=("true" | "false") as text):
                self._filled = text == "true"
            case "filled-leaves", value:
                self._wrong(value, '"filled-leaves" must be true or false')
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

    def _take_palette(self, node: Mapping) -> None:
        for entry in node.entries:
            match entry.key.text, entry.value:
                case "series", Sequence(items=items) if items:
                    self._series = tuple(item.text for item in items if self._is_color(item) and isinstance(item, Scalar))
                case "series", value:
                    self._wrong(value, '"series" must be a list of colours')
                case name, Scalar() as value if name in _COLOR_KEYS:
                    if self._is_color(value):
                        self._palette[name] = value
                case name, value if name in _COLOR_KEYS:
                    self._wrong(value, f'"{name}" must be a colour')
                case _:
                    self._unknown(entry.key, "a palette", (*_COLOR_KEYS, "series"))

    def _is_color(self, node: Node) -> bool:
        if isinstance(node, Scalar) and _COLOR.fullmatch(node.text):
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
                self._take_role(role.value, known.setdefault(role.key.text, {}))

    def _take_role(self, node: Mapping, values: dict[str, Scalar]) -> None:
        for entry in node.entries:
            if entry.key.text not in _ROLE_KEYS:
                self._unknown(entry.key, "a role", _ROLE_KEYS)
            elif isinstance(entry.value, Scalar) and self._fits(entry.key.text, entry.value):
                values[entry.key.text] = entry.value
            elif not isinstance(entry.value, Scalar):
                self._wrong(entry.value, f'"{entry.key.text}" must be one value')

    def _fits(self, name: str, value: Scalar) -> bool:
        """Tell whether `value` can be the `name` of a role, reporting it if not."""
        match name:
            case "family":
                choices: tuple[str, ...] = tuple(FamilyRole)
            case "bold":
                choices = ("true", "false")
            case "color":
                choices = (*_COLOR_KEYS, *(f"series-{number}" for number in range(1, 10)))
            case _:
                return self._is_size(name, value)
        if value.text in choices:
            return True
        hint = did_you_mean(value.text, choices) or f"choose one of {', '.join(choices)}"
        self._problems.error("bad-choice", f'"{value.text[:40]}" is not a value of "{name}"', value.span, hint)
        return False

    def _is_size(self, name: str, value: Scalar) -> bool:
        low, high = _SIZES[name]
        if re.fullmatch(r"-?\d{1,4}(\.\d{1,4})?", value.text) and low <= float(value.text) <= high:
            return True
        self._problems.error("bad-size", f'"{name}" must be a number from {low:g} to {high:g}', value.span)
        return False

    def _made_palette(self) -> Palette:
        palette = Palette(**{name.replace("-", "_"): value.text.upper() for name, value in self._palette.items()}, series=self._series)
        for text, ground in (("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("ink", "surface"), ("on-accent", "accent")):
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
        hint = did_you_mean(key.text, known) if nearest(key.text, known) else f"the keys are {', '.join(known)}"
        self._problems.error("unknown-key", f'"{key.text[:40]}" is not a key of {owner}', key.span, hint)

    def _wrong(self, node: Node, message: str) -> None:
        if not isinstance(node, Unreadable):
            self._problems.error("wrong-type", message, node.span)
