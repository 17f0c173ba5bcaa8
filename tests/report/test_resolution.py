"""Pictures with too few pixels are told, with how many they need."""

from pathlib import Path

import pytest
from PIL import Image as Pillow

from generator.model.base import Audience
from generator.model.blocks import Block, Columns
from generator.model.image import Image
from generator.pictures import Pictures
from generator.problems import Problem, Problems, Span
from generator.report.grid import Grid
from generator.report.resolution import check_resolution
from generator.workspace import Workspace
from tests.report.documents import document, prose
from tests.shipped import design

PLACE = Span("x.yaml", 7, 9, 12)
WIDTH = Grid(design()).place.width


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, size in {"wide": (4000, 1000), "soft": (round(WIDTH / 72 * 120), 300), "tall": (300, 3000), "icon": (55, 55)}.items():
        Pillow.new("L", size).save(tmp_path / f"{name}.png")
    return tmp_path


def image(name: str, audience: Audience = Audience.BOTH) -> Image:
    return Image(file=f"{name}.png", file_span=PLACE, alt="图", audience=audience)


def told(folder: Path, *blocks: Block) -> list[Problem]:
    problems = Problems()
    check_resolution(document(*blocks), design(), Pictures(Workspace(folder)), problems)
    return list(problems)


def test_a_picture_with_enough_pixels_is_not_told(folder: Path) -> None:
    assert told(folder, image("wide"), prose("文")) == []


def test_a_soft_picture_is_told_with_the_pixels_it_needs(folder: Path) -> None:
    (problem,) = told(folder, image("soft"))
    assert (problem.code, problem.severity.value, problem.span) == ("picture-resolution", "warning", PLACE)
    assert "120 to the inch" in problem.message
    assert problem.hint == f"use one at least {-int(-WIDTH / 72 * 150 // 1)} pixels wide"


def test_a_picture_that_could_be_larger_is_told_both_widths(folder: Path) -> None:
    (problem,) = told(folder, image("icon"))
    assert "printed 13 mm wide, 110 to the inch" in problem.message  # 55 / 110 in
    assert problem.hint.startswith("use one at least 75 pixels wide, or ")  # 0.5 in × 150


def test_small_sizes_are_told_in_tenths(folder: Path) -> None:
    Pillow.new("L", (2, 160)).save(folder / "line.png")
    (problem,) = told(folder, image("line"))
    assert "printed 0.5 mm wide" in problem.message  # 2 / 110 in
    assert "to fill the 1.6 mm there are" in problem.hint


def test_height_limits_what_a_picture_needs(folder: Path) -> None:
    tallest = Grid(design()).tallest_image
    assert tallest / 72 * 150 < 3000  # so that the tall one has enough at the height it gets
    assert told(folder, image("tall")) == []


def test_pictures_in_columns_need_fewer_pixels(folder: Path) -> None:
    assert told(folder, Columns(columns=((image("soft"),), (prose("文"),)))) == []


def test_pictures_on_slides_alone_are_not_printed(folder: Path) -> None:
    assert told(folder, image("soft", Audience.SLIDES)) == []
