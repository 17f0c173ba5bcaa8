"""Names on the command line stand for documents."""

from pathlib import Path

import pytest

from generator.cli.documents import find_documents, refuse_equal_names
from generator.problems import ResourceError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "b.yaml").write_text("language: ko\ntitle: 제목\n", encoding="utf-8")
    (content / "a.yml").write_text('\ufeff"title": 标题\n', encoding="utf-8")
    (content / "_shared.yaml").write_text("title: 共用\n", encoding="utf-8")
    (content / "dark.yaml").write_text("base: civic\npalette: {}\nnested:\n  title: x\n", encoding="utf-8")
    (content / "data.csv").write_text("title\n", encoding="utf-8")
    (content / "dir.yaml").mkdir()
    return content


def test_a_folder_stands_for_its_yaml_files_with_a_title(folder: Path) -> None:
    assert find_documents([str(folder)]).paths == (folder / "a.yml", folder / "b.yaml")


def test_what_a_folder_s_other_yaml_files_are_is_said(folder: Path) -> None:
    reasons = {skipped.path.name: skipped.reason for skipped in find_documents([str(folder)]).skipped}
    assert reasons == {
        "_shared.yaml": 'its name begins with "_"',
        "dark.yaml": "it has no title, so it is no document",
        "dir.yaml": "it is not a regular file",
    }


def test_a_file_stands_for_itself_whatever_it_holds(folder: Path) -> None:
    assert find_documents([str(folder / "_shared.yaml"), str(folder / "b.yaml")]).paths == (folder / "_shared.yaml", folder / "b.yaml")


def test_a_document_named_twice_is_built_once(folder: Path) -> None:
    assert find_documents([str(folder / "b.yaml"), str(folder)]).paths == (folder / "b.yaml", folder / "a.yml")


def test_without_a_name_the_content_folder_is_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert find_documents([]).paths == (Path("content/a.yml"), Path("content/b.yaml"))


def test_without_a_name_and_without_a_content_folder_one_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ResourceError, match="name a document"):
        find_documents([])


def test_a_name_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"no file or folder .*gone\.yaml"):
        find_documents([str(tmp_path / "gone.yaml")])


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(ResourceError, match="empty name"):
        find_documents([""])


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no document in"):
        find_documents([str(tmp_path)])


def test_what_a_folder_without_documents_holds_instead_is_told(tmp_path: Path) -> None:
    (tmp_path / "wide.yaml").write_text("title: 标题\n", encoding="utf-16")
    with pytest.raises(ResourceError, match=r"skipped .*wide\.yaml: it has no title"):
        find_documents([str(tmp_path)])


def test_an_output_named_by_mistake_is_told(tmp_path: Path) -> None:
    (tmp_path / "q3.pdf").write_bytes(b"%PDF")
    with pytest.raises(ResourceError, match="output's name"):
        find_documents([str(tmp_path / "q3.pdf")])


def test_two_documents_whose_outputs_would_have_one_name_are_refused() -> None:
    with pytest.raises(ResourceError, match=r"a/Q3\.yaml and b/q3\.yml"):
        refuse_equal_names([Path("a/Q3.yaml"), Path("b/q3.yml")])
    refuse_equal_names([Path("a/q3.yaml"), Path("a/q4.yaml")])
