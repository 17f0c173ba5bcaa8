"""What travels with Diptych, opened once for all tests: its faces and its themes."""

from functools import cache

from generator.model.document import Language
from generator.problems import NO_SPAN, Problems
from generator.text.library import FontLibrary, shipped_folder
from generator.text.typesetter import Typesetter
from generator.theme.choose_page import dress
from generator.theme.load import load_theme
from generator.theme.load_page import load_page
from generator.theme.page import PageDesign
from generator.theme.theme import Theme
from generator.workspace import Workspace


@cache
def library() -> FontLibrary:
    return FontLibrary([shipped_folder()])


@cache
def typesetter() -> Typesetter:
    return Typesetter(library())


@cache
def theme(name: str = "civic") -> Theme:
    loaded = load_theme(name, Workspace(shipped_folder()), NO_SPAN, Problems())
    assert loaded is not None
    return loaded


@cache
def design(name: str = "press-briefing") -> PageDesign:
    loaded = load_page(name, Workspace(shipped_folder()), NO_SPAN, Problems())
    assert loaded is not None
    return loaded


@cache
def printed(name: str = "civic", page: str = "press-briefing", language: Language = Language.CHINESE_SIMPLIFIED) -> Theme:
    """Return a theme in the sizes of a page design."""
    return dress(theme(name), design(page), language, library(), Problems()).theme
