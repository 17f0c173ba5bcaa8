"""`diptych check`: the problems of documents, without building them."""

from argparse import Namespace
from collections.abc import Sequence

from generator.cli.console import Console
from generator.cli.documents import find_documents
from generator.cli.theme import refuse_wrong_names, styling_of
from generator.pipeline import check
from generator.problems import Problem, Severity


def run(arguments: Namespace, console: Console) -> int:
    """Show every problem of every document. Return the exit code: 1 if there is an error among them."""
    refuse_wrong_names(arguments)
    styling = styling_of(arguments)
    documents = find_documents(arguments.files)
    for skipped in documents.skipped:
        console.remark(f"skipped {skipped.path}: {skipped.reason}")
    found: list[Problem] = []
    for path in documents.paths:
        problems = check(path, styling)
        console.problems(problems)
        console.result(f"{path}: {_verdict(problems)}")
        found += problems
    console.array(found)
    return 1 if any(problem.severity is Severity.ERROR for problem in found) else 0


def _verdict(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{count} {noun}{'s' * (count > 1)}" for count, noun in counts if count) or "no problems"
