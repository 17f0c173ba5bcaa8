"""Diptych: one content document, a print-ready briefing and an editable deck that say the same."""
