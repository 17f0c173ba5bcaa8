"""Brand files: colours, fonts, logo and footer of an organization, laid over any theme."""

import posixpath
from collections.abc import Mapping as Map
from collections.abc import Sequence as List
from pathlib import Path
from typing import Final, NamedTuple

from generator.model.document import Document, Language
from generator.pictures import Pictures
from generator.problems import NO_SPAN, Problems, Span, did_you_mean
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from generator.source.reader import compose
from generator.text.library import FontLibrary
from generator.theme.brand import Brand
from generator.theme.contrast import GRAPHICS, READABLE, contrast, mixed, readable
from generator.theme.files import MAX_FILE_BYTES, load_elsewhere, report_unknown_key, report_wrong
from generator.theme.load import COLOR, READ_ON
from generator.theme.theme import Theme
from generator.theme.tokens import Families, Palette
from generator.workspace import Workspace

MAX_TEXT: Final = 80
"""Characters of a footer or a name: more has no room beside page numbers."""

KEYS: Final = {
    "organization": ("organization", "机构"),
    "footer": ("footer", "页脚"),
    "logo": ("logo", "标志"),
    "alt": ("alt", "标志说明"),
    "colors": ("colors", "颜色"),
    "fonts": ("fonts", "字体"),
}
COLORS: Final = {
    "accent": ("accent", "primary", "主色"),
    "accent-2": ("accent-2", "secondary", "辅色"),
    "ink": ("ink", "text", "文字"),
    "paper": ("paper", "background", "底色"),
    "muted": ("muted", "次要文字"),
    "surface": ("surface", "浅底"),
    "rule": ("rule", "线条"),
    "positive": ("positive", "上升"),
    "negative": ("negative", "下降"),
}
SERIES: Final = ("series", "图表")
FONTS: Final = {"sans": ("sans", "黑体"), "serif": ("serif", "宋体")}
"""The names of each key in a brand file; the first one is the theme's."""

MUTED, CONTEXT, RULE, SURFACE, SURFACE_2, VEIL = 0.68, 0.32, 0.24, 0.05, 0.13, 0.12
"""How much of another colour is in those that a brand leaves to be derived: of the ink, of the accent, of the accent behind letters."""


class BrandFile(NamedTuple):
    """A brand file that has been read; values keep their places. Fonts are by language, "" for all."""

    brand: Brand
    colors: Map[str, Scalar]
    series: tuple[Scalar, ...]
    fonts: Map[tuple[str, str], Scalar]
    footer: Span = NO_SPAN
    path: Path = Path()
    """Where the file is, if its places are not in the document's folder."""


def choose_brand(document: Document, wanted: str, workspace: Workspace, pictures: Pictures, problems: Problems) -> BrandFile | None:
    """Return the brand file `wanted`, or `document`'s own; `None` where there is none or after reporting what is wrong with it.

    One named in the document lies in its `workspace`; one that is `wanted` is looked for from the current folder. The logo is beside it.
    """
    metadata = document.metadata
    if not wanted:
        return load_brand(metadata.brand, workspace, pictures, metadata.brand_span, problems) if metadata.brand else None
    brand = load_elsewhere(wanted, _load_with_pictures, problems)
    return brand and brand._replace(path=Path(wanted).absolute())


def _load_with_pictures(name: str, workspace: Workspace, span: Span, problems: Problems) -> BrandFile | None:
    return load_brand(name, workspace, Pictures(workspace), span, problems)


def load_brand(name: str, workspace: Workspace, pictures: Pictures, span: Span, problems: Problems) -> BrandFile | None:
    """Return the brand file `name`, or `None` after reporting everything that is wrong with it."""
    found = Problems()
    data = workspace.read(name, span, found, MAX_FILE_BYTES)
    node = None if data is None else compose(data, name, found)
    brand = None
    if isinstance(node, Mapping):
        brand = _Reader(posixpath.dirname(name), pictures, found).brand(node)
    elif node is not None:
        found.error("wrong-type", "a brand file must be a mapping", node.span, 'start with colors: {accent: "#0A5C36"}')
    problems.items.extend(found.items)
    return None if found.has_errors else brand


