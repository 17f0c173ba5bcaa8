"""What a face's licence bits, OS/2 fsType, let be done with it (OpenType 1.9)."""

from typing import Final

RESTRICTED: Final = 0x0002
"""May not be embedded at all. Only alone: with bit 2 or 3 set as well the least restrictive bit counts."""
PREVIEW_PRINT: Final = 0x0004
"""May be embedded in what is only viewed and printed."""
EDITABLE: Final = 0x0008
"""May be embedded in what is edited."""
USAGE_BITS: Final = 0x000F
"""None of them set means installable: everything is allowed."""
NO_SUBSETTING: Final = 0x0100
BITMAP_ONLY: Final = 0x0200


def may_be_embedded(bits: int) -> bool:
    """Tell whether outlines may be embedded, subset as both outputs do it."""
    return bits & USAGE_BITS != RESTRICTED and not bits & (NO_SUBSETTING | BITMAP_ONLY)


def may_be_edited(bits: int) -> bool:
    """Tell whether a document with the embedded face may be edited; with less, a deck opens for reading only."""
    return may_be_embedded(bits) and (not bits & USAGE_BITS or bool(bits & EDITABLE))


def usage_in_words(bits: int) -> str:
    """Return the least restrictive use that is allowed."""
    if bits & EDITABLE:
        return "editable"
    if bits & PREVIEW_PRINT:
        return "preview and print"
    return "no embedding" if bits & RESTRICTED else "installable"
