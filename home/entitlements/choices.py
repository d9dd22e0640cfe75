"""The fixed lists a record's facts are chosen from. Codes are stored; labels are translated where they are shown."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Situation(models.TextChoices):
    """Where somebody stands with the Home Office."""

    SEEKING_ASYLUM = "seeking_asylum", _("You asked for asylum and wait for an answer")
    PROTECTED = "protected", _("You are a refugee or have protection")
    REFUSED_SUPPORTED = "refused_supported", _("Your claim was refused and you get support")
    REFUSED_UNSUPPORTED = "refused_unsupported", _("Your claim was refused and you get no support")
    SEPARATED_CHILD = "separated_child", _("A child alone, or whose age is questioned")
    NOT_KNOWN = "not_known", _("Other, or not known")


class Care(models.TextChoices):
    """Kinds of care and help, those asked for most at a desk first."""

    GP = "gp", _("See a GP")
    EMERGENCY = "emergency", _("Emergency care")
    HOSPITAL = "hospital", _("Hospital care")
    MENTAL_HEALTH = "mental_health", _("Mental health care")
    MATERNITY = "maternity", _("Care in pregnancy and birth")
    PRESCRIPTIONS = "prescriptions", _("Medicine from a prescription")
    DENTIST = "dentist", _("Dentist")
    EYE_TEST = "eye_test", _("Eye test and glasses")
    INTERPRETER = "interpreter", _("Interpreter")
    SOCIAL_CARE = "social_care", _("Social care")
    HOUSING_AND_MONEY = "housing_and_money", _("Housing and money")
    HEALTH_INFORMATION = "health_information", _("Your health information")


class Answer(models.TextChoices):
    FREE = "free", _("Free")
    CHARGED = "charged", _("You pay")
    DEPENDS = "depends", _("It depends")
    NOT_KNOWN = "not_known", _("Not known: ask")


class DocumentKind(models.TextChoices):
    """Papers that staff ask for, and that a rule may say nobody needs."""

    PHOTO_ID = "photo_id", _("Photo ID")
    PASSPORT = "passport", _("Passport")
    PROOF_OF_ADDRESS = "proof_of_address", _("Proof of where you live")
    IMMIGRATION_DOCUMENT = "immigration_document", _("Proof of your immigration status")
    NHS_NUMBER = "nhs_number", _("NHS number")
    BIRTH_CERTIFICATE = "birth_certificate", _("Birth certificate")
    NATIONAL_INSURANCE_NUMBER = "national_insurance_number", _("National Insurance number")
    PROOF_OF_INCOME = "proof_of_income", _("Proof of your income")
    BANK_STATEMENT = "bank_statement", _("Bank statement")
    REFERRAL_LETTER = "referral_letter", _("Letter that sends you there")
