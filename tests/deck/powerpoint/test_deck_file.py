"""A written deck, opened again, is the deck that was planned."""

import io
import os
import subprocess
import sys
import zipfile
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from generator.deck.master import layout
from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import Deck, Group, LayoutKind, NamedSection, Shape, Slide, TextBox, TextParagraph, TextRun
from generator.geometry import Rect
from generator.problems import RenderError
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from tests.deck.powerpoint import scenes
from tests.deck.powerpoint.conftest import CREATED

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
ROOT = Path(__file__).resolve().parents[3]
HOSTILE = "<a&b> \"x\" 'y' ]]> &amp;"


def planned_texts(shapes: tuple[Shape, ...]) -> list[str]:
    texts: list[str] = []
    for shape in shapes:
        if isinstance(shape, TextBox):
            texts.append("\n".join(paragraph.text for paragraph in shape.paragraphs))
        elif isinstance(shape, Group):
            texts += planned_texts(shape.shapes)
    return texts


def written_texts(shapes: Any) -> list[str]:
    texts: list[str] = []
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            texts += written_texts(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text:
            texts.append(shape.text_frame.text.replace("\v", ""))
    return texts


def reopened(deck: Deck, theme: Theme, library: FontLibrary) -> Any:
    return Presentation(io.BytesIO(write_deck(deck, theme, library, EmbedMode.NONE, CREATED)))


def deck_of(*slides: Slide, language: str = "zh-Hans") -> Deck:
    return Deck("题", language, slides, ())


def headline(theme: Theme, *shapes: Shape, title: str = "标题", footer: str = "") -> Slide:
    return Slide(LayoutKind.HEADLINE, title, (scenes.placeholder(theme, LayoutKind.HEADLINE, "title", title), *shapes), (), footer)


def test_no_mark_hangs_out_of_its_box(presentation: Any) -> None:
    master = etree.fromstring(etree.tostring(presentation.slide_master._element))
    levels = [level for level in master.iter() if str(level.tag).startswith(f"{A}lvl")]
    own = [paragraph for slide in presentation.slides for paragraph in slide._element.iter(f"{A}pPr") if paragraph.get("algn")]
    assert {level.get("hangingPunct") for level in levels} == {"0"}
    assert own
    assert {paragraph.get("hangingPunct") for paragraph in own} <= {"0", None}  # None where the master says it


def test_every_layout_is_in_the_master_under_the_name_of_its_language(presentation: Any) -> None:
    names = [one.name for one in presentation.slide_layouts]
    assert names == [
        "标题页",
        "议程",
        "节标题",
        "标题和内容",
        "内容和提示",
        "两栏内容",
        "三栏内容",
        "两格要点",
        "三格要点",
        "四格要点",
        "关键数字",
        "图表",
        "表格",
        "引文",
        "标题和引文",
        "图片和说明",
        "内容和说明",
        "标题和提示",
        "仅标题",
        "结束页",
    ]
    assert {slide.slide_layout.name for slide in presentation.slides} == set(names)


def test_every_text_of_a_slide_is_on_it(deck: Deck, presentation: Any) -> None:
    for number, (planned, slide) in enumerate(zip(deck.slides, presentation.slides, strict=True), 1):
        foot = [planned.footer] * bool(planned.footer) + [str(number)] if layout(planned.layout).footer else []
        assert sorted(planned_texts(planned.shapes) + foot) == sorted(written_texts(slide.shapes))


def test_the_title_comes_first_and_is_the_slides_name(deck: Deck, presentation: Any) -> None:
    for planned, slide in zip(deck.slides, presentation.slides, strict=True):
        assert slide.shapes[0] == slide.shapes.title
        assert slide.shapes.title.text_frame.text.replace("\v", "") == planned.title


def test_slides_stand_on_960_by_540_points(presentation: Any) -> None:
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)  # 960 × 12,700; 540 × 12,700


