"""Files appear whole and together, whatever happens on the way."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.problems import ResourceError
from generator.publish import PART_SUFFIX, Output, publish

PAIR = ("a.pdf", "a.pptx")


def pair(folder: Path, data: bytes) -> list[Output]:
    return [Output(folder / name, data) for name in PAIR]


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_outputs_appear_in_a_folder_that_did_not_exist(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "deep"
    publish(pair(folder, b"new"))
    assert names(folder) == list(PAIR)
    assert (folder / "a.pdf").read_bytes() == b"new"


def test_outputs_replace_what_was_there(tmp_path: Path) -> None:
    publish(pair(tmp_path, b"old and longer"))
    publish(pair(tmp_path, b"new"))
    assert [(tmp_path / name).read_bytes() for name in PAIR] == [b"new", b"new"]


def test_a_link_in_the_target_s_place_is_replaced_and_its_target_untouched(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(b"mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.pdf").symlink_to(elsewhere)
    publish(pair(out, b"new"))
    assert elsewhere.read_bytes() == b"mine"
    assert not (out / "a.pdf").is_symlink()


def test_a_folder_in_the_second_target_s_place_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "a.pptx").mkdir()
    with pytest.raises(ResourceError, match=r"a\.pptx is a folder"):
        publish(pair(tmp_path, b"new"))
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert names(tmp_path) == list(PAIR)


def test_a_file_in_the_folder_s_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(ResourceError, match="out is not a folder"):
        publish(pair(tmp_path / "out", b"new"))


def test_parts_of_a_build_that_died_are_removed(tmp_path: Path) -> None:
    (tmp_path / f".0{PART_SUFFIX}").write_bytes(b"half")
    (tmp_path / f".7{PART_SUFFIX}").write_bytes(b"half")
    (tmp_path / ".hidden").write_bytes(b"not ours")
    publish(pair(tmp_path, b"new"))
    assert names(tmp_path) == [".hidden", *PAIR]


def test_a_link_planted_where_a_part_goes_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / f".0{PART_SUFFIX}").symlink_to(victim)
    publish(pair(out, b"new"))
    assert victim.read_bytes() == b"mine"
    assert names(out) == list(PAIR)


FULL_DISK = """
import resource, sys
from pathlib import Path
from generator.problems import ResourceError
from generator.publish import Output, publish
folder = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    publish([Output(folder / "a.pdf", b"n" * 500), Output(folder / "a.pptx", b"n" * 2000)])
except ResourceError as error:
    print(error)
"""


def test_no_room_for_the_second_output_leaves_both_old_ones_and_no_part(tmp_path: Path) -> None:
    publish(pair(tmp_path, b"old"))
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "a.pptx" in done.stdout
    assert [(tmp_path / name).read_bytes() for name in PAIR] == [b"old", b"old"]
    assert names(tmp_path) == list(PAIR)


def publish_often(folder: Path, letter: bytes) -> None:
    for _ in range(30):
        publish(pair(folder, letter * 4096))


def test_two_builds_into_one_folder_never_leave_a_mixed_pair(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    builders = [context.Process(target=publish_often, args=(tmp_path, letter)) for letter in (b"x", b"y")]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert [builder.exitcode for builder in builders] == [0, 0]
    first, second = ((tmp_path / name).read_bytes() for name in PAIR)
    assert first == second
    assert names(tmp_path) == list(PAIR)


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    with pytest.raises(ResourceError, match="cannot make the folder") as caught:
        publish(pair(blocked / "below", b"new"))
    assert os.fspath(blocked / "below") in str(caught.value)
