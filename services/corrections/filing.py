"""An answer becomes a draft of the record, by nobody, for an editor to publish; or a note, where it cannot be one."""

from __future__ import annotations

import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.models.change import ChangeKind
from services.models import CheckRequest, Service
from services.models.check_request import WhyNoDraft

from .answers import Answer
from .changes import Change, as_json, differences

#: How long facts that were checked are good for.
GOOD_FOR: Final = datetime.timedelta(days=182)
REVIEW: Final = ("last_checked", "checked_by", "next_check_due")


def file_answer(request: CheckRequest, answer: Answer, today: datetime.date) -> bool:
    """Keep an answer. False where another one came first: a link is good for one.

    Readers see nothing of it: only what an editor publishes. An unpublished draft is never overwritten.
    """
    with transaction.atomic():
        unanswered = CheckRequest.objects.filter(pk=request.pk, answered_on__isnull=True)
        if not unanswered.update(answered_on=today, answer=answer.kind):
            return False
        request.refresh_from_db()
        record = Service.objects.select_for_update().get(pk=request.service_id)
        request.record_had_changed = request.based_on_id != record.live_revision_id
        request.words = answer.words
        reason = why_no_draft(record)
        changes = answer.put_on(record)
        if answer.is_all_checked:
            changes += checked(record, today)
        request.changes = as_json(changes)
        if changes and not reason:
            reason = _draft(request, record)
        request.why_no_draft = reason if changes else ""
        request.save()
    return True


def why_no_draft(record: Service) -> str:
    if not record.live:
        return WhyNoDraft.NOT_SHOWN.value
    if record.has_unpublished_changes:
        return WhyNoDraft.DRAFT_IN_WORK.value
    return WhyNoDraft.LOCKED.value if record.get_lock() is not None else ""


def checked(record: Service, today: datetime.date) -> list[Change]:
    """The service itself has checked its facts today."""
    before = tuple(_shown(record, name) for name in REVIEW)
    record.last_checked, record.checked_by = today, record.organisation
    record.next_check_due = today + GOOD_FOR
    return differences(REVIEW, before, tuple(_shown(record, name) for name in REVIEW))


def _draft(request: CheckRequest, record: Service) -> str:
    """Save the changed copy as a draft; returns why that was not possible."""
    # Of the last publication, not of this one: no word was touched.
    record.change = ChangeKind.WORDS
    try:
        with transaction.atomic():
            request.draft = record.save_revision(user=None, log_action=True)
    except ValidationError:
        return WhyNoDraft.NOT_VALID.value
    if workflow := record.get_workflow():
        workflow.start(record, None)
    return ""


def _shown(record: Service, name: str) -> object:
    value = getattr(record, name)
    return value.name if name == "checked_by" and value else value
