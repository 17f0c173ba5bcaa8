"""The slides: planned and composed as data, then written as PowerPoint."""
