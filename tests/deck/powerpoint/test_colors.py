"""Colours of slides come from the theme's slots, and are the palette's all the same."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import generator
from generator.deck.powerpoint.colors import SLOTS, SlideColors
from generator.theme.tokens import Palette
from tests.shipped import theme

ROLES = [*(name.replace("_", "-") for name in Palette._fields if name != "series"), *(f"series-{number}" for number in range(1, 7))]
CONTENT = Path(__file__).parents[3] / "content"
CHANGE = re.compile(r'<a:(hueOff|satOff|lumOff) val="(-?\d+)"/>')


def shown(element: str, palette: Palette) -> list[int]:
    """Return red, green and blue of a colour element, as ECMA-376 Part 1, 20.1.2.3 says programs find them."""
    slot = re.fullmatch(r'<a:schemeClr val="(\w+)"(?:/>|>(.*)</a:schemeClr>)', element)
    assert slot
    value = palette.color(next(role for _, name, role in SLOTS if name == slot.group(1)))
    hue, light, saturation = rgb_to_hls(*(int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    changes = {name: int(change) for name, change in CHANGE.findall(slot.group(2) or "")}
    hue = (hue + changes.get("hueOff", 0) / 21_600_000) % 1  # a full turn is 360 degrees of 60,000 parts
    rgb = hls_to_rgb(hue, light + changes.get("lumOff", 0) / 100_000, saturation + changes.get("satOff", 0) / 100_000)
    return [round(255 * part) for part in rgb]


@pytest.mark.parametrize("name", ["civic", "ledger", "plain"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_a_slot_or_a_change_to_one_and_keeps_its_value(name: str, role: str) -> None:
    palette = theme(name).palette
    value = palette.color(role)
    assert shown(SlideColors(palette).color(role), palette) == [int(value[i : i + 2], 16) for i in (1, 3, 5)]


def test_a_darker_ground_is_a_change_of_lightness_alone() -> None:
    palette = theme("plain").palette
    assert SlideColors(palette).color("rule") == '<a:schemeClr val="bg2"><a:lumOff val="-24706"/></a:schemeClr>'  # F2 − B3 = 63 of 255


@pytest.mark.parametrize("name", ["civic", "ledger"])
def test_rules_follow_the_ground_and_signals_an_accent_when_the_theme_changes(name: str) -> None:
    colors = SlideColors(theme(name).palette)
    assert colors.color("rule").startswith('<a:schemeClr val="bg2">')
    assert colors.color("positive").startswith('<a:schemeClr val="accent')


def test_a_name_that_is_no_role_is_refused() -> None:
    with pytest.raises(KeyError):
        SlideColors(theme("civic").palette).color("mauve")


@pytest.mark.parametrize("document", ["kunming-press-briefing", "quarterly-work-report", "japanese-handout"])
def test_no_value_stands_outside_the_theme_parts(document: str) -> None:
    with ZipFile(BytesIO(generator.build_deck(generator.load(CONTENT / f"{document}.yaml"), embed_fonts="none"))) as package:
        named = [name for name in package.namelist() if b"srgbClr" in package.read(name)]
    assert [name for name in named if not name.startswith("ppt/theme/")] == []
    assert named  # the theme has them
