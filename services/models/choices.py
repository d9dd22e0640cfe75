"""The fixed lists a service's facts are chosen from. Codes are stored; labels are translated where they are shown.

Names follow Open Referral HSDS 3.0 where it has the term.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.languages import django_languages


class Status(models.TextChoices):
    """HSDS ``service.status``."""

    ACTIVE = "active", _("Running")
    TEMPORARILY_CLOSED = "temporarily_closed", _("Closed for now")
    INACTIVE = "inactive", _("Not running")
    DEFUNCT = "defunct", _("Ended")


class Reach(models.TextChoices):
    """Where the people it helps may live (HSDS ``service_area``)."""

    LOCAL = "local", _("People in this area")
    REGIONAL = "regional", _("People in this region")
    NATIONAL = "national", _("People anywhere in the UK")


class WhoFor(models.TextChoices):
    """HSDS ``eligibility_description`` as codes."""

    EVERYONE = "everyone", _("Everyone")
    ASKING_FOR_ASYLUM = "asking_for_asylum", _("People asking for asylum")
    REFUGEE = "refugee", _("Refugees")
    CLAIM_REFUSED = "claim_refused", _("People whose claim was refused")
    SEPARATED_CHILD = "separated_child", _("Children who are here alone")
    FAMILIES = "families", _("Families")
    WOMEN = "women", _("Women")
    SURVIVORS_OF_TORTURE = "survivors_of_torture", _("People who were tortured")
    LGBT = "lgbt", _("LGBT+ people")


class Cost(models.TextChoices):
    """HSDS ``cost_option``."""

    FREE = "free", _("Free")
    CHARGED = "charged", _("You pay")
    DEPENDS = "depends", _("Sometimes you pay")
    __empty__ = _("Not known")


class Access(models.TextChoices):
    """How to get in (HSDS ``application_process``)."""

    WALK_IN = "walk_in", _("Just go there")
    PHONE_FIRST = "phone_first", _("Phone first")
    ONLINE_FORM = "online_form", _("Fill in an online form")
    APPOINTMENT = "appointment", _("Make an appointment")
    REFERRAL = "referral", _("Somebody must send you")


class ReferralBy(models.TextChoices):
    SELF = "self", _("You yourself")
    GP = "gp", _("A GP")
    CHARITY = "charity", _("A charity")
    COUNCIL = "council", _("The council")
    LAWYER = "lawyer", _("A lawyer")
    ANY_PROFESSIONAL = "any_professional", _("Anybody who works with you")


class LanguageHow(models.TextChoices):
    """How a language is offered."""

    STAFF = "staff", _("Staff speak it")
    PHONE_INTERPRETER = "phone_interpreter", _("Interpreter by phone")
    BOOKED_INTERPRETER = "booked_interpreter", _("Interpreter if you ask before")


class ContactKind(models.TextChoices):
    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text message")
    WHATSAPP = "whatsapp", _("WhatsApp")
    EMAIL = "email", _("E-mail")
    WEB = "web", _("Website")


class AddressKind(models.TextChoices):
    FULL = "full", _("Address shown to everybody")
    TOWN_ONLY = "town_only", _("Only the town is known")
    PRIVATE = "private", _("Address given by phone")


class Precision(models.TextChoices):
    """How exact the point on the map is."""

    EXACT = "exact", _("The door")
    STREET = "street", _("The street")
    POSTCODE = "postcode", _("The postcode")
    OUTWARD = "outward", _("The first half of the postcode")
    TOWN = "town", _("The town")


class Weekday(models.IntegerChoices):
    """ISO weekdays, as HSDS ``schedule.byday`` counts them."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


LANGUAGE_CHOICES = django_languages()