class _Reader:
    """Reads the values of one brand file and checks each where it stands."""

    def __init__(self, folder: str, pictures: Pictures, problems: Problems) -> None:
        self._folder, self._pictures, self._problems = folder, pictures, problems
        self._texts: dict[str, Scalar] = {}
        self._colors: dict[str, Scalar] = {}
        self._series: tuple[Scalar, ...] = ()
        self._fonts: dict[tuple[str, str], Scalar] = {}

    def brand(self, node: Mapping) -> BrandFile:
        """Return what `node` says."""
        for entry, key in self._known(node, KEYS, "a brand file"):
            match key, entry.value:
                case "colors", Mapping() as value:
                    self._take_colors(value)
                case "fonts", Mapping() as value:
                    self._take_fonts(value)
                case (("colors" | "fonts"), value):
                    report_wrong(value, f'"{entry.key.text}" must be a mapping', self._problems)
                case _, Scalar(text=text) as value if text and len(text) <= MAX_TEXT and text.isprintable():
                    self._texts[key] = value
                case _, value:
                    report_wrong(value, f'"{entry.key.text}" must be one line of at most {MAX_TEXT} characters', self._problems)
        texts = {key: value.text for key, value in self._texts.items()}
        organization = texts.get("organization", "")
        logo = self._texts.get("logo")
        picture = self._pictures.load(posixpath.join(self._folder, logo.text), logo.span, self._problems) if logo else None
        brand = Brand(organization, texts.get("footer", ""), picture, texts.get("alt", "") or organization)
        footer = self._texts["footer"].span if "footer" in self._texts else NO_SPAN
        return BrandFile(brand, self._colors, self._series, self._fonts, footer)

    def _known(self, node: Mapping, names: Map[str, tuple[str, ...]], owner: str) -> list[tuple[Entry, str]]:
        """Return the entries of `node` with their keys' first names; report those that are none of `names`, and what is said twice."""
        by_name = {name: key for key, aliases in names.items() for name in aliases}
        known: list[tuple[Entry, str]] = []
        for entry in node.entries:
            key = by_name.get(entry.key.text)
            if key is None:
                report_unknown_key(entry.key, owner, tuple(by_name), self._problems)
            elif any(key == other for _, other in known):
                self._problems.error(
                    "duplicate-key", f'"{entry.key.text}" is here under another name too', entry.key.span, "keep one of them"
                )
            else:
                known.append((entry, key))
        return known

    def _take_colors(self, node: Mapping) -> None:
        for entry, key in self._known(node, {**COLORS, "series": SERIES}, "the colours of a brand"):
            match key, entry.value:
                case "series", Sequence(items=items) if items:
                    self._series = tuple(item for item in items if isinstance(item, Scalar) and self._is_color(item))
                    for item in items:
                        if not isinstance(item, Scalar):
                            self._is_color(item)
                case "series", value:
                    report_wrong(value, f'"{entry.key.text}" must be a list of colours', self._problems)
                case _, value if self._is_color(value) and isinstance(value, Scalar):
                    self._colors[key] = value

    def _is_color(self, node: Node) -> bool:
        if isinstance(node, Scalar) and COLOR.fullmatch(node.text):
            return True
        self._problems.error("bad-color", "a colour is written #RRGGBB", node.span, 'put it in quotes: "#98191F"')
        return False

    def _take_fonts(self, node: Mapping) -> None:
        languages = {language.value: (language.value,) for language in Language}
        for entry, key in self._known(node, {**FONTS, **languages}, "the fonts of a brand"):
            match entry.value:
                case Mapping() as value if key in languages:
                    for inner, role in self._known(value, FONTS, "the fonts of a language"):
                        self._take_font(key, role, inner)
                case _ if key in FONTS:
                    self._take_font("", key, entry)
                case value:
                    report_wrong(value, "the fonts of a language must be a mapping", self._problems)

    def _take_font(self, language: str, role: str, entry: Entry) -> None:
        if isinstance(entry.value, Scalar) and entry.value.text:
            self._fonts[language, role] = entry.value
        else:
            report_wrong(entry.value, f'"{entry.key.text}" must be the name of a font family', self._problems)


