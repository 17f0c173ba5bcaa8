"""Write generated documents into a folder, for tools that judge their outputs outside the suite.

    python3 -m tests.generated FOLDER --count 50 --first 0

Each document is FOLDER/SEED/document.yaml with its pictures and data beside it.
"""

import argparse
from pathlib import Path

from tests.generated.documents import generated


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.generated", description="Write generated documents into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=50, help="how many documents (default: 50)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    arguments = parser.parse_args()
    for seed in range(arguments.first, arguments.first + arguments.count):
        print(generated(seed).write(arguments.folder / f"{seed:03}"))


if __name__ == "__main__":
    main()
