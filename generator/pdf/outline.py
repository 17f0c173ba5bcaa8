"""Bookmarks: the headings of a document in levels without a gap."""

from dataclasses import dataclass


@dataclass(slots=True)
class Outline:
    """Keeps levels as PDF wants them: the first is 0, and none is more than one below its predecessor."""

    last: int = -1

    def level(self, heading: int) -> int:
        """Return the bookmark level of a heading of level `heading`, counted from 1."""
        self.last = min(heading - 1, self.last + 1)
        return self.last
