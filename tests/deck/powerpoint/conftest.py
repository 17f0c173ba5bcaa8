"""The deck of every layout, written once, and what it takes to write others."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck
from generator.problems import NO_SPAN, Problems
from generator.text.library import FontLibrary, shipped_folder
from generator.theme.load import load_theme
from generator.theme.theme import Theme
from generator.workspace import Workspace
from tests.deck.powerpoint import scenes

CREATED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return FontLibrary([shipped_folder()])


@pytest.fixture(scope="session")
def theme() -> Theme:
    loaded = load_theme("civic", Workspace(Path.cwd()), NO_SPAN, Problems())
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def deck(theme: Theme) -> Deck:
    return scenes.every_layout(theme)


@pytest.fixture(scope="session")
def written(deck: Deck, theme: Theme, library: FontLibrary) -> bytes:
    """The bytes of the deck of every layout, with subset fonts."""
    return write_deck(deck, theme, library, EmbedMode.SUBSET, CREATED)


@pytest.fixture(scope="session")
def presentation(written: bytes) -> Any:
    """The same, opened again by python-pptx."""
    return Presentation(io.BytesIO(written))
