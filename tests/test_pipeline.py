"""Steps in order: what they are given, where their problems point, when a document was made."""

import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import generator
from generator.model.created import FIXED_DATE, creation_time
from generator.model.document import Document, Metadata, Section
from generator.model.inline import plain_text
from generator.model.prose import Point, Points
from generator.pipeline import Styling, Target, build, check
from generator.problems import ContentError, Problem, Problems, Related, ResourceError, Severity, Span
from generator.text.folders import FONT_FOLDER, open_library
from generator.text.library import shipped_folder
from generator.workspace import Workspace
from tests.reading import deck_text, page_texts
from tests.text import tiny

GOOD = "title: 标题\nsections:\n- title: 一\n  blocks:\n  - points: [甲, 乙]\n"


def write(folder: Path, text: str, name: str = "q3.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def dated(date: str) -> Document:
    return Document(Metadata("标题", date=date))


def test_a_label_too_long_for_its_slide_is_a_warning_and_both_ways_to_check_tell_it(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("标题", "很长的标题" * 25))
    (told,) = check(path)
    assert (told.code, told.severity, told.span.line) == ("long-label", Severity.WARNING, 1)
    assert generator.check(generator.load(path)) == (told,)


def test_the_source_date_comes_before_the_document_s_own() -> None:
    assert creation_time(dated("2026-10-12"), {"SOURCE_DATE_EPOCH": "86400"}) == datetime(1970, 1, 2, tzinfo=UTC)


def test_an_iso_date_of_the_document_is_when_it_was_made() -> None:
    assert creation_time(dated("2026-10-12"), {}) == datetime(2026, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize("date", ["", "7月4日", "2026-13-01"])
def test_a_document_without_an_iso_date_has_a_fixed_one(date: str) -> None:
    assert creation_time(dated(date), {}).date() == FIXED_DATE


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 40])
def test_a_source_date_that_is_no_number_of_seconds_is_refused(epoch: str) -> None:
    with pytest.raises(ResourceError, match="SOURCE_DATE_EPOCH"):
        creation_time(dated(""), {"SOURCE_DATE_EPOCH": epoch})


def test_problems_point_at_files_from_where_the_author_stands() -> None:
    problems = Problems()
    problems.error("code", "message", Span("data/x.csv", 2, 1, 2), related=(Related("here", Span("q3.yaml", 1, 1, 2)),))
    (problem,) = problems.as_named(Path("content/q3.yaml"))
    assert problem.span.path == str(Path("content/data/x.csv"))
    assert problem.related[0].span.path == str(Path("content/q3.yaml"))


def test_a_problem_without_a_place_points_at_the_document() -> None:
    problems = Problems()
    problems.error("code", "message")
    assert [problem.span for problem in problems.as_named(Path("content/q3.yaml"))] == [Span(str(Path("content/q3.yaml")))]


def test_a_document_made_in_code_has_no_path_in_its_problems() -> None:
    problems = Problems()
    problems.error("code", "message")
    assert list(problems.as_named(Path(""))) == [Problem("code", "message")]


def test_a_good_document_has_no_problems(tmp_path: Path) -> None:
    assert check(write(tmp_path, GOOD)) == ()


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD + "  - txt: x\n  - image: {file: gone.png, alt: 图}\n  - text: 楔形文字𒀀\n")
    assert {problem.span.line for problem in check(path)} >= {6, 7}


def test_a_character_without_a_face_is_found_at_its_column(tmp_path: Path) -> None:
    (problem,) = check(write(tmp_path, GOOD + "  - text: 楔形文字𒀀\n"))
    assert (problem.code, problem.span.line, problem.span.column) == ("missing-glyph", 6, 15)  # 10 columns of "  - text: " + 4 + 1


def test_with_missing_characters_allowed_both_outputs_are_built(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("甲", "甲𒀀丙"))
    with pytest.raises(ContentError, match=r"U\+12000"):
        build(path, list(Target))
    built = build(path, list(Target), Styling(allow_missing=True))
    assert [(problem.code, problem.severity) for problem in built.warnings] == [("missing-glyph", Severity.WARNING)]
    assert check(path, Styling(allow_missing=True)) == built.warnings
    assert "甲𒀀丙" in "".join(page_texts(built.outputs[Target.PDF]))
    assert "甲𒀀丙" in "".join(deck_text(built.outputs[Target.PPTX]).slides)


