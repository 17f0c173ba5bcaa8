"""The profile that tells what colours mean, opened by a colour engine."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from generator.pdf.srgb import srgb_profile


def test_the_profile_names_itself() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    assert int.from_bytes(srgb_profile()[:4], "big") == len(srgb_profile())


@pytest.mark.parametrize("color", [(0, 0, 0), (255, 255, 255), (20, 62, 107), (200, 16, 46), (0, 128, 0)])
def test_its_colours_are_those_of_srgb(color: tuple[int, int, int]) -> None:
    ours, theirs = ImageCms.ImageCmsProfile(BytesIO(srgb_profile())), ImageCms.createProfile("sRGB")
    shown = ImageCms.profileToProfile(Image.new("RGB", (1, 1), color), ours, theirs, outputMode="RGB")
    assert shown is not None
    pixel = shown.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    assert all(abs(a - b) <= 1 for a, b in zip(pixel, color, strict=True))
