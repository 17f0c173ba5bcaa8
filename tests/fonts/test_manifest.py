"""The manifest of shipped faces says what the files themselves say."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "fonts"
ENTRIES: list[dict[str, Any]] = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))

BOLD_BIT = 1 << 5
REGULAR_BIT = 1 << 6
"""OS/2 fsSelection bits (OpenType 1.9, OS/2, fsSelection)."""
FAMILY, STYLE, VERSION = 1, 2, 5
"""Name IDs (OpenType 1.9, name)."""


def test_every_face_in_the_folder_is_in_the_manifest_once() -> None:
    listed = [entry["file"] for entry in ENTRIES]
    assert sorted(listed) == sorted(p.name for p in FONTS.iterdir() if p.suffix in {".ttf", ".otf", ".ttc"})


def test_every_language_has_a_regular_and_a_bold_sans() -> None:
    sans = {(entry["language"], entry["bold"]) for entry in ENTRIES if entry["family"].startswith("Noto Sans ")}
    assert sans == {(language, bold) for language in ("zh-Hans", "zh-Hant", "ja", "ko") for bold in (False, True)}


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["file"] for entry in ENTRIES])
def test_the_file_is_the_face_that_the_manifest_describes(entry: dict[str, Any]) -> None:
    data = (FONTS / entry["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    with TTFont(FONTS / entry["file"], lazy=True) as font:
        names = font["name"]
        assert names.getDebugName(FAMILY) == entry["family"]
        assert names.getDebugName(STYLE) == ("Bold" if entry["bold"] else "Regular")
        assert names.getDebugName(VERSION) == entry["version"]
        assert font["OS/2"].fsType == entry["fs_type"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["file"] for entry in ENTRIES])
def test_the_face_is_static_truetype_with_its_style_bits_set_and_free_to_embed(entry: dict[str, Any]) -> None:
    with TTFont(FONTS / entry["file"], lazy=True) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert font["head"].macStyle == (1 if entry["bold"] else 0)
        assert font["OS/2"].fsSelection & (BOLD_BIT | REGULAR_BIT) == (BOLD_BIT if entry["bold"] else REGULAR_BIT)
        assert font["OS/2"].usWeightClass == (700 if entry["bold"] else 400)
        assert font["OS/2"].fsType == 0  # installable embedding: no restriction


def test_the_licence_text_names_the_owner_of_every_family() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for entry in ENTRIES:
        with TTFont(FONTS / entry["file"], lazy=True) as font:
            assert font["name"].getDebugName(0) in licence
    families = {entry["family"] for entry in ENTRIES}
    assert all(family in licence for family in families)
