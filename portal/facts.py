"""Yes-or-no facts as whole sentences, with "not known: ask" as an answer of its own."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

#: Facts with a fixed sentence for each answer. The empty answer means nobody has told us.
FACTS: Final[dict[str, dict[str, str]]] = {
    "cost": {
        "free": gettext_noop("Free"),
        "charged": gettext_noop("You pay"),
        "depends": gettext_noop("Sometimes you pay"),
        "": gettext_noop("Cost: not known, ask"),
    },
    "asks_for_id": {
        "yes": gettext_noop("They ask for ID"),
        "no": gettext_noop("No ID asked"),
        "": gettext_noop("ID: not known, ask"),
    },
    "asks_immigration_status": {
        "yes": gettext_noop("They ask about your immigration status"),
        "no": gettext_noop("They do not ask about your immigration status"),
        "": gettext_noop("Questions about immigration status: not known, ask"),
    },
    "shares_with_home_office": {
        "yes": gettext_noop("They tell the Home Office about people who come"),
        "no": gettext_noop("They do not tell the Home Office about you"),
        "": gettext_noop("What they tell the Home Office: not known, ask"),
    },
    "women_only": {
        "yes": gettext_noop("Only for women"),
        "no": gettext_noop("Not only for women"),
        "": gettext_noop("Only for women: not known, ask"),
    },
    "children_welcome": {
        "yes": gettext_noop("Children can come"),
        "no": gettext_noop("Children cannot come"),
        "": gettext_noop("Children: not known, ask"),
    },
    "any_language_by_interpreter": {
        "yes": gettext_noop("Any language, with an interpreter"),
        "no": gettext_noop("No interpreters for other languages"),
        "": gettext_noop("Interpreters: not known, ask"),
    },
    "step_free": {
        "yes": gettext_noop("No steps to get in"),
        "no": gettext_noop("There are steps"),
        "": gettext_noop("Steps: not known, ask"),
    },
    "accessible_toilet": {
        "yes": gettext_noop("Toilet for disabled people"),
        "no": gettext_noop("No toilet for disabled people"),
        "": gettext_noop("Toilet for disabled people: not known, ask"),
    },
    "lift": {
        "yes": gettext_noop("There is a lift"),
        "no": gettext_noop("No lift"),
        "": gettext_noop("Lift: not known, ask"),
    },
    "prayer_room": {
        "yes": gettext_noop("There is a room to pray"),
        "no": gettext_noop("No room to pray"),
        "": gettext_noop("Room to pray: not known, ask"),
    },
    "childcare": {
        "yes": gettext_noop("They look after your children while you are there"),
        "no": gettext_noop("Nobody to look after your children"),
        "": gettext_noop("Childcare: not known, ask"),
    },
    "travel_costs_paid": {
        "yes": gettext_noop("They pay for your travel"),
        "no": gettext_noop("They do not pay for your travel"),
        "": gettext_noop("Money for travel: not known, ask"),
    },
    "closed_on_bank_holidays": {
        "yes": gettext_noop("Closed on bank holidays (public holidays)"),
        "no": gettext_noop("Open on bank holidays (public holidays)"),
        "": gettext_noop("Bank holidays (public holidays): not known, ask"),
    },
}


def fact(name: str, value: str) -> str:
    """The sentence for one fact and its answer; an answer outside its list is told as not known, never guessed."""
    answers = FACTS[name]
    return _(answers.get(value or "", answers[""]))
