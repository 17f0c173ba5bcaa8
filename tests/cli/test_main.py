"""The command from outside: arguments, exit codes, what goes where."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator import __version__
from generator.cli import main as command
from generator.cli.main import main
from generator.problems import RenderError

GOOD = "title: 标题\ndate: 2026-10-12\nsections:\n- title: 一\n  blocks:\n  - points: [甲, 乙]\n"
BAD = GOOD + "  - txt: 你好\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "good.yaml").write_text(GOOD, encoding="utf-8")
    (content / "bad.yaml").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_build_writes_both_outputs_into_output_and_names_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/good.yaml"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    pdf, pptx = out.splitlines()
    assert pdf.startswith("output/good.pdf: 1 page, ")
    assert pptx.startswith("output/good.pptx: ")
    assert " slides, " in pptx
    assert files(folder / "output") == ["good.pdf", "good.pptx"]


def test_only_one_output_is_made_when_one_is_asked_for(folder: Path) -> None:
    assert main(["build", "content/good.yaml", "--only", "pptx", "-o", "out"]) == 0
    assert files(folder / "out") == ["good.pptx"]


def test_faces_that_a_page_design_misses_are_told_once_and_stop_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "content" / "better.yaml").write_bytes((folder / "content" / "good.yaml").read_bytes())
    files = ["content/good.yaml", "content/better.yaml"]
    assert main(["build", *files, "--only", "pdf", "--page", "official", "--grey", "--crop-marks"]) == 0
    assert capsys.readouterr().err.count("shipped faces stand in for 仿宋_GB2312") == 1


def test_a_document_with_errors_is_not_written_and_its_old_outputs_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = folder / "output"
    output.mkdir()
    (output / "bad.pdf").write_bytes(b"old")
    assert main(["build", "content/bad.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    head, excerpt, mark = err.splitlines()
    assert head.startswith("content/bad.yaml:7:5: error[unknown-")
    assert (excerpt.strip(), mark.strip()) == ("- txt: 你好", "^^^")
    assert files(output) == ["bad.pdf"]
    assert (output / "bad.pdf").read_bytes() == b"old"


def test_of_several_documents_the_good_ones_are_written(folder: Path) -> None:
    assert main(["build", "content", "--only", "pdf"]) == 1
    assert files(folder / "output") == ["good.pdf"]


def test_a_folder_s_other_yaml_files_are_named_as_skipped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "content" / "_part.yaml").write_text(GOOD, encoding="utf-8")
    main(["check", "content"])
    assert 'skipped content/_part.yaml: its name begins with "_"' in capsys.readouterr().err


def test_check_shows_problems_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder)
    assert main(["check", "content/good.yaml", "content/bad.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == ["content/good.yaml: no problems", "content/bad.yaml: 1 error"]
    assert err.startswith("content/bad.yaml:7:5: error[")
    assert files(folder) == before


@pytest.mark.parametrize("arguments", [["check"], ["build", "--only", "pdf"]])
def test_json_is_one_array_on_standard_output_and_nothing_else(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "content", "--json"]) == 1
    out, err = capsys.readouterr()
    (record,) = json.loads(out)
    assert (record["path"], record["line"], record["column"], record["end"]) == ("content/bad.yaml", 7, 5, 8)
    assert err == ""


def test_a_flood_of_problems_is_cut_for_people_and_whole_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "flood.yaml").write_text(GOOD + "  - txt: x\n" * 130, encoding="utf-8")
    main(["check", "flood.yaml"])
    assert capsys.readouterr().err.splitlines()[-1] == "… and 30 more; --json lists them all"
    main(["check", "flood.yaml", "--json"])
    assert len(json.loads(capsys.readouterr().out)) == 130


def test_fonts_lists_every_shipped_face_with_its_licence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split() == ["family", "weight", "language", "licence", "file"]
    assert any(row.startswith("Noto Serif SC  700     zh-Hans") and "installable (0x0000)" in row for row in rows)


def test_fonts_of_a_document_says_what_it_uses_and_what_none_has(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.yaml").write_text(GOOD + "  - text: 楔形𒀀\n", encoding="utf-8")
    assert main(["fonts", "a.yaml"]) == 1
    out = capsys.readouterr().out
    assert "Noto Sans SC" in out
    assert "no font has “𒀀” (U+12000 CUNEIFORM SIGN A)" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "gone.yaml"], "there is no file or folder gone.yaml"),
        (["build", "content/good.yaml", "-o", "content/good.yaml"], "is not a folder"),
        (["build", "content/good.yaml", "content/../content/good.yaml"], "would both be written"),
        (["build", "content/good.yaml", "-o", ""], "no output folder"),
        (["build", "--theme", "civics"], '--theme: there is no theme "civics"; did you mean "civic"?'),
        (["check", "--theme", "own.yaml"], "--theme: there is no file own.yaml"),
        (["fonts", "content/good.yaml", "--theme", "dark"], '--theme: there is no theme "dark"; choose one of civic'),
        (["fonts", "content"], '"content" is no document'),
        (["fonts", "gone.yaml"], "there is no file or folder gone.yaml"),
        (["fonts", ""], '"" is no document'),
        (["build", "content/good.yaml", "--page", "officail"], 'did you mean "official"?'),
        (["check", "content/good.yaml", "--page", "own.yaml"], "--page: there is no file own.yaml"),
    ],
)
def test_what_cannot_be_used_ends_with_code_2_and_one_line(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("diptych: error: ")
    assert said in line


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--only", "docx"], ["build", "--embed-fonts", "some"]])
def test_wrong_arguments_end_with_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: diptych" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--embed-fonts", "some", '"some" is none of subset, common, full, none — diptych build --help tells what each does'),
        ("--embed-fonts", "comon", '"comon" is none of subset, common, full, none — did you mean "common"?'),
        ("--font-encoding", "zip", '"zip" is none of auto, mtx, raw — diptych build --help tells what each does'),
        ("--only", "ppt", '"ppt" is none of pdf, pptx — did you mean "pptx"?'),
    ],
)
def test_a_wrong_choice_is_answered_with_all_of_them_and_a_hint(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["build", option, value])
    assert capsys.readouterr().err.splitlines()[-1] == f"diptych build: error: argument {option}: {said}"


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"diptych {__version__}\n"


def broken(name: str) -> Callable[..., int]:
    def run(*arguments: object) -> int:
        raise RenderError("q3.yaml: pdf not made: the roof fell in")

    return run


def test_a_defect_ends_with_code_70_two_lines_and_no_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_command", broken)
    assert main(["check"]) == 70
    first, second = capsys.readouterr().err.splitlines()
    assert first == "diptych: internal error: q3.yaml: pdf not made: the roof fell in"
    assert "report" in second
    assert "--debug" in second


def test_a_defect_with_debug_shows_where(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_command", broken)
    with pytest.raises(RenderError, match="roof"):
        main(["check", "--debug"])


SIGNALLED = """
import os, signal, sys
from pathlib import Path
from generator import publish
from generator.cli import main as command

