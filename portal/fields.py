"""Model fields that the facts need and Django has no single field for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class YesNo(models.TextChoices):
    """A yes-or-no fact. The empty string means nobody has told us: the reader sees "not known: ask"."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    __empty__ = _("Not known")


class YesNoField(models.CharField):
    """A fact that is yes, no, or not known (empty), never guessed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 3)
        kwargs.setdefault("choices", YesNo.choices)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


class ChoiceListField(models.JSONField):
    """Several of a fixed list of codes, kept as a JSON list of strings in the list's own order; empty means not known.

    Language-neutral by design: codes are stored, labels are translated where they are shown.
    """

    def __init__(self, *args: Any, choice_list: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        self.choice_list = list(choice_list)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> list[str]:
        known = [code for code, _label in self.choice_list]
        chosen = value or []
        if not isinstance(chosen, list) or any(code not in known for code in chosen):
            unknown = [code for code in chosen if code not in known] if isinstance(chosen, list) else [chosen]
            raise ValidationError(
                _("Not one of the choices: %(values)s"), params={"values": ", ".join(map(str, unknown))}
            )
        if not chosen and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return [code for code in known if code in chosen]

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.choice_list,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            initial=self.get_default(),
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, codes: Iterable[str]) -> list[Any]:
        names = dict(self.choice_list)
        return [names[code] for code in codes if code in names]