def test_a_footed_layout_gives_its_slides_a_source_line_and_a_number(deck: Deck, presentation: Any) -> None:
    for number, (planned, slide) in enumerate(zip(deck.slides, presentation.slides, strict=True), 1):
        kinds = {
            shape.placeholder_format.idx: shape.text_frame.text for shape in slide.placeholders if shape.placeholder_format.idx in (11, 12)
        }
        footed = layout(planned.layout).footer
        assert kinds.get(12) == (str(number) if footed else None)
        assert kinds.get(11) == (planned.footer if footed and planned.footer else None)


def test_no_placeholder_is_left_empty(theme: Theme, library: FontLibrary) -> None:
    empty = TextBox("running", Rect(0, 0, 10, 10), (TextParagraph((TextRun("  ", 13),), 18),), "running-head")
    (slide,) = reopened(deck_of(headline(theme, empty)), theme, library).slides
    assert [shape.name for shape in slide.placeholders] == ["标题", "幻灯片编号"]


def test_a_placeholder_in_its_own_place_takes_place_and_look_from_the_layout(presentation: Any) -> None:
    title = presentation.slides[0].shapes.title
    assert title._element.spPr.xfrm is None
    assert title.left == Pt(339.2)  # 43.2 + 74 × 4
    (run,) = title._element.iter(f"{A}rPr")
    assert set(run.attrib) == {"lang", "altLang"}


def test_a_moved_placeholder_says_where_it_is(theme: Theme, library: FontLibrary) -> None:
    box = scenes.placeholder(theme, LayoutKind.HEADLINE, "title", "标题")._replace(rect=Rect(50, 60, 700, 80))
    (slide,) = reopened(deck_of(Slide(LayoutKind.HEADLINE, "标题", (box,))), theme, library).slides
    assert slide.shapes.title.left == Pt(50)
    assert slide.shapes.title.top + slide.shapes.title.height == Pt(140)  # 60 + 80


@pytest.mark.parametrize(
    ("language", "lang", "other"),
    [
        ("zh-Hans", "zh-CN", "en-US"),
        ("zh-Hant", "zh-TW", "en-US"),
        ("ja", "ja-JP", "en-US"),
        ("ko", "ko-KR", "en-US"),
        ("en", "en-US", "zh-CN"),
    ],
)
def test_every_run_names_its_language_and_both_typefaces(theme: Theme, library: FontLibrary, language: str, lang: str, other: str) -> None:
    data = write_deck(scenes.every_layout(theme)._replace(language=language), theme, library, EmbedMode.NONE, CREATED)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml") and name.startswith("ppt/")]
    looks = [look for part in parts for run in part.iter(f"{A}r", f"{A}fld") for look in run.findall(f"{A}rPr")]
    assert len(looks) > 100
    for look in looks:
        assert (look.get("lang"), look.get("altLang")) == (lang, other)
        assert look.find(f"{A}latin") is not None
        assert look.find(f"{A}ea") is not None


def test_a_character_from_another_face_names_that_face(theme: Theme, library: FontLibrary) -> None:
    box = TextBox("词", Rect(43, 144, 400, 30), (TextParagraph((TextRun("见한글。", 18),), 28),))
    (slide,) = reopened(deck_of(headline(theme, box)), theme, library).slides
    runs = slide.shapes[1].text_frame.paragraphs[0].runs
    assert [run.text for run in runs] == ["见", "한글", "。"]
    assert [run.font.name for run in runs] == ["+mn-lt", "Noto Sans KR", "+mn-lt"]


def test_leaves_that_stay_paper_have_ink_on_them(theme: Theme, library: FontLibrary) -> None:
    kind = LayoutKind.TITLE
    slide = Slide(kind, "题", tuple(scenes.placeholder(theme, kind, name, "题") for name in ("title", "session")))
    opened = reopened(deck_of(slide), theme._replace(filled_leaves=False), library)
    (session,) = (one for one in opened.slide_layouts[0].placeholders if one.placeholder_format.idx == 15)
    assert [color.get("val") for color in session._element.iter(f"{A}schemeClr")] == ["tx1"]


