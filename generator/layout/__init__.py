"""Blocks with a geometry of their own, laid out once as drawings."""
