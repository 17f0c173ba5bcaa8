"""Room below the last line: Impress 26.8 puts its baseline 0.2 em above the line's end, letters reach 0.28 em down."""

from generator.deck.descenders import with_room_below
from generator.deck.lettering import Lettering
from generator.deck.scene import Anchor, Group, Insets, TextBox
from generator.geometry import Rect


def title(lettering: Lettering, text: str, free: float = 0.0, *, anchor: Anchor = Anchor.TOP, placeholder: str = "") -> TextBox:
    paragraph = lettering.paragraph(text, "headline")
    return TextBox("title", Rect(10, 20, 700, paragraph.leading + free), (paragraph,), placeholder, anchor)


def height_with_room(lettering: Lettering, box: TextBox) -> float:
    made = with_room_below(lettering, box, own=True)
    assert isinstance(made, TextBox)
    return made.rect.height


def test_a_box_that_ends_with_its_line_holds_descenders(lettering: Lettering) -> None:
    box = title(lettering, "Agenda", anchor=Anchor.BOTTOM)
    depth = 0.08 * lettering.role("headline").size
    made = with_room_below(lettering, box, own=True)
    assert made == box._replace(rect=Rect(10, 20, 700, box.rect.height + depth), insets=Insets(bottom=depth))  # so the line stays


def test_a_box_with_room_or_without_descenders_stays_as_it_is(lettering: Lettering) -> None:
    for box in (title(lettering, "Agenda", free=4.0), title(lettering, "议程"), title(lettering, "Home")):
        assert with_room_below(lettering, box, own=True) == box


def test_a_line_that_is_not_wrapped_has_room_too(lettering: Lettering) -> None:
    wide = title(lettering, "1,240 " * 40)._replace(wrap=False)
    assert height_with_room(lettering, wide) == wide.rect.height + 0.08 * lettering.role("headline").size


def test_a_templates_placeholder_keeps_its_height(lettering: Lettering) -> None:
    box = title(lettering, "Agenda", placeholder="title")
    assert with_room_below(lettering, box, own=False) == box
    assert with_room_below(lettering, box, own=True) != box
    free = title(lettering, "Agenda")
    assert with_room_below(lettering, Group("card", (free,)), own=False) == Group("card", (with_room_below(lettering, free, own=True),))
