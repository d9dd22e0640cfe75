"""What can have gone wrong, in the words a reader looks for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    GP = "gp", _("A GP")
    HOSPITAL = "hospital", _("A hospital")
    MENTAL_HEALTH_CARE = "mental_health_care", _("Mental health care")
    DENTIST = "dentist", _("A dentist")
    PHARMACY = "pharmacy", _("A pharmacy")
    AMBULANCE = "ambulance", _("An ambulance")
    INTERPRETER = "interpreter", _("An interpreter")
    HOUSING = "housing", _("Asylum housing")
    MONEY = "money", _("Asylum support money")
    SOCIAL_CARE = "social_care", _("Social care from the council")
    SCHOOL = "school", _("A school")
    PRIVATE_INFORMATION = "private_information", _("My private information")
    CHARITY = "charity", _("A charity")
