"""Who is asked whether a service's facts are still right, and how often. The address is the record's own, always."""

from __future__ import annotations

import datetime
import smtplib
from collections.abc import Callable
from typing import Final

from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from portal.models import User
from services.models import CheckRequest, Service
from services.models.check_request import Obstacle
from services.models.choices import ContactKind

from .links import LIFE, new_link
from .mail import mail_about

#: Somebody who does not answer at once is not asked again at once.
QUIET: Final = datetime.timedelta(days=7)
#: Makes a whole address of a path.
Absolute = Callable[[str], str]


class CannotAsk(Exception):
    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


def address_of(record: Service) -> str:
    """The first e-mail address among the published contacts; "" where there is none."""
    contacts = record.contacts.filter(kind=ContactKind.EMAIL).order_by("sort_order", "pk")
    return contacts.values_list("value", flat=True).first() or ""


def sent_before(record: Service) -> QuerySet[CheckRequest]:
    return CheckRequest.objects.filter(service=record)


def obstacle(record: Service, address: str, today: datetime.date) -> Obstacle | None:
    """Why it cannot be asked today."""
    if not Service.objects.public().filter(pk=record.pk).exists():
        return Obstacle.NOT_SHOWN
    if not address:
        return Obstacle.NO_ADDRESS
    before = sent_before(record).filter(sent_to__iexact=address)
    if before.filter(no_more_on__isnull=False).exists():
        return Obstacle.NO_MORE
    return Obstacle.TOO_SOON if before.filter(sent_on__gt=today - QUIET).exists() else None


def ask(
    record: Service,
    absolute: Absolute,
    *,
    by: User | None = None,
    is_forced: bool = False,
    connection: BaseEmailBackend | None = None,
) -> CheckRequest:
    """Write to the service. Raises CannotAsk; ``is_forced`` asks again within seven days, nothing more."""
    today, address = timezone.localdate(), address_of(record)
    problem = obstacle(record, address, today)
    if problem and not (is_forced and problem is Obstacle.TOO_SOON):
        raise CannotAsk(problem)
    link = new_link()
    request = CheckRequest.objects.create(
        service=record,
        sent_on=today,
        sent_to=address,
        sent_by=by,
        nonce_hash=link.nonce_hash,
        expires_on=today + LIFE,
        based_on=record.live_revision,
    )
    message = mail_about(record, address, absolute(f"/en/services/check/{link.token}/"), request.expires_on)
    message.connection = connection
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        request.delete()
        raise CannotAsk(Obstacle.NOT_SENT) from error
    return request


def write_again(record: Service) -> None:
    """Somebody there told an editor that they may be written to after all."""
    sent_before(record).update(no_more_on=None)


def due_for_asking(within: datetime.timedelta, today: datetime.date) -> list[int]:
    """Primary keys of running services, no invented ones, whose check is due ``within`` a time, or that nobody has
    checked yet; the longest overdue first. Not those with a link that still works, or an answer nobody has looked at.
    """
    asked = CheckRequest.objects.filter(expires_on__gte=today, answered_on=None).values("service")
    waiting = CheckRequest.objects.waiting().values("service")
    due = Q(last_checked__isnull=True) | Q(next_check_due__lte=today + within)
    services = Service.objects.public().filter(due, is_example=False).exclude(pk__in=asked).exclude(pk__in=waiting)
    return list(services.order_by(F("next_check_due").asc(nulls_last=True), "name").values_list("pk", flat=True))
