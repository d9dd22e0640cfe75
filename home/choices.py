"""The fixed lists a page's blocks are chosen from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactWay(models.TextChoices):
    IN_PERSON = "in_person", _("Go and talk to them")
    PHONE = "phone", _("Phone")
    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    ONLINE = "online", _("Online form")
    INTERPRETER = "interpreter", _("With an interpreter")


class CallOutKind(models.TextChoices):
    GOOD_TO_KNOW = "good_to_know", _("Good to know")
    DANGER = "danger", _("In danger now")