def test_notes_hold_the_speech(deck: Deck, presentation: Any) -> None:
    for planned, slide in zip(deck.slides, presentation.slides, strict=True):
        assert slide.has_notes_slide == bool(planned.notes)
        if planned.notes:
            notes = slide.notes_slide.notes_text_frame.text.replace("\v", "")
            assert notes == "\n".join(paragraph.text for paragraph in planned.notes)


def test_sections_divide_the_slides(deck: Deck, presentation: Any) -> None:
    namespace = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    sections = list(presentation.part._element.iter(f"{namespace}section"))
    ids = [str(slide.slide_id) for slide in presentation.slides]
    ends = [0, *accumulate(section.slides for section in deck.sections)]
    assert [section.get("name") for section in sections] == ["开场", "正文", "结束"]
    assert [[one.get("id") for one in s.iter(f"{namespace}sldId")] for s in sections] == [ids[start:end] for start, end in pairwise(ends)]


def test_sections_that_lose_a_slide_are_a_defect(deck: Deck, theme: Theme, library: FontLibrary) -> None:
    with pytest.raises(RenderError, match="sections hold 1 slides"):
        write_deck(deck._replace(sections=(NamedSection("一", 1),)), theme, library, EmbedMode.NONE, CREATED)


def test_a_slide_without_a_title_is_a_defect(theme: Theme, library: FontLibrary) -> None:
    with pytest.raises(RenderError, match="0 titles"):
        write_deck(deck_of(Slide(LayoutKind.HEADLINE, "无", ())), theme, library, EmbedMode.NONE, CREATED)


def test_a_slot_the_layout_lacks_is_a_defect_that_names_it(theme: Theme, library: FontLibrary) -> None:
    stray = TextBox("游", Rect(0, 0, 9, 9), (TextParagraph((TextRun("字", 18),), 28),), "caption")
    with pytest.raises(RenderError, match="caption"):
        write_deck(deck_of(headline(theme, stray)), theme, library, EmbedMode.NONE, CREATED)


def test_ornaments_are_marked_and_pictures_are_described(presentation: Any) -> None:
    slide = next(slide for slide in presentation.slides if slide.shapes.title.text_frame.text == "图片和说明")
    shown, ornament = (shape for shape in slide.shapes if shape._element.tag == f"{P}pic")
    assert shown._element.nvPicPr.cNvPr.get("descr") == "灰绿色的示意图"
    assert shown.is_placeholder
    assert (shown.crop_left, shown.crop_top) == (0.1, 0.0)
    assert "decorative" in etree.tostring(ornament._element.nvPicPr.cNvPr).decode()
    assert shown.image.blob == ornament.image.blob
    assert shown._element.blip_rId == ornament._element.blip_rId  # equal bytes are one part


def test_a_card_is_a_group_with_named_parts(presentation: Any) -> None:
    slide = next(slide for slide in presentation.slides if slide.shapes.title.text_frame.text == "两个数字")
    first, second = (shape for shape in slide.shapes if shape.shape_type == 6)
    assert first.name == "数字 2.64"
    assert [shape.name for shape in first.shapes] == ["线 2.64", "数值 2.64", "说明 2.64"]
    assert (first.left, first.top) == (Pt(43.2), Pt(180))
    assert first.top + first.height == Pt(332)  # 276 + 56
    assert second.left == Pt(339.2)  # 43.2 + 74 × 4


def test_only_links_to_the_web_and_to_mail_are_written(theme: Theme, library: FontLibrary) -> None:
    addresses = ("https://example.com/a?b=1&c=2", "mailto:a@example.com", "javascript:alert(1)", "file:///secret.txt", "\\\\host\\share")
    runs = tuple(TextRun(f"字{n}", 18, link=address) for n, address in enumerate(addresses))
    box = TextBox("链接", Rect(43, 144, 400, 30), (TextParagraph(runs, 28),))
    (slide,) = reopened(deck_of(headline(theme, box)), theme, library).slides
    links = [run.hyperlink.address for run in slide.shapes[1].text_frame.paragraphs[0].runs]
    assert links == [addresses[0], addresses[1], None, None, None]