def branded(theme: Theme, file: BrandFile, language: Language, library: FontLibrary, problems: Problems) -> Theme:
    """Return `theme` in the colours and fonts of a brand. Colours that cannot be read and fonts that are not here are reported."""
    found = Problems()
    given = {name: value.text.upper() for name, value in file.colors.items()}
    palette = _palette(theme.palette, given, [value.text.upper() for value in file.series])
    _check_contrast(palette, file, found)
    families = {**theme.families, language: _families(theme.families[language], file, language, library, found)}
    _check_footer(file, families[language], language, library, found)
    problems.items.extend(found.as_named(file.path) if file.path.name else found)
    return theme._replace(palette=palette, families=families, brand=file.brand)


def _palette(base: Palette, given: Map[str, str], series: List[str]) -> Palette:
    """Return `base` with the colours `given`, and those derived from them that a brand does not give."""
    if not given and not series:
        return base
    paper, ink = given.get("paper", base.paper), given.get("ink", base.ink)
    accent = given.get("accent", base.accent)
    tints = {
        "surface": mixed(paper, accent, SURFACE),
        "surface_2": mixed(paper, accent, SURFACE_2),
        "rule": mixed(paper, ink, RULE),
        "muted": readable(mixed(paper, ink, MUTED), paper, ink),
    }
    derived = tints if {"paper", "ink", "accent"} & given.keys() else {}
    if "surface" in given:
        derived = {**derived, "surface_2": mixed(given["surface"], ink, SURFACE_2 - SURFACE)}
    on_accent = next((color for color in (paper, "#FFFFFF", ink) if contrast(color, accent) >= READABLE), paper)
    veiled = mixed(on_accent, accent, VEIL)
    second = given.get("accent-2", base.series[2] if len(base.series) > 2 else base.accent_2)
    charts = (accent, mixed(paper, ink, CONTEXT), second, *base.series[3:]) if {"accent", "accent-2"} & given.keys() else base.series
    values = {**derived, **{name.replace("-", "_"): color for name, color in given.items()}}
    if "accent" in given:
        values |= {"on_accent": on_accent, "on_accent_muted": veiled if contrast(veiled, accent) >= READABLE else on_accent}
    return base._replace(**values, series=tuple(series) or charts)


def _check_contrast(palette: Palette, file: BrandFile, problems: Problems) -> None:
    """Report text that cannot be read, at a colour of the brand that makes it so, and pale colours of charts."""
    for text, ground in READ_ON:
        ratio = contrast(palette.color(text), palette.color(ground))
        places = [file.colors[name] for name in (text, ground, "accent", "paper", "ink") if name in file.colors]
        if ratio < READABLE and places:
            better = readable(palette.color(text), palette.color(ground), palette.ink)
            hint = f'for instance {text} "{better}"' if text in file.colors else "make one darker or the other lighter"
            problems.error("low-contrast", f"{text} on {ground} has a contrast of {ratio:.1f}, text needs {READABLE}", places[0].span, hint)
    for color in file.series:
        ratio = contrast(color.text, palette.paper)
        if ratio < GRAPHICS:
            problems.warn(
                "pale-series", f"{color.text} on paper has a contrast of {ratio:.1f}, bars and lines need {GRAPHICS:g}", color.span
            )


def _families(base: Families, file: BrandFile, language: Language, library: FontLibrary, problems: Problems) -> Families:
    """Return the families of `language`: the brand's for it, those for all languages, else `base`."""
    names = {}
    for role in FONTS:
        value = file.fonts.get((language.value, role)) or file.fonts.get(("", role))
        names[role] = getattr(base, role)
        if value is None:
            continue
        family = library.family_named(value.text)
        if family:
            names[role] = family
        else:
            hint = (
                did_you_mean(value.text, library.families)
                or "put its files into the folder fonts beside the document; diptych fonts lists what is there"
            )
            problems.error("unknown-family", f'there is no font family "{value.text[:60]}"', value.span, hint)
    return Families(**names)


def _check_footer(file: BrandFile, families: Families, language: Language, library: FontLibrary, problems: Problems) -> None:
    missing = [
        c for c in dict.fromkeys(file.brand.footer) if not c.isspace() and library.resolve(c, families.sans, False, language.value) is None
    ]
    if missing:
        problems.error("missing-glyph", f"no font has {', '.join(missing)}", file.footer, "write the footer without it")