def run(*arguments):
    output = publish.Output(Path("out", "q3.pdf"), b"new")
    if sys.argv[2] == "publishing":
        publish.os.fsync = lambda descriptor: os.kill(os.getpid(), int(sys.argv[1]))
        publish.publish([output])
    else:
        os.kill(os.getpid(), int(sys.argv[1]))
    return 0

command._command = lambda name: run
command.main = lambda main=command.main: main(["check"])
raise SystemExit(command.start())
"""


@pytest.mark.parametrize(
    ("number", "said"), [(signal.SIGINT, ["diptych: interrupted, nothing half-written is left"]), (signal.SIGTERM, [])]
)
@pytest.mark.parametrize(("moment", "left"), [("working", []), ("publishing", ["out/q3.pdf"])])
def test_a_signal_ends_with_its_code_and_leaves_nothing_half_written(
    number: int, said: list[str], moment: str, left: list[str], tmp_path: Path
) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", SIGNALLED, str(int(number)), moment], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.splitlines()) == (128 + number, said)
    assert files(tmp_path) == left


def test_the_module_does_not_import_from_the_current_folder(folder: Path) -> None:
    for name in ("yaml", "reportlab_settings", "uharfbuzz", "argparse"):
        (folder / f"{name}.py").write_text("raise SystemExit('planted')\n", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "content/good.yaml"], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def run_module(folder: Path, arguments: str, redirections: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = f'exec "{sys.executable}" -m generator {arguments} {redirections}'
    return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(("command", "code"), [("fonts", 0), ("check content", 1)])
def test_a_reader_that_stops_early_changes_nothing(command: str, code: int, folder: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "generator", *command.split()],
        cwd=folder,
        env=environment,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writer)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("redirections", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_a_closed_or_full_stream_stops_no_build(redirections: str, folder: Path) -> None:
    assert run_module(folder, "build content --only pdf", redirections).returncode == 1
    assert files(folder / "output") == ["good.pdf"]


@pytest.mark.parametrize("command", ["fonts", "check content --json"])
def test_results_that_cannot_be_written_end_with_code_2(command: str, folder: Path) -> None:
    done = run_module(folder, command, ">/dev/full")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "diptych: error: cannot write to standard output: no space left on device"


@pytest.mark.parametrize("mode", ["none", "subset"])
def test_the_deck_carries_fonts_as_asked(mode: str, folder: Path) -> None:
    assert main(["build", "content/good.yaml", "--only", "pptx", "--embed-fonts", mode]) == 0
    with ZipFile(folder / "output" / "good.pptx") as package:
        carried = [name for name in package.namelist() if name.endswith(".fntdata")]
    assert bool(carried) == (mode == "subset")


@pytest.mark.parametrize(
    ("options", "flags"), [([], 5), (["--font-encoding", "auto"], 5), (["--font-encoding", "mtx"], 5), (["--font-encoding", "raw"], 0)]
)
def test_the_decks_fonts_are_compressed_only_as_asked(options: list[str], flags: int, folder: Path) -> None:
    assert main(["build", "content/good.yaml", "--only", "pptx", *options]) == 0
    with ZipFile(folder / "output" / "good.pptx") as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".fntdata")]
    assert {int.from_bytes(part[12:16], "little") for part in parts} == {flags}


def test_nothing_is_searched_for_cycles_when_the_process_ends() -> None:
    code = "import gc, sys; from generator.cli.main import start; sys.argv[1:] = ['fonts']; start(); print(len(gc.get_objects()) < 100)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1] == "True"
