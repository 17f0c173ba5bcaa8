"""Standing bars lie on slides where words in their names have no room."""

import pytest

from generator.deck.compose_chart import chart_parts
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece
from generator.geometry import Rect
from generator.model.chart import Chart, ChartKind
from generator.model.document import Language
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme
from tests.deck.powerpoint.scenes import chart

PORTS = ("Gothenburg", "Hamnavoe", "Rotterdam", "Antwerpen", "Hamburg", "Bremerhaven", "Felixstowe", "Southampton", "Le Havre", "Zeebrugge")


@pytest.mark.parametrize(
    ("kind", "names", "shown"),
    [
        (ChartKind.COLUMN, PORTS, ChartKind.BAR),
        (ChartKind.STACKED_COLUMN, PORTS, ChartKind.STACKED_BAR),
        (ChartKind.PERCENT_COLUMN, PORTS, ChartKind.PERCENT_BAR),
        (ChartKind.LINE, PORTS, ChartKind.LINE),
        (ChartKind.COLUMN, PORTS[:3], ChartKind.COLUMN),
        (ChartKind.COLUMN, tuple(f"September {year}" for year in range(2001, 2013)), ChartKind.COLUMN),  # some names are left out
        (ChartKind.COLUMN, tuple(f"{port} {letter}" for port in PORTS for letter in "abc"), ChartKind.COLUMN),  # too many
    ],
)
def test_standing_bars_whose_names_have_no_room_lie(
    kind: ChartKind, names: tuple[str, ...], shown: ChartKind, lettering: Lettering
) -> None:
    made = chart(kind, names, ("数", ("1",) * len(names)))
    parts = [part.block for part in chart_parts(lettering, Piece(made), made, Rect(43.2, 144.0, 430.0, 331.2))]
    charts = [part for part in parts if isinstance(part, Chart)]
    assert {part.kind for part in charts} == {shown}
    assert tuple(name for part in charts for name in part.categories) == names


def test_bars_that_lie_instead_stress_what_stood_stressed(lettering: Lettering) -> None:
    made = chart(ChartKind.COLUMN, PORTS, ("数", tuple(str(n) for n in range(len(PORTS), 0, -1))))
    (part,) = chart_parts(lettering, Piece(made), made, Rect(43.2, 144.0, 430.0, 331.2))
    assert isinstance(part.block, Chart)
    assert part.block.emphasis == "Zeebrugge"


@pytest.mark.parametrize(("width", "shown"), [(330.0, ChartKind.BAR), (651.6, ChartKind.COLUMN)])
def test_korean_names_stand_on_one_line_below_bars(width: float, shown: ChartKind, civic: Theme, typesetter: Typesetter) -> None:
    korean = Lettering(civic, Language.KOREAN, typesetter)
    names = ("혼잡도 개선", "환승센터 정비", "저상버스 도입", "심야노선 확대", "정류소 쉼터")
    made = chart(ChartKind.COLUMN, names, ("수", ("1",) * 5))
    (part,) = chart_parts(korean, Piece(made), made, Rect(43.2, 144.0, width, 331.2))
    assert isinstance(part.block, Chart)
    assert part.block.kind is shown
