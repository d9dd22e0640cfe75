"""Translations out and in as files for translators' own tools: PO and XLIFF 2. Nothing that is broken gets in."""
