"""Pictures."""

from dataclasses import dataclass, field

from generator.model.base import BlockBase
from generator.model.inline import RichText
from generator.problems import NO_SPAN, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(BlockBase):
    """A picture beside the document. `alt` says what it shows unless `decorative`. YAML key `image`."""

    file: str
    file_span: Span = field(default=NO_SPAN, compare=False)
    alt: str = ""
    decorative: bool = False
    caption: RichText = RichText()
    credit: str = ""
    source: str = ""
