"""Who reads what readers said: the portal's team all of it, an organisation's editors what is about their own."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q

from portal.models import Feedback, User
from portal.models.feedback import FeedbackQuerySet

#: The right to read all feedback. The portal's team has it, partners do not (setup_groups).
ALL_FEEDBACK: Final = "portal.delete_feedback"
#: The right to read what is about their own.
OWN_FEEDBACK: Final = "portal.change_feedback"


def reads_all(user: Any) -> bool:
    """Whether somebody may read all feedback. That needs a right: having no organisation is not enough."""
    return user.is_superuser or (user.organisation_id is None and user.has_perm(ALL_FEEDBACK))


def feedback_of(user: User) -> FeedbackQuerySet:
    """What a user may read: all of it, or what is about their organisation's or was sent on to it. An organisation's
    translators read none: to belong to it is not enough.
    """
    if reads_all(user):
        return Feedback.objects.all()
    if user.organisation is None or not user.has_perm(OWN_FEEDBACK):
        return Feedback.objects.none()
    key = user.organisation.translation_key
    return Feedback.objects.filter(Q(organisation__translation_key=key) | Q(forwarded_to__translation_key=key))
