"""Named sections of a deck ([MS-PPTX] 2.6.17 sectionLst)."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from generator.deck.powerpoint.drawingml import attribute
from generator.deck.powerpoint.guid import guid
from generator.deck.scene import NamedSection
from generator.problems import RenderError

_URI: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NAMESPACE: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_IDENTITY: Final = bytes.fromhex("5d1f2bb07c565a529f0a0c9a3b6f2e71")
"""Name space of our section ids: the same section of the same deck has the same id in every build."""


def sections_xml(sections: Sequence[NamedSection], slide_ids: Sequence[int]) -> str:
    """Return what divides the slides of a `p:presentation` among `sections`, "" without any.

    Raises `RenderError` unless they hold every slide once.
    """
    if not sections:
        return ""
    ends = [0, *accumulate(section.slides for section in sections)]
    if ends[-1] != len(slide_ids):
        raise RenderError(f"the deck's sections hold {ends[-1]} slides, but it has {len(slide_ids)}")
    content = "".join(
        _section(number, section.name, slide_ids[start:end])
        for number, (section, (start, end)) in enumerate(zip(sections, pairwise(ends), strict=True))
    )
    return f'<p:extLst><p:ext uri="{_URI}"><p14:sectionLst xmlns:p14="{_NAMESPACE}">{content}</p14:sectionLst></p:ext></p:extLst>'


def _section(number: int, name: str, slide_ids: Sequence[int]) -> str:
    identity = guid(_IDENTITY, f"{number} {name}")
    slides = "".join(f'<p14:sldId id="{identifier}"/>' for identifier in slide_ids)
    return f'<p14:section name={attribute(name)} id="{identity}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
