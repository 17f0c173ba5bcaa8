"""Decks on templates of the user's own: what is taken over, what stands where, what is refused."""

import io
import random
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu

from generator.deck.powerpoint.layout_names import kind_of
from generator.deck.powerpoint.template_deck import Template, read_template
from generator.deck.powerpoint.template_layouts import bullet
from generator.deck.scene import LayoutKind
from generator.model.document import Language
from generator.pipeline import Styling, Target, build, check
from generator.problems import NO_SPAN, ContentError, Problems
from generator.theme.contrast import READABLE, contrast
from tests import shipped, templates
from tests.deck.powerpoint.embedded import covered, embedded, take_apart
from tests.reading import deck_text

ROOT = Path(__file__).parents[3]
REPORT = ROOT / "content" / "quarterly-work-report.yaml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def default_template() -> bytes:
    """Return the template that python-pptx brings: 4:3, eleven layouts."""
    import pptx

    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


NAMED = {**templates.ALL, "python-pptx": default_template}


@pytest.fixture(scope="module", params=NAMED)
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templates") / f"{request.param}.pptx"
    path.write_bytes(NAMED[request.param]())
    return path


@pytest.fixture(scope="module")
def made(template: Path) -> bytes:
    return build(REPORT, [Target.PPTX], Styling(template=str(template))).outputs[Target.PPTX]


@pytest.fixture(scope="module")
def deck(made: bytes) -> Any:
    return Presentation(io.BytesIO(made))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(data: bytes, problems: Problems, language: Language = Language.CHINESE_SIMPLIFIED) -> Template | None:
    theme = shipped.theme()
    return read_template(data, "own.pptx", language, theme.families[language], shipped.library(), NO_SPAN, problems)


def accepted(data: bytes) -> Template:
    problems = Problems()
    template = read(data, problems)
    assert template is not None, [problem.message for problem in problems]
    return template


# What is taken over


def test_masters_layouts_themes_and_pictures_stay_as_they_are(template: Path, made: bytes) -> None:
    before, after = members(template.read_bytes()), members(made)
    kept = [name for name in before if re.match(r"ppt/(theme|media)/", name)]
    assert kept
    assert all(after[name] == before[name] for name in kept)
    masters = [name for name in before if re.match(r"ppt/slide(Masters|Layouts)/[^/]+$", name)]
    assert set(masters) <= set(after)


def test_the_template_decides_the_size_of_slides(template: Path, deck: Any) -> None:
    own = Presentation(io.BytesIO(re_typed(template.read_bytes())))
    assert (deck.slide_width, deck.slide_height) == (own.slide_width, own.slide_height)


def re_typed(data: bytes) -> bytes:
    """Return a .potx as python-pptx opens it."""
    parts = members(data)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(templates.TEMPLATE.encode(), templates.PRESENTATION.encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def test_sample_slides_stay_behind(deck: Any) -> None:
    assert next(slide.shapes.title.text for slide in deck.slides) == "第三季度运营工作汇报"


def test_equal_input_gives_equal_bytes(template: Path, made: bytes) -> None:
    assert build(REPORT, [Target.PPTX], Styling(template=str(template))).outputs[Target.PPTX] == made


# What stands where


def test_every_title_is_in_its_placeholder(deck: Any) -> None:
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in deck.slides)


def test_no_placeholder_stays_empty(deck: Any) -> None:
    texts = [shape for slide in deck.slides for shape in slide.placeholders if shape.has_text_frame]
    assert all(shape.text_frame.text for shape in texts)


def test_titles_stand_where_their_layouts_have_them(deck: Any) -> None:
    titles = [slide.shapes.title for slide in deck.slides]
    assert all(title._element.spPr.xfrm is None for title in titles)


def test_shapes_stay_on_the_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, (shape.name, slide.slide_id)
            assert shape.top + shape.height <= deck.slide_height, (shape.name, slide.slide_id)


def test_the_template_says_the_same_as_our_own_layouts(made: bytes) -> None:
    own = deck_text(build(REPORT, [Target.PPTX]).outputs[Target.PPTX])
    on_template = deck_text(made)
    numbers = set(re.findall(r"\d[\d.]{2,}", "".join(own.slides)))
    assert numbers <= set(re.findall(r"\d[\d.]{2,}", "".join((*on_template.slides, *on_template.notes))))


