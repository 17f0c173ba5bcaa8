"""Pictures."""

from dataclasses import dataclass

from generator.model.base import BlockBase
from generator.model.inline import RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(BlockBase):
    """A picture beside the document. `alt` says what it shows unless `decorative`. YAML key `image`."""

    file: str
    alt: str = ""
    decorative: bool = False
    caption: RichText = RichText()
    credit: str = ""
    source: str = ""
