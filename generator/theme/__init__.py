"""From roles to looks: palettes, type scales and the words of each language. The only home of colours and sizes."""
