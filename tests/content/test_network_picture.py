"""The picture of the sample work report is what its script draws, and shows the network that the tables describe."""

import csv
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from PIL import Image, ImageChops

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_network", CONTENT / "images" / "draw_network.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def test_the_script_draws_the_picture_that_is_kept(script: ModuleType) -> None:
    with Image.open(CONTENT / "images" / "network.png") as kept:
        drawn = script.network_picture()
        assert (kept.mode, kept.size) == ("RGB", (1600, 900))
        assert ImageChops.difference(kept, drawn).getbbox() is None


def test_the_picture_has_the_stations_of_the_table(script: ModuleType) -> None:
    with (CONTENT / "data" / "stations.csv").open(encoding="utf-8") as file:
        in_table = Counter(row["线路"] for row in csv.DictReader(file))
    own = {line.color: len(script.stations(line)) for line in script.NETWORK}
    # interchanges are listed with the line that opened first: 人民广场 and 菜园 with line 1, 河滨 with line 2
    assert own == {script.LINE_1: in_table["1号线"] - 2, script.LINE_2: in_table["2号线"] - 1, script.LINE_3: in_table["3号线"]}
    assert sum(own.values()) + len(script.INTERCHANGES) == 40  # 13 + 13 + 11 + 3


def test_stations_stand_apart_and_inside_the_picture(script: ModuleType) -> None:
    places = [*(place for line in script.NETWORK for place in script.stations(line)), *script.INTERCHANGES]
    apart = 2 * script.INTERCHANGE_RADIUS
    for number, (x, y) in enumerate(places):
        assert apart < x < script.WIDTH - apart
        assert apart < y < script.HEIGHT - apart
        assert all(abs(x - a) > apart or abs(y - b) > apart for a, b in places[:number])


def test_the_colours_are_those_of_the_theme_it_is_shown_in(script: ModuleType) -> None:
    palette = yaml.safe_load((ROOT / "generator" / "theme" / "presets" / "ledger.yaml").read_text(encoding="utf-8"))["palette"]
    ground = {"paper": script.PAPER, "surface": script.SURFACE, "surface-2": script.SURFACE_2, "ink": script.INK}
    assert ground.items() <= {role: color for role, color in palette.items() if isinstance(color, str)}.items()
    assert {script.LINE_1, script.LINE_2, script.LINE_3} <= set(palette["series"])
