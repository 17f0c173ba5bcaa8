"""The theme of a template → the palette and the families that slides on it are made with."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from generator.deck.powerpoint.colors import SLOTS
from generator.deck.powerpoint.drawingml import DRAWING, PRESENTATION
from generator.deck.powerpoint.template_layouts import masters
from generator.deck.powerpoint.template_package import PartData, TemplatePackage, parse
from generator.model.document import Language
from generator.problems import Problems, Span
from generator.text.library import FontLibrary
from generator.theme.contrast import READABLE, contrast, mixed, readable
from generator.theme.tokens import Families, Palette

_A: Final = f"{{{DRAWING}}}"
_SCRIPTS: Final = {
    Language.CHINESE_SIMPLIFIED: "Hans",
    Language.CHINESE_TRADITIONAL: "Hant",
    Language.JAPANESE: "Jpan",
    Language.KOREAN: "Hang",
}
"""The names of languages in a font scheme (ISO 15924, as ECMA-376 Part 1, 20.1.4.1.16 has them)."""
MUTED, CONTEXT, RULE, SURFACE, SURFACE_2 = 0.68, 0.34, 0.24, 0.05, 0.12
"""How much of the ink is in what is quieter than it."""


class Faces(NamedTuple):
    """What a font slot names: the face of letters, that of East Asia, and that of the document's own script, "" for none."""

    latin: str
    east: str
    script: str

    @property
    def used(self) -> str:
        """The face that programs set the document's language in."""
        return self.script or self.east or self.latin


class TemplateTheme(NamedTuple):
    """Colours by their names on slides (`bg1`, `tx1`, `accent1`, …) and the two font slots."""

    colors: Mapping[str, str]
    major: Faces
    minor: Faces


class Dress(NamedTuple):
    """What a template gives to the look of slides. `named` says for `major` and `minor` whether runs must name their family."""

    palette: Palette
    colors: Mapping[str, str]
    families: Families
    named: tuple[bool, bool]


def template_theme(package: TemplatePackage, language: Language) -> TemplateTheme:
    """Return the theme of the first master."""
    master = next(masters(package))
    theme = parse(package.parts[theme_of(master)].data)
    scheme = theme.find(f"{_A}themeElements/{_A}clrScheme")
    slots = {element.tag.removeprefix(_A): _color(element) for element in scheme}
    fonts = theme.find(f"{_A}themeElements/{_A}fontScheme")
    mapping = parse(master.data).find(f"{{{PRESENTATION}}}clrMap").attrib
    colors = {name: slots[str(mapping.get(name, slot))] for slot, name, _ in SLOTS}
    return TemplateTheme(colors, _faces(fonts.find(f"{_A}majorFont"), language), _faces(fonts.find(f"{_A}minorFont"), language))


def theme_of(master: PartData) -> str:
    """Return the name of a master's theme part."""
    return next(arrow.target for arrow in master.relationships if arrow.kind == "theme")


def _color(slot: Any) -> str:
    color = slot[0]
    return f"#{color.get('lastClr') or color.get('val')}".upper()


def _faces(font: Any, language: Language) -> Faces:
    latin, east = (font.find(f"{_A}{name}").get("typeface", "") for name in ("latin", "ea"))
    if language is Language.ENGLISH:
        return Faces(latin, latin, "")
    scripts = {element.get("script"): element.get("typeface", "") for element in font.iterfind(f"{_A}font")}
    return Faces(latin, east, scripts.get(_SCRIPTS[language], ""))


def dressed(theme: TemplateTheme, ground: str, own: Families, library: FontLibrary) -> Dress:
    """Return the look of slides on `theme` with background `ground` ("" where it is no plain colour); `own` families help out."""
    major, major_named = _family(theme.major, own.serif, library)
    minor, minor_named = _family(theme.minor, own.sans, library)
    return Dress(_palette(theme.colors, ground), theme.colors, Families(minor, major), (major_named, minor_named))


def _family(faces: Faces, own: str, library: FontLibrary) -> tuple[str, bool]:
    """Return the family that text is set in, and whether runs must name it: some programs leave out the scripts' own faces."""
    family = library.family_named(faces.used) or own
    means = {library.family_named(face) for face in (faces.latin, faces.east, faces.used)}
    return family, means != {family}


def report_fonts(theme: TemplateTheme, dress: Dress, name: str, span: Span, library: FontLibrary, problems: Problems) -> None:
    """Warn of the template's fonts that are not in `library`, and say what is used instead."""
    wanted = [face for faces in (theme.major, theme.minor) for face in (faces.latin, faces.used) if face]
    missing = [face for face in dict.fromkeys(wanted) if not library.family_named(face)]
    if missing:
        fonts = " and ".join((", ".join(missing[:-1]), missing[-1])) if len(missing) > 1 else missing[0]
        families = " and ".join(dict.fromkeys(reversed(dress.families)))
        hint = "put their files into the folder fonts beside the document to have them"
        problems.warn("template-font", f'fonts of template "{name}" are not here: {fonts}; slides are set in {families}', span, hint)


def _palette(colors: Mapping[str, str], ground: str) -> Palette:
    """Return colours by role. What is only a shade of another is derived, and an accent too pale for text is darkened."""
    paper = colors.get(ground) or (ground if ground.startswith("#") else colors["bg1"])
    ink = next((colors[name] for name in ("tx1", "tx2", "bg1") if contrast(colors[name], paper) >= READABLE), colors["tx1"])
    accent = readable(colors["accent1"], paper, ink)
    surface = (
        colors["bg2"] if min(contrast(ink, colors["bg2"]), contrast(accent, colors["bg2"])) >= READABLE else mixed(paper, ink, SURFACE)
    )
    on_accent = max((paper, ink, "#FFFFFF"), key=lambda color: contrast(color, accent))
    first, *others = (colors[f"accent{number}"] for number in range(1, 7))
    series = (first, mixed(paper, ink, CONTEXT), *others[:-1])
    return Palette(
        paper=paper, surface=surface, surface_2=mixed(paper, ink, SURFACE_2), ink=ink, muted=readable(mixed(paper, ink, MUTED), paper, ink),
        accent=accent, accent_2=readable(colors["accent6"], paper, ink), on_accent=on_accent, on_accent_muted=on_accent,
        rule=mixed(paper, ink, RULE), positive=ink, negative=accent, series=series,
    )  # fmt: skip
