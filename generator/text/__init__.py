"""Everything about letters: faces, shaping, line breaks, spacing, lines. The only place that measures text."""