def test_no_mark_hangs_out_of_a_placeholder(deck: Any) -> None:
    foot = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
    texts = [shape.text_frame for slide in deck.slides for shape in slide.placeholders
             if shape.has_text_frame and shape.placeholder_format.type not in foot]  # fmt: skip
    assert {paragraph._p.pPr.get("hangingPunct") for text in texts for paragraph in text.paragraphs} == {"0"}  # whatever its levels say


def test_bullets_are_in_faces_that_the_deck_carries(deck: Any) -> None:
    carried = {font.get("typeface") for font in deck.part._element.iter(qn("p:font"))}
    marks = [mark for slide in deck.slides for mark in slide._element.iter(qn("a:buChar"))]
    faces = [mark.getprevious().get("typeface") for mark in marks]
    assert marks
    assert set(faces) <= carried | ({"+mn-lt"} if theme_carried(deck, carried) else set())


def test_bullets_are_in_both_weights(made: bytes, deck: Any) -> None:
    marks = {mark.get("char") for slide in deck.slides for mark in slide._element.iter(qn("a:buChar"))}
    named = {mark.getprevious().get("typeface") for slide in deck.slides for mark in slide._element.iter(qn("a:buChar"))}
    faces = [(name, slot, covered(take_apart(data).font)) for name, slot, data in embedded(made) if name in named or "+mn-lt" in named]
    assert {slot for _, slot, _ in faces} == {"regular", "bold"}
    assert not [(name, slot) for name, slot, characters in faces if not marks <= characters]


def theme_carried(deck: Any, carried: set[str]) -> bool:
    """Tell whether the deck carries what its template's theme takes for text."""
    theme = next(part for part in deck.slide_master.part.rels.values() if part.reltype.endswith("/theme")).target_part.blob
    return etree.fromstring(theme).find(f".//{qn('a:minorFont')}/{qn('a:latin')}").get("typeface") in carried


def test_letters_of_symbol_faces_stay_what_they_are() -> None:
    level = '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</a:lvl1pPr>'
    shown = {'<a:buFont typeface="Arial"/><a:buChar char="•"/>': "•", '<a:buFont typeface="Wingdings"/><a:buChar char="l"/>': "",
             '<a:buAutoNum type="arabicPeriod"/>': "", '<a:buChar char="–"/>': "–"}  # fmt: skip
    assert {marks: bullet([etree.fromstring(level.format(marks))]) for marks in shown} == shown


def test_charts_tables_and_pictures_alone_on_a_slide_are_in_its_content_placeholder(template: Path, deck: Any) -> None:
    slides = [slide for slide in deck.slides if slide.slide_layout.name in ("Title and Content", "1_标题和内容")]
    kinds = [shape.placeholder_format.type for slide in slides for shape in slide.placeholders if shape.placeholder_format.idx == 1]
    assert len(kinds) == len(slides)
    assert set(kinds) <= {PP_PLACEHOLDER.OBJECT}
    if template.stem != "minimal":
        assert any(shape.has_chart for slide in slides for shape in slide.placeholders)
        assert any(shape.has_table for slide in slides for shape in slide.placeholders)
        assert any(shape._element.tag.endswith("}pic") for slide in slides for shape in slide.placeholders)


def test_larger_slides_have_larger_type(tmp_path: Path) -> None:
    path = tmp_path / "large.pptx"
    path.write_bytes(templates.minimal())
    deck = Presentation(io.BytesIO(build(REPORT, [Target.PPTX], Styling(template=str(path))).outputs[Target.PPTX]))
    sizes = [run.font.size.pt for slide in deck.slides for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder
             for paragraph in shape.text_frame.paragraphs for run in paragraph.runs if run.font.size]  # fmt: skip
    assert Emu(deck.slide_height).pt == 720
    assert min(sizes) == pytest.approx(12 * 720 / 540)  # sources: 12 points on slides of 540


# What it looks like


