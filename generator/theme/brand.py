"""What an organization brings to every document of its own, besides colours and fonts."""

from dataclasses import replace
from typing import NamedTuple

from generator.geometry import Rect
from generator.pictures import PictureFile


class Brand(NamedTuple):
    """Whose documents they are, the words at the foot of pages and slides, the logo and what it shows."""

    organization: str = ""
    footer: str = ""
    logo: PictureFile | None = None
    alt: str = ""

    def grey(self) -> "Brand":
        """Return the brand with its logo without colour."""
        return self._replace(logo=self.logo and replace(self.logo, is_grey=True))

    def logo_rect(self, right: float, top: float, most_width: float, most_height: float) -> Rect:
        """Return where the logo stands with its upper right corner at (`right`, `top`): as large as both limits allow.

        Without a logo it is empty.
        """
        if self.logo is None:
            return Rect(right, top, 0.0, 0.0)
        scale = min(most_width / self.logo.width, most_height / self.logo.height)
        width, height = self.logo.width * scale, self.logo.height * scale
        return Rect(right - width, top, width, height)


NO_BRAND = Brand()
