"""Page designs from files."""

from pathlib import Path

import pytest

from generator.model.document import Document, Language, Metadata, Preset
from generator.problems import NO_SPAN, Problems
from generator.text.library import FontLibrary, shipped_folder
from generator.theme.choose_page import choose_page, dress, missing_faces
from generator.theme.load_page import load_page, paper
from generator.theme.page import DESIGNS, FolioPlace, FolioStyle, Head, PageDesign
from generator.workspace import Workspace
from tests.shipped import design, library, theme

MM = 72 / 25.4


def loaded(text: str, folder: Path) -> tuple[PageDesign | None, Problems]:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return load_page("own.yaml", Workspace(folder), NO_SPAN, problems), problems


@pytest.mark.parametrize("name", DESIGNS)
def test_every_sort_of_paper_has_a_page_design(name: str) -> None:
    assert design(name).name == name == Preset(name).value


def test_the_official_design_has_the_parameters_of_the_standard() -> None:
    made = design("official")
    assert [round(side / MM, 3) for side in made.margins] == [37, 35, 28, 26]
    assert (made.width - made.margins.inside - made.margins.outside) / MM == pytest.approx(156, abs=0.01)
    assert (made.height - made.margins.top - made.margins.bottom) / MM == pytest.approx(225, abs=0.01)
    assert (made.head, made.folio.style, made.folio.place) == (Head.OFFICIAL, FolioStyle.DASHES, FolioPlace.OUTSIDE)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("A4", (595.28, 841.89)),
        ("A3", (841.89, 1190.55)),
        ("B5-JIS", (515.91, 728.5)),
        ("Letter", (612, 792)),
        ("100mm x 8in", (283.46, 576)),
    ],
)
def test_papers_are_known_by_name_or_by_their_sides(name: str, size: tuple[float, float]) -> None:
    assert paper(name) == pytest.approx(size, abs=0.01)


def test_a_file_changes_what_it_names_of_its_base(tmp_path: Path) -> None:
    made, problems = loaded("base: plain\norientation: landscape\nmargins: {top: 30mm}\nfolio: {style: total}\n", tmp_path)
    assert made is not None
    assert list(problems) == []
    assert (made.width, made.height) == (841.89, 595.28)
    assert made.margins == design("plain").margins._replace(top=30 * MM)
    assert made.folio == design("plain").folio._replace(style=FolioStyle.TOTAL)


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("base: plane\n", 1, 7, "unknown-page"),
        ("base: plain\nsise: A4\n", 2, 1, "unknown-key"),
        ("base: plain\nsize: A9\n", 2, 7, "bad-paper"),
        ("base: plain\nsize: 10mm x 10mm\n", 2, 7, "bad-paper"),
        ("base: plain\nmargins: {top: 3 ells}\n", 2, 16, "bad-length"),
        ("base: plain\nmargins: {left: 3mm}\n", 2, 11, "unknown-key"),
        ("base: plain\nmargins: 3mm\n", 2, 10, "wrong-type"),
        ("base: plain\nmargins: {inside: 90mm, outside: 90mm}\n", 2, 19, "page-too-small"),
        ("base: plain\nmargins: {top: 11mm}\n", 2, 16, "page-too-small"),
        ("base: plain\ncolumns: 4\n", 2, 10, "bad-choice"),
        ("base: plain\nindent: -1\n", 2, 9, "bad-size"),
        ("base: plain\nfolio: {style: roman}\n", 2, 16, "bad-choice"),
        ("base: plain\ntype: {body: {size: 1}}\n", 2, 21, "bad-size"),
        ("base: plain\ntype: {body: {faces: Arial}}\n", 2, 22, "wrong-type"),
        ("base: own.yaml\n", 1, 7, "too-many-bases"),
        ("- plain\n", 1, 1, "wrong-type"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, line: int, column: int, code: str, tmp_path: Path) -> None:
    made, problems = loaded(text, tmp_path)
    assert made is None
    assert [(problem.span.line, problem.span.column, problem.code) for problem in problems] == [(line, column, code)]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _, problems = loaded("base: plain\nsize: A9\ncolumns: 9\ntab: maybe\n", tmp_path)
    assert [problem.span.line for problem in problems] == [2, 3, 4]


@pytest.mark.parametrize(
    ("wanted", "own", "chosen"), [("", "", "bulletin"), ("", "plain", "plain"), ("official", "plain", "official")], ids=str
)
def test_the_page_asked_for_goes_before_the_document_s_own_and_that_before_its_preset_s(wanted: str, own: str, chosen: str) -> None:
    document = Document(Metadata("题", preset=Preset.BULLETIN, page=own))
    made = choose_page(document, wanted, Workspace(shipped_folder()), Problems())
    assert made is not None
    assert made.name == chosen


def test_a_design_sets_sizes_and_names_the_faces_it_misses() -> None:
    dressed = dress(theme(), design("official"), Language.CHINESE_SIMPLIFIED, library(), Problems())
    body = dressed.theme.report["body"]
    assert (body.size, body.leading, body.face) == (15.75, 28.9907, "")
    assert dressed.missing == ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋_GBK")
    assert missing_faces(()) == ()
    assert "仿宋_GB2312" in missing_faces(dressed.missing)[0]


def test_other_languages_are_not_asked_for_chinese_faces() -> None:
    assert dress(theme(), design("official"), Language.JAPANESE, library(), Problems()).missing == ()


def test_a_face_that_is_there_is_used(tmp_path: Path) -> None:
    made, _ = loaded("base: plain\ntype: {body: {faces: [No Such Face, Noto Sans KR]}}\n", tmp_path)
    assert made is not None
    dressed = dress(theme(), made, Language.CHINESE_SIMPLIFIED, FontLibrary([shipped_folder()]), Problems())
    assert dressed.theme.report_text("body", "zh-Hans").family == "Noto Sans KR"
    assert dressed.missing == ()


def test_an_unknown_role_is_told(tmp_path: Path) -> None:
    made, _ = loaded("base: plain\ntype:\n  boddy: {size: 12}\n", tmp_path)
    assert made is not None
    problems = Problems()
    dress(theme(), made, Language.ENGLISH, library(), problems)
    assert [(p.code, p.span.line, p.hint) for p in problems] == [("unknown-key", 3, 'did you mean "body"?')]


@pytest.mark.parametrize(
    ("base", "change", "size", "leading", "faces"),
    [
        ("plain", "body: {size: 9.5, leading: 15}", 9.5, 15, ()),
        ("plain", "body: {size: 9.5, leading: 15, faces: [Own]}", 9.5, 15, ("Own",)),
        ("plain", "body: {size: 9.5, leading: 15}, list: {size: 9}", 9, None, ()),
        ("official", "body: {size: 16}", 16, 28.9907, design("official").type["list"].faces),
    ],
)
def test_lists_take_what_a_file_changes_of_the_body(
    base: str, change: str, size: float, leading: float | None, faces: tuple[str, ...], tmp_path: Path
) -> None:
    made, problems = loaded(f"base: {base}\ntype: {{{change}}}\n", tmp_path)
    assert made is not None, problems
    lists = made.type["list"]
    assert (lists.size, lists.leading, lists.faces) == (size, leading, faces)


def test_a_margin_without_room_for_running_heads_is_enough_where_there_are_none(tmp_path: Path) -> None:
    made, problems = loaded("base: plain\nrunning-head: none\nmargins: {top: 11mm}\n", tmp_path)
    assert made is not None
    assert not problems.has_errors
