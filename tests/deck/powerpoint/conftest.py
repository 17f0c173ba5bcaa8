"""The deck of every layout, written once, and what it takes to write others."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from pptx import Presentation

from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from tests import shipped
from tests.deck.powerpoint import scenes

CREATED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return shipped.library()


@pytest.fixture(scope="session")
def theme() -> Theme:
    return shipped.theme("civic")


@pytest.fixture(scope="session")
def deck(theme: Theme) -> Deck:
    return scenes.every_layout(theme)


@pytest.fixture(scope="session")
def written(deck: Deck, theme: Theme, library: FontLibrary) -> bytes:
    """The bytes of the deck of every layout, with subset fonts as they are."""
    return write_deck(deck, theme, library, EmbedMode.SUBSET, CREATED, FontEncoding.RAW)


@pytest.fixture(scope="session")
def presentation(written: bytes) -> Any:
    """The same, opened again by python-pptx."""
    return Presentation(io.BytesIO(written))
