"""The shipped faces and themes, opened once for all tests of the deck."""

from pathlib import Path

import pytest

from generator.deck.lettering import Lettering
from generator.deck.plan import plan_deck
from generator.deck.scene import Deck
from generator.model.document import Document, Language
from generator.pictures import Pictures
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme
from generator.workspace import Workspace
from tests import shipped


@pytest.fixture(scope="session")
def civic() -> Theme:
    return shipped.theme("civic")


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return shipped.typesetter()


@pytest.fixture(scope="session")
def pictures() -> Pictures:
    return Pictures(Workspace(Path(__file__).parent))


@pytest.fixture(scope="session")
def lettering(civic: Theme, typesetter: Typesetter) -> Lettering:
    return Lettering(civic, Language.CHINESE_SIMPLIFIED, typesetter)


class Planner:
    """Plans documents with the shipped faces in the civic theme."""

    def __init__(self, theme: Theme, typesetter: Typesetter, pictures: Pictures) -> None:
        self.theme, self.typesetter, self.pictures = theme, typesetter, pictures

    def __call__(self, document: Document) -> Deck:
        return plan_deck(document, self.theme, self.typesetter, self.pictures)


@pytest.fixture(scope="session")
def plan(civic: Theme, typesetter: Typesetter, pictures: Pictures) -> Planner:
    return Planner(civic, typesetter, pictures)
