"""Paper: what every print shares. Typst sets templates of its own folder; text goes in as data, never as markup.

``typesetting.typeset`` is the only way to a PDF. ``worker`` runs in a process of its own and imports nothing of Django.
"""