def test_a_theme_file_named_from_the_command_line_is_looked_for_in_the_current_folder(tmp_path: Path) -> None:
    elsewhere = tmp_path / "themes"
    elsewhere.mkdir()
    theme = write(elsewhere, "base: civic\nnonsense: 1\n", "dark.yaml")
    (problem,) = check(write(tmp_path, GOOD), Styling(str(theme)))
    assert problem.span.path == str(theme)
    assert problem.span.line == 2


def test_a_fault_in_a_theme_file_points_there_wherever_the_document_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content"
    content.mkdir()
    write(content, GOOD)
    write(tmp_path, "base: civic\nnonsense: 1\n", "dark.yaml")
    monkeypatch.chdir(tmp_path)
    (problem,) = check(Path("content/q3.yaml"), Styling("dark.yaml"))
    assert problem.span.path == str(tmp_path / "dark.yaml")


def test_an_unknown_theme_of_the_command_line_is_a_problem(tmp_path: Path) -> None:
    assert [problem.severity.value for problem in check(write(tmp_path, GOOD), Styling("civics"))] == ["error"]


def test_fonts_beside_the_document_come_before_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / FONT_FOLDER
    own.mkdir()
    shutil.copy(shipped_folder() / "NotoSansKR-Bold.ttf", own / "mine.ttf")
    assert open_library(Workspace(tmp_path)).files[0].path == own.resolve() / "mine.ttf"


def test_a_theme_may_name_what_regional_cuts_have_in_common(tmp_path: Path) -> None:
    (tmp_path / FONT_FOLDER).mkdir()
    for region in ("SC", "JP"):
        tiny.truetype(tmp_path / FONT_FOLDER / f"{region}.ttf", "标题一甲乙", family=f"Tiny CJK {region}")
    write(tmp_path, "base: civic\nfamilies: {zh-Hans: {sans: Tiny CJK, serif: Tiny CJK}}\n", "own.yaml")
    built = build(write(tmp_path, "theme: own.yaml\n" + GOOD), [Target.PDF])
    with pikepdf.open(BytesIO(built.outputs[Target.PDF])) as pdf:
        names = {str(one.FontName) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one}
    assert any(name.endswith("+TinyCJKSC-Regular") for name in names)
    assert not any("JP" in name for name in names)


def test_fonts_from_outside_the_document_s_folder_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "document"
    folder.mkdir()
    (folder / FONT_FOLDER).symlink_to(shipped_folder())
    with pytest.raises(ResourceError, match="leads out of the document's folder"):
        open_library(Workspace(folder))


def test_the_shipped_fonts_are_listed_once_even_beside_their_own_folder() -> None:
    paths = [file.path for file in open_library(Workspace(shipped_folder().parent)).files]
    assert len(paths) == len(set(paths))


def test_load_raises_every_error_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "titel: 标题\nsections: 3\n")
    with pytest.raises(ContentError) as caught:
        generator.load(path)
    assert {problem.span.path for problem in caught.value.problems} == {str(path)}


def test_a_loaded_document_knows_its_file_and_can_be_checked_again(tmp_path: Path) -> None:
    document = generator.load(write(tmp_path, GOOD))
    assert document.path == str(tmp_path / "q3.yaml")
    assert generator.check(document) == ()


def test_a_document_made_in_code_is_checked_for_fonts_too() -> None:
    document = Document(Metadata("标题"), (Section("一", blocks=(Points(items=(Point(plain_text("𒀀")),)),)),))
    assert [problem.code for problem in generator.check(document)] == ["missing-glyph"]


def test_an_unknown_way_of_embedding_fonts_is_refused(tmp_path: Path) -> None:
    document = generator.load(write(tmp_path, GOOD))
    with pytest.raises(ValueError, match="some"):
        generator.build_deck(document, embed_fonts="some")
    with pytest.raises(ValueError, match="zip"):
        generator.build_deck(document, font_encoding="zip")
