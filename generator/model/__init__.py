"""What the author means: frozen values that know no font, page or library."""