@pytest.mark.parametrize("name", NAMED)
def test_colours_of_text_can_be_read_on_the_templates_ground(name: str) -> None:
    palette = accepted(NAMED[name]()).dress.palette
    pairs = [("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("ink", "surface"), ("on-accent", "accent")]
    assert all(contrast(palette.color(text), palette.color(ground)) >= READABLE for text, ground in pairs)


def test_no_colour_of_a_slide_is_a_value(made: bytes) -> None:
    slides = [part for name, part in members(made).items() if re.match(r"ppt/(slides|charts)/[^/]+\.xml", name)]
    assert not any(b"srgbClr" in part for part in slides)


def test_fonts_that_are_here_are_used_and_others_are_told() -> None:
    problems = Problems()
    template = read(templates.chinese(), problems)
    assert template is not None
    assert [problem.message for problem in problems] == [
        'fonts of template "own.pptx" are not here: Arial and 微软雅黑; slides are set in Noto Serif SC and Noto Sans SC'
    ]
    quiet = Problems()
    assert read(templates.four_three(), quiet) is not None
    assert list(quiet) == []


def test_runs_name_their_family_where_the_templates_fonts_are_others(tmp_path: Path) -> None:
    path = tmp_path / "own.pptx"
    path.write_bytes(templates.chinese())
    slides = members(build(REPORT, [Target.PPTX], Styling(template=str(path))).outputs[Target.PPTX])
    assert b'typeface="+mn-ea"' not in slides["ppt/slides/slide2.xml"]
    assert b'<a:ea typeface="Noto Sans SC"/>' in slides["ppt/slides/slide2.xml"]


# Which layout is used for what


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("标题幻灯片", LayoutKind.TITLE), ("标题和内容", LayoutKind.CONTENT), ("节标题", LayoutKind.SECTION),
        ("两栏内容", LayoutKind.TWO_COLUMN), ("仅标题", LayoutKind.HEADLINE), ("目录", LayoutKind.AGENDA), ("结束页", LayoutKind.CLOSING),
        ("1_标题和内容", LayoutKind.CONTENT),
        ("標題投影片", LayoutKind.TITLE), ("只有標題", LayoutKind.HEADLINE), ("タイトル スライド", LayoutKind.TITLE),
        ("2 つのコンテンツ", LayoutKind.TWO_COLUMN), ("제목 및 내용", LayoutKind.CONTENT), ("콘텐츠 2개", LayoutKind.TWO_COLUMN),
        ("Title Only", LayoutKind.HEADLINE), ("Section Header", LayoutKind.SECTION), ("空白", None), ("Blank", None),
    ],
)  # fmt: skip
def test_a_layout_without_a_type_is_known_by_its_name(name: str, kind: LayoutKind | None) -> None:
    assert kind_of("", name) is kind


def test_a_layouts_type_counts_before_its_name() -> None:
    assert kind_of("titleOnly", "标题和内容") is LayoutKind.HEADLINE


def test_what_has_no_layout_is_told_with_what_is_used_instead() -> None:
    problems = Problems()
    template = read(templates.minimal(), problems)
    assert template is not None
    told = [problem.message for problem in problems if problem.code == "template-layout"]
    assert len(told) == 4
    assert all('its layout "Title Only" is used' in message for message in told)
    assert {spec.part for spec in template.format.layouts.values()} == {"ppt/slideLayouts/slideLayout2.xml"}


def test_a_layout_whose_title_stands_elsewhere_is_not_used_for_content() -> None:
    layouts = accepted(templates.four_three()).format.layouts
    assert layouts[LayoutKind.PICTURE].part == layouts[LayoutKind.CONTENT].part


# What is refused


def changed(**changes: bytes | None) -> dict[str, bytes]:
    """Return the parts of the Chinese template with some replaced, added or, for `None`, left out."""
    made = templates.parts(960, 540, templates.CHINESE_LOOK, templates.CHINESE_LAYOUTS, (templates.png(),))
    made.update({name: data for name, data in changes.items() if data is not None})
    return {name: data for name, data in made.items() if changes.get(name, b"") is not None}


def master_relationships(extra: str) -> bytes:
    part = templates.parts(960, 540, templates.CHINESE_LOOK, templates.CHINESE_LAYOUTS, (templates.png(),))
    return part["ppt/slideMasters/_rels/slideMaster1.xml.rels"].replace(b"</Relationships>", f"{extra}</Relationships>".encode())


