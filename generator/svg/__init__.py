"""Vector pictures: SVG files → drawings of filled and stroked outlines. Nothing outside the file is read."""
