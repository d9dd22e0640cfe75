"""Choosing what to download, and sending a file back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .parsed import LARGEST_FILE, Format
from .scopes import Scope, ScopeKind, record_models, sections


def scope_choices() -> list[Any]:
    """One query."""
    return [
        (str(Scope()), _("Everything")),
        (_("Sections"), [(str(Scope(ScopeKind.SECTION, page.slug)), page.title) for page in sections()]),
        (
            _("The directory"),
            [
                (str(Scope(ScopeKind.RECORDS, model._meta.label_lower)), capfirst(model._meta.verbose_name_plural))
                for model in record_models()
            ],
        ),
    ]


class _LanguageForm(forms.Form):
    """``languages``: the pairs of code and name that the user may translate into."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        # Two of them are on one page: an id may be there once.
        super().__init__(*args, **{"auto_id": f"{type(self).__name__.lower()}-%s", **kwargs})
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


class DownloadForm(_LanguageForm):
    what = forms.ChoiceField(label=_("What"), choices=scope_choices)
    file_format = forms.ChoiceField(
        label=_("Format"),
        choices=[(Format.PO.value, "PO (Poedit, Weblate, Lokalize)"), (Format.XLIFF.value, "XLIFF 2.0 (CAT tools)")],
    )

    def clean_what(self) -> Scope:
        return Scope.parse(self.cleaned_data["what"])

    def clean_file_format(self) -> Format:
        return Format(self.cleaned_data["file_format"])


class UploadForm(_LanguageForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A PO or XLIFF file that was downloaded here and translated. You see what it would change first."),
    )
    skip_outdated = forms.BooleanField(
        label=_("Leave out strings whose English has changed since"),
        required=False,
        help_text=_("Without this the whole file is refused where any English in it has changed."),
    )

    def clean_file(self) -> bytes:
        """Its bytes; one more than are taken, so that a larger file is told to be too large and not read to its end."""
        read: bytes = self.cleaned_data["file"].read(LARGEST_FILE + 1)
        return read


class ApplyForm(_LanguageForm):
    """The second step: the file was kept, the token names it."""

    language = forms.ChoiceField(widget=forms.HiddenInput)
    token = forms.CharField(widget=forms.HiddenInput)
    skip_outdated = forms.BooleanField(widget=forms.HiddenInput, required=False)
    publish = forms.BooleanField(
        label=_("Publish what is whole"),
        required=False,
        help_text=_(
            "Pages and services whose every string is translated, where you may publish. Without this they are drafts."
        ),
    )
