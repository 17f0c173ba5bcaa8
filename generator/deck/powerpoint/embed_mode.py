"""How much of each face a deck carries, and in what form; apart from the code that embeds them, so that asking loads no library."""

from enum import StrEnum


class EmbedMode(StrEnum):
    """The values authors give to `--embed-fonts`."""

    SUBSET = "subset"
    """The characters of the deck, ASCII and punctuation."""
    COMMON = "common"
    """Besides, the common characters of the language, so that the deck can be edited anywhere."""
    FULL = "full"
    NONE = "none"


class FontEncoding(StrEnum):
    """The values authors give to `--font-encoding`."""

    AUTO = "auto"
    """MTX for faces up to a size, raw above, where compressing takes long."""
    MTX = "mtx"
    """The compressed form that PowerPoint writes."""
    RAW = "raw"
    """The TrueType file as it is."""
