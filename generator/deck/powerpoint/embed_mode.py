"""How much of each face a deck carries; apart from the code that embeds them, so that asking for it loads no library."""

from enum import StrEnum


class EmbedMode(StrEnum):
    """The values authors give to `--embed-fonts`."""

    SUBSET = "subset"
    """The characters of the deck, ASCII and punctuation."""
    COMMON = "common"
    """Besides, the common characters of the language, so that the deck can be edited anywhere."""
    FULL = "full"
    NONE = "none"