@pytest.mark.parametrize(("color", "on_leaf"), [("ink", False), ("on-accent", True)])
def test_links_and_code_on_a_filled_leaf_are_in_the_colour_of_its_text(
    theme: Theme, library: FontLibrary, color: str, on_leaf: bool
) -> None:
    runs = TextRun("表", 18, color=color, link="https://e.org"), TextRun("x", 18, color=color, code=True)
    box = TextBox("叶", Rect(43, 144, 400, 30), (TextParagraph(runs, 28),), fill="accent")
    (slide,) = reopened(deck_of(headline(theme, box)), theme, library).slides
    link, code = (etree.tostring(run._r).decode() for run in slide.shapes[1].text_frame.paragraphs[0].runs)
    assert ('hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"' in link) is on_leaf
    assert ("a:highlight" in code) is not on_leaf  # a light tint would hide light letters


def test_text_that_looks_like_xml_stays_text(theme: Theme, library: FontLibrary) -> None:
    box = TextBox(HOSTILE, Rect(43, 144, 400, 30), (TextParagraph((TextRun(HOSTILE, 18),), 28),))
    slide = headline(theme, box, title=HOSTILE, footer=HOSTILE)._replace(notes=(TextParagraph((TextRun(HOSTILE, 12),), 18),))
    deck = Deck(HOSTILE, "zh-Hans", (slide,), (NamedSection(HOSTILE, 1),), author=HOSTILE, subject=HOSTILE)
    opened = reopened(deck, theme, library)
    (shown,) = opened.slides
    assert [shape.text_frame.text for shape in shown.shapes][:3] == [HOSTILE, HOSTILE, HOSTILE]
    assert shown.shapes[1].name == HOSTILE
    assert shown.notes_slide.notes_text_frame.text == HOSTILE
    properties = opened.core_properties
    assert (properties.title, properties.author, properties.subject, properties.last_modified_by) == (HOSTILE,) * 4


def test_the_file_says_when_it_was_made_and_no_other_time(written: bytes, presentation: Any) -> None:
    properties = presentation.core_properties
    assert properties.created == properties.modified == CREATED.replace(tzinfo=None)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = package.namelist()
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert not any("thumbnail" in name or "printer" in name for name in names)


BUILD = """
import hashlib
from datetime import UTC, datetime
from tests.deck.powerpoint import scenes
from pathlib import Path
from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.write import write_deck
from generator.problems import NO_SPAN, Problems
from generator.text.library import FontLibrary, shipped_folder
from generator.theme.load import load_theme
from generator.workspace import Workspace
theme = load_theme("civic", Workspace(Path.cwd()), NO_SPAN, Problems())
data = write_deck(scenes.every_layout(theme), theme, FontLibrary([shipped_folder()]), EmbedMode.SUBSET, datetime(2026, 1, 1, tzinfo=UTC))
print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_deck_gives_the_same_bytes_in_any_process() -> None:
    def digest(seed: str, zone: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run([sys.executable, "-c", BUILD], env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
        return run.stdout

    assert digest("1", "UTC") == digest("4242", "Asia/Shanghai")


def test_a_click_on_a_box_shows_the_slide_that_it_leads_to(theme: Theme, library: FontLibrary) -> None:
    box = TextBox("entry 1 title", Rect(100, 100, 300, 40), (TextParagraph((TextRun("第二部分", 24.0),), 36.0),), leads_to=2)
    deck = deck_of(headline(theme, Group("entry 1", (box,)), title="议程"), headline(theme, title="第二部分"))
    first, second = reopened(deck, theme, library).slides
    (group,) = (shape for shape in first.shapes if shape.shape_type == 6)
    (entry,) = group.shapes
    assert (group.name, entry.name) == ("议程项 1", "议程项 1 标题")
    assert entry.click_action.target_slide == second
