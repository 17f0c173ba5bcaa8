"""Files are read from the document's folder and from nowhere else."""

from pathlib import Path

import pytest

from generator.problems import Problem, Problems, Span
from generator.workspace import Workspace

PLACE = Span("x.yaml", 3, 9, 12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "document"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "map.png").write_bytes(b"map")
    return folder


def read(folder: Path, name: str, limit: int = 100) -> bytes | Problem:
    problems = Problems()
    data = Workspace(folder).read(name, PLACE, problems, limit)
    if data is not None:
        assert not problems.items
        return data
    (problem,) = problems
    assert problem.span == PLACE
    return problem


def code(folder: Path, name: str, limit: int = 100) -> str:
    found = read(folder, name, limit)
    assert isinstance(found, Problem)
    return found.code


def test_a_file_in_the_folder_is_read(folder: Path) -> None:
    assert read(folder, "images/map.png") == b"map"
    assert read(folder, "images/../images/map.png") == b"map"


@pytest.mark.parametrize("name", ["../secret.txt", "images/../../secret.txt", "~/../../x"])
def test_names_that_lead_out_are_refused(folder: Path, name: str) -> None:
    assert code(folder, name) == "outside-folder"


@pytest.mark.parametrize("name", ["secret.txt", "document/../secret.txt", "document/images/../../secret.txt", "around/secret.txt"])
def test_absolute_names_that_lead_out_are_refused(folder: Path, name: str) -> None:
    outside = folder.parent
    (outside / "around").symlink_to(outside)
    assert (outside / name).read_text() == "secret"
    assert code(folder, f"{outside}/{name}") == "outside-folder"


def test_a_tilde_is_a_name_like_any_other(folder: Path) -> None:
    assert code(folder, "~/x/../..") == "not-a-file"  # the document's folder itself


def test_links_that_lead_out_are_refused_and_links_inside_followed(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)
    (folder / "in.png").symlink_to(folder / "images" / "map.png")
    (folder / "loop").symlink_to(folder / "loop")
    assert code(folder, "out") == "outside-folder"
    assert code(folder, "up/secret.txt") == "outside-folder"
    assert code(folder, "loop") == "unreadable-file"
    assert read(folder, "in.png") == b"map"


@pytest.mark.parametrize("name", ["", "a\nb", "a\0b", "images\\map.png", "images/map.png/", "\u202ea.png"])
def test_what_is_no_file_name_is_refused(folder: Path, name: str) -> None:
    assert code(folder, name) == "bad-path"


def test_a_name_longer_than_the_system_takes_is_refused(folder: Path) -> None:
    assert code(folder, "x" * 5000) == "unreadable-file"


def test_folders_and_devices_are_no_files(folder: Path) -> None:
    assert code(folder, "images") == "not-a-file"
    assert code(folder, ".") == "not-a-file"


def test_a_file_over_the_limit_is_not_read(folder: Path) -> None:
    (folder / "large").write_bytes(bytes(101))
    assert code(folder, "large") == "file-too-large"
    assert read(folder, "large", limit=101) == bytes(101)


def test_a_missing_file_names_its_nearest_neighbour(folder: Path) -> None:
    found = read(folder, "images/mop.png")
    assert isinstance(found, Problem)
    assert (found.code, found.hint) == ("missing-file", 'did you mean "images/map.png"?')


def test_every_file_asked_for_is_a_dependency(folder: Path) -> None:
    workspace = Workspace(folder)
    for name in ("images/map.png", "missing", "images/map.png", "../secret.txt"):
        workspace.read(name, PLACE, Problems())
    assert workspace.dependencies == (folder / "images" / "map.png", folder / "missing")
