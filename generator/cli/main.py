"""The command `diptych`: arguments, exit codes, and the only place where this package's exceptions end.

Exit codes: 0 done · 1 the content has problems · 2 wrong arguments, or a font, folder or disk that cannot be used ·
70 a defect of Diptych (sysexits.h, EX_SOFTWARE) · 130 interrupted · 143 terminated (128 and the signal's number).
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Final, NoReturn

from generator import __version__
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.problems import ContentError, ResourceError, did_you_mean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from generator.cli.console import Console

    Command = Callable[[Namespace, Console], int]

DONE, PROBLEMS, USAGE, DEFECT = 0, 1, 2, 70

DEFAULT_OUTPUT: Final = "output"


def start() -> int:
    """Run the command that this process was started for and return its exit code; an interrupt or termination ends the process."""
    signal.signal(signal.SIGINT, _end)
    signal.signal(signal.SIGTERM, _end)
    try:
        return main()
    finally:
        gc.freeze()  # Python looks through everything for cycles before it ends: 15 % of a short build


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Wrong arguments end the process with code 2, as argparse does."""
    gc.disable()  # a command ends soon and leaves few cycles: 7 % of its time; several documents are collected one by one
    try:
        return _run(argv)
    finally:
        gc.enable()


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """End the process here. An exception would be lost where Python runs clean-up code, or show a traceback where it shuts down.

    Files are not half written now: `publish` holds signals back while it writes.
    """
    with suppress(Exception):  # the stream may be in the middle of a write
        sys.stdout.flush()
    if number == signal.SIGINT:
        with suppress(OSError):
            os.write(2, b"\r\x1b[2K" * os.isatty(2) + b"diptych: interrupted, nothing half-written is left\n")
    os._exit(128 + number)


def _run(argv: Sequence[str] | None) -> int:
    from generator.cli.console import standard_console

    arguments = _parser().parse_args(argv)
    console = standard_console(arguments.json)
    try:
        code = _command(arguments.command)(arguments, console)
        console.close()
    except ResourceError as error:
        console.remark(f"diptych: error: {error}")
        return USAGE
    except ContentError as error:
        console.problems(error.problems)
        console.array(error.problems)
        return PROBLEMS
    except Exception as error:
        if arguments.debug:
            raise
        console.remark(f"diptych: internal error: {error or type(error).__name__}")
        console.remark(
            "This is a defect of Diptych, not of your document: please report it with the output of the same command and --debug."
        )
        return DEFECT
    return code


def _command(name: str) -> "Command":
    """Return the function of command `name`; its module, and the libraries below it, are imported only now."""
    if name == "build":
        from generator.cli.build import run
    elif name == "check":
        from generator.cli.check import run
    else:
        from generator.cli.fonts import run
    return run


def _parser() -> "ArgumentParser":
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="diptych", description="One content document, a print-ready briefing and an editable deck that say the same."
    )
    parser.add_argument("--version", action="version", version=f"diptych {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(commands.add_parser("build", help="make the PDF briefing and the PowerPoint deck"))
    _add_check(commands.add_parser("check", help="show every problem without making anything"))
    _add_fonts(commands.add_parser("fonts", help="list the fonts, or those a document uses"))
    return parser


def _add_build(parser: "ArgumentParser") -> None:
    _add_documents(parser)
    parser.add_argument("-o", "--output", metavar="DIR", default=DEFAULT_OUTPUT, help=f"where the files go (default: {DEFAULT_OUTPUT})")
    _add_choice(parser, "--only", ("pdf", "pptx"), help="make one of the two outputs")
    _add_theme(parser)
    _add_page(parser)
    _add_template(parser)
    _add_brand(parser)
    parser.add_argument("--grey", action="store_true", help="print the briefing without colour, charts and pictures too")
    parser.add_argument("--crop-marks", action="store_true", help="print crop marks around the briefing's pages")
    parser.add_argument(
        "--attach-source",
        action="store_true",
        help="put the document and the files it reads into the briefing, for archives (PDF/A-3a); readers see its internal parts there",
    )
    _add_choice(
        parser,
        "--embed-fonts",
        tuple(EmbedMode),
        default=EmbedMode.SUBSET,
        help="characters that travel inside the deck: those it uses (subset, the default), also the language's common ones, all, or none",
    )
    _add_choice(
        parser,
        "--font-encoding",
        tuple(FontEncoding),
        default=FontEncoding.AUTO,
        help="how they travel: compressed as PowerPoint does it unless large (auto, the default) or always (mtx), or as they are (raw)",
    )
    _add_common(parser)


def _add_check(parser: "ArgumentParser") -> None:
    _add_documents(parser)
    _add_theme(parser)
    _add_page(parser)
    _add_template(parser)
    _add_brand(parser)
    _add_common(parser)


def _add_fonts(parser: "ArgumentParser") -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a document: list the fonts it uses and the characters none of them has")
    _add_theme(parser)
    parser.set_defaults(json=False)
    _add_debug(parser)


def _add_choice(parser: "ArgumentParser", option: str, values: Sequence[str], *, help: str, default: str | None = None) -> None:
    """Add an option that takes one of `values`; another is answered with all of them and the nearest, else where they are explained."""
    from argparse import ArgumentTypeError

    def chosen(text: str) -> str:
        if text in values:
            return text
        hint = did_you_mean(text, values) or f"{parser.prog} --help tells what each does"
        raise ArgumentTypeError(f'"{text}" is none of {", ".join(values)} — {hint}')

    parser.add_argument(option, type=chosen, metavar="|".join(values), default=default, help=help)


def _add_documents(parser: "ArgumentParser") -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", help="documents, or folders of documents (default: content)")


def _add_theme(parser: "ArgumentParser") -> None:
    parser.add_argument("--theme", metavar="NAME|FILE", default="", help="a theme's name, or a theme file, instead of the document's own")


def _add_page(parser: "ArgumentParser") -> None:
    parser.add_argument(
        "--page", metavar="NAME|FILE", default="", help="a page design's name, or a page design file, instead of the document's own"
    )


def _add_template(parser: "ArgumentParser") -> None:
    parser.add_argument("--template", metavar="FILE", default="", help="a .pptx or .potx whose masters and layouts the decks are made on")


def _add_brand(parser: "ArgumentParser") -> None:
    parser.add_argument("--brand", metavar="FILE", default="", help="a brand file: an organization's colours, fonts, logo and footer")


def _add_common(parser: "ArgumentParser") -> None:
    parser.add_argument(
        "--allow-missing",
        action="store_true",
        help="a character that no font has is a warning: the briefing shows 〓 for it, the deck leaves it to the reader's fonts",
    )
    parser.add_argument("--json", action="store_true", help="write all problems to standard output as one JSON array")
    _add_debug(parser)


def _add_debug(parser: "ArgumentParser") -> None:
    parser.add_argument("--debug", action="store_true", help="show the whole traceback of a defect")
