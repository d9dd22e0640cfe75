"""What is written in wagtail-localize's own editor, or comes by its upload, is held to the rules files are held to.

A translation that breaks one is kept, shown with its error beside it, and never published: wagtail-localize leaves out
strings that have an error.
"""

from __future__ import annotations

from wagtail_localize.models import StringTranslation

from portal.languages import get_language

from .checks import problems_of


def mark_problems(translation: StringTranslation) -> None:
    """Look at one saved translation and note its first problem on it, in the active language."""
    language = get_language(translation.locale.language_code)
    problems = problems_of(translation.translation_of.data, translation.data, language)
    if problems:
        translation.has_error, translation.field_error = True, problems[0]
        # Not save(): this is called from it.
        StringTranslation.objects.filter(pk=translation.pk).update(has_error=True, field_error=problems[0])
