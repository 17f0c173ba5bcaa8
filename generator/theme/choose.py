"""Which theme a document is set in: the one asked for, else the document's own, else the first preset."""

from typing import Final

from generator.model.document import Document, Language
from generator.problems import NO_SPAN, Problems
from generator.text.library import FontLibrary
from generator.theme.files import is_file, load_elsewhere
from generator.theme.load import load_theme
from generator.theme.theme import Theme
from generator.theme.tokens import Families
from generator.workspace import Workspace

DEFAULT_THEME: Final = "civic"


def choose_theme(document: Document, wanted: str, workspace: Workspace, problems: Problems) -> Theme | None:
    """Return the theme `wanted`, or `document`'s own if that is ""; `None` after reporting what is wrong with it.

    Its lines end as the document says.

    A theme file named in the document lies in its `workspace`; one that is `wanted` is looked for from the current folder.
    """
    metadata = document.metadata
    if is_file(wanted):
        theme = load_elsewhere(wanted, load_theme, problems)
    else:
        span = NO_SPAN if wanted else metadata.theme_span
        theme = load_theme(wanted or metadata.theme or DEFAULT_THEME, workspace, span, problems)
    return theme and theme._replace(lines=metadata.lines)


def with_regional_families(theme: Theme, language: Language, library: FontLibrary) -> Theme:
    """Return `theme` with the cuts for `language` of families that it calls by what their regional cuts have in common."""
    families = Families(*(library.regional(family, language) for family in theme.families[language]))
    return theme if families == theme.families[language] else theme._replace(families={**theme.families, language: families})
