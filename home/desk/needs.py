"""What reception staff are asked for and what they may know, in their own words; the codes are the records'."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from ..entitlements.choices import Care, Situation

#: Kinds of care in the order they are asked for most.
NEEDS: Final = {**dict(Care.choices), Care.GP.value: _("Register or see a GP")}
#: Situations seen from the other side of the desk. Not to know is always an answer, and the first one.
SITUATIONS: Final = {
    Situation.NOT_KNOWN.value: _("I do not know"),
    Situation.SEEKING_ASYLUM.value: _("Asked for asylum and waits"),
    Situation.PROTECTED.value: _("Refugee, or has protection"),
    Situation.REFUSED_SUPPORTED.value: _("Refused, gets support"),
    Situation.REFUSED_UNSUPPORTED.value: _("Refused, gets no support"),
    Situation.SEPARATED_CHILD.value: _("Child alone, or age questioned"),
}
#: What a need was called in addresses before there were records: slugs of pages. Saved shortcuts go on working.
OLD_NEEDS: Final = {
    "register-with-a-gp": Care.GP,
    "interpreters": Care.INTERPRETER,
    "care-that-is-always-free": Care.EMERGENCY,
    "hospital-and-specialist-care": Care.HOSPITAL,
    "mental-health-care": Care.MENTAL_HEALTH,
    "children-and-families": Care.MATERNITY,
    "your-health-information": Care.HEALTH_INFORMATION,
}
