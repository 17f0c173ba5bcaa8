"""The deck as an Office Open XML presentation: the only folder that knows python-pptx."""
