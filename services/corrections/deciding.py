"""What an editor does with an answer: publish the draft that was made of it, or set it aside."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from portal.models import User
from services.models import CheckRequest, Service
from services.models.check_request import CheckRequestQuerySet
from services.ownership import services_of


class NotAsItWas(Exception):
    """The draft is not the newest one any more, or cannot be published by this button."""


def waiting_for(user: User) -> CheckRequestQuerySet:
    """Answers about the services a user keeps, the oldest first."""
    waiting = CheckRequest.objects.waiting().filter(service__in=services_of(user))
    return waiting.select_related("service", "draft").order_by("answered_on", "pk")


def can_publish(answer: CheckRequest, record: Service) -> bool:
    """Whether its draft is still the newest, and neither locked nor in moderation."""
    return (
        answer.draft_id is not None
        and record.has_unpublished_changes
        and record.latest_revision_id == answer.draft_id
        and not record.workflow_in_progress
        and record.get_lock() is None
    )


def publish(answer: CheckRequest, user: User) -> None:
    """Publish the draft; words of the answer still wait to be read. Raises NotAsItWas; PublishPermissionError for a
    user without the right.
    """
    with transaction.atomic():
        record = Service.objects.select_for_update().get(pk=answer.service_id)
        if not can_publish(answer, record) or answer.draft is None:
            raise NotAsItWas
        answer.draft.publish(user=user)
        if not answer.words:
            _done(answer, user)


def set_aside(answer: CheckRequest, user: User) -> None:
    """Nothing more is done with it. Its draft, where nobody has worked on it since, makes way for what readers see."""
    with transaction.atomic():
        record = Service.objects.select_for_update().get(pk=answer.service_id)
        if can_publish(answer, record):
            as_before = record.save_revision(
                user=user, changed=False, clean=False, log_action=True, previous_revision=record.live_revision
            )
            Service.objects.filter(pk=record.pk).update(has_unpublished_changes=False, live_revision=as_before)
        _done(answer, user)


def _done(answer: CheckRequest, user: User) -> None:
    CheckRequest.objects.filter(pk=answer.pk).update(done_on=timezone.localdate(), done_by=user)