MASTER_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
VBA = '<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
MACRO_MAIN = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
LINKED = f'<Relationship Id="rId99" Type="{R}/image" Target="https://example.com/x.png" TargetMode="External"/>'
ATTACHED = f'<Relationship Id="rId99" Type="{R}/attachedTemplate" Target="file:///x.potx" TargetMode="External"/>'
DOCTYPE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///secret.txt">]>'
THEME = templates.theme_xml(templates.CHINESE_LOOK).encode()
PRESENTATION = templates.parts(960, 540, templates.CHINESE_LOOK, templates.CHINESE_LAYOUTS)["ppt/presentation.xml"]


def with_part(name: str, data: bytes | None) -> bytes:
    """Return the Chinese template with one part replaced, added or, for `None`, left out."""
    return templates.zipped(changed(**{name: data}))


THEME_PART, IMAGE = "ppt/theme/theme1.xml", "ppt/media/image9.png"
NO_TITLE = (templates.Layout("空白", "blank", ()),)
NO_MASTER = templates.rels(("slide", "slides/slide1.xml"))
NO_SIZE = re.sub(rb'cx="\d+"', b'cx="wide"', PRESENTATION)
WORKBOOK = f"{templates.KIND}.spreadsheetml.sheet.main+xml"

REFUSED = {
    "macros": (templates.zipped(changed(**{"ppt/vbaProject.bin": b"x"}), MACRO_MAIN, VBA), "unsafe", "ppt/vbaProject.bin"),
    "a linked picture": (with_part(MASTER_RELS, master_relationships(LINKED)), "unsafe", "slideMaster1.xml (image)"),
    "an attached template": (with_part(MASTER_RELS, master_relationships(ATTACHED)), "unsafe", "slideMaster1.xml (attachedTemplate)"),
    "a document type": (with_part(THEME_PART, DOCTYPE + THEME), "unsafe", "ppt/theme/theme1.xml"),
    "a document type in UTF-16": (with_part(THEME_PART, (DOCTYPE + THEME).decode().encode("utf-16")), "unsafe", "theme1.xml"),
    "a zip bomb": (with_part(IMAGE, bytes(60_000_000)), "too-large", "unpacks"),
    "a large part": (with_part(THEME_PART, THEME + b"<!--" + random.Random(1).randbytes(4_500_000).hex().encode()), "too-large", "8 MiB"),
    "an encrypted file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "format", "encrypted"),
    "no zip file": (b"PK but no package", "format", "no PowerPoint file"),
    "half a file": (templates.chinese()[:9000], "format", "no PowerPoint"),
    "a workbook": (templates.zipped(changed(), WORKBOOK), "format", "no PowerPoint"),
    "no master": (with_part("ppt/_rels/presentation.xml.rels", NO_MASTER), "no-master", "no slide master"),
    "a missing layout": (with_part("ppt/slideLayouts/slideLayout3.xml", None), "damaged", "damaged"),
    "broken XML": (with_part(THEME_PART, b"<a:theme"), "damaged", "damaged"),
    "a theme of something else": (with_part(THEME_PART, b"<x/>"), "damaged", "damaged"),
    "sizes that are none": (with_part("ppt/presentation.xml", NO_SIZE), "damaged", "damaged"),
    "no title anywhere": (templates.build(960, 540, templates.MINIMAL_LOOK, NO_TITLE), "no-title", "no layout with a title"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_template_or_no_safe_one_is_refused_in_one_message(case: str) -> None:
    data, code, words = REFUSED[case]
    problems = Problems()
    assert read(data, problems) is None
    (problem,) = problems
    assert problem.code == f"template-{code}"
    assert words in problem.message


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(templates.chinese())
    at = data.index(b"ppt/slideMasters/slideMaster1.xml") + 60
    data[at : at + 40] = bytes(40)
    problems = Problems()
    assert read(bytes(data), problems) is None
    assert [problem.code for problem in problems] == ["template-damaged"]


def test_links_that_may_not_be_written_and_vector_pictures_are_left_behind(tmp_path: Path) -> None:
    master = templates.parts(960, 540, templates.CHINESE_LOOK, templates.CHINESE_LAYOUTS, (templates.png(),))[
        "ppt/slideMasters/slideMaster1.xml"
    ].decode()
    vector = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/'
        '2016/SVG/main" r:embed="rId98"/></a:ext></a:extLst>'
    )
    master = master.replace('<a:blip r:embed="rId9"/>', f'<a:blip r:embed="rId9">{vector}</a:blip>')
    master = master.replace('name="标志" descr="标志"/>', 'name="标志" descr="标志"><a:hlinkClick r:id="rId99"/></p:cNvPr>')
    extra = (
        f'<Relationship Id="rId98" Type="{R}/image" Target="../media/logo.svg"/>'
        f'<Relationship Id="rId99" Type="{R}/hyperlink" Target="file:///secret.txt" TargetMode="External"/>'
    )
    made = changed(
        **{
            "ppt/slideMasters/slideMaster1.xml": master.encode(),
            MASTER_RELS: master_relationships(extra),
            "ppt/media/logo.svg": b"<svg><script>alert(1)</script></svg>",
        }
    )
    path = tmp_path / "own.pptx"
    path.write_bytes(templates.zipped(made, types='<Default Extension="svg" ContentType="image/svg+xml"/>'))
    written = members(build(REPORT, [Target.PPTX], Styling(template=str(path))).outputs[Target.PPTX])
    assert "ppt/media/logo.svg" not in written
    assert not any(b"file:///" in part or b"svgBlip" in part or b"hlinkClick" in part for part in
                   (written["ppt/slideMasters/slideMaster1.xml"], written[MASTER_RELS]))  # fmt: skip


# Where it is looked for

DOCUMENT = "title: 题\ntemplate: {name}\nsections:\n- title: 一\n  blocks:\n  - points: [甲, 乙]\n"


def test_a_template_of_the_document_lies_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "outside.pptx").write_bytes(templates.chinese())
    (tmp_path / "content" / "own.pptx").write_bytes(templates.chinese())
    document = tmp_path / "content" / "a.yaml"
    document.write_text(DOCUMENT.format(name="own.pptx"), encoding="utf-8")
    assert {problem.code for problem in check(document)} == {"template-font"}
    document.write_text(DOCUMENT.format(name="../outside.pptx"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build(document, [Target.PPTX])
    (problem,) = raised.value.problems
    assert (problem.code, problem.span.line, problem.span.column) == ("outside-folder", 2, 11)


@pytest.mark.parametrize(
    ("size", "places"),
    [("", []), ("slide-size: 16:9\n", []), ("slide-size: 4:3\n", [(1, 13)]), ("slide-size: A4\n", [(1, 13)])],
)
def test_a_size_that_the_template_does_not_have_is_a_warning_at_its_place(tmp_path: Path, size: str, places: list[tuple[int, int]]) -> None:
    (tmp_path / "wide.pptx").write_bytes(templates.chinese())
    document = tmp_path / "a.yaml"
    document.write_text(size + DOCUMENT.format(name="wide.pptx"), encoding="utf-8")
    found = [problem for problem in check(document) if problem.code == "template-size"]
    assert [(problem.span.line, problem.span.column) for problem in found] == places
    assert all("33.9 × 19.1 cm" in problem.message for problem in found)


def test_slides_of_four_to_three_are_not_those_of_a_wide_size_that_the_author_names(tmp_path: Path) -> None:
    (tmp_path / "own.pptx").write_bytes(default_template())
    document = tmp_path / "a.yaml"
    codes = []
    for size in ("", "slide-size: 16:9\n", "slide-size: 4:3\n"):
        document.write_text(size + DOCUMENT.format(name="own.pptx"), encoding="utf-8")
        codes.append("template-size" in {problem.code for problem in check(document)})
    assert codes == [False, True, False]


def test_a_section_without_blocks_takes_the_layout_of_section_headings(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "document.yaml"
    path.write_text("title: 汇报\nsections:\n  - {title: 延时窗口, message: 窗口开到晚上八点}\n", encoding="utf-8")
    made = Presentation(io.BytesIO(build(path, [Target.PPTX], Styling(template=str(template))).outputs[Target.PPTX]))
    slide = made.slides[1]
    part = accepted(template.read_bytes()).format.layouts[LayoutKind.SECTION].part
    assert str(slide.slide_layout.part.partname).endswith(part.rpartition("/")[2])
    assert [shape.text_frame.text for shape in slide.shapes][:2] == ["窗口开到晚上八点", "延时窗口"]
