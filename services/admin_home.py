"""What an editor sees first after signing in: their services whose facts need a check."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .models import ServiceQuerySet
from .models.choices import Status
from .ownership import services_of

#: How long before a check is due it is listed.
SOON: Final = datetime.timedelta(days=30)
MOST_LISTED: Final = 10


def services_to_check(services: ServiceQuerySet, today: datetime.date) -> ServiceQuerySet:
    """Running services never checked, overdue or due soon: the longest overdue first, the never checked last."""
    due = Q(last_checked__isnull=True) | Q(next_check_due__lte=today + SOON)
    running = services.records().filter(live=True, status__in=[Status.ACTIVE, Status.TEMPORARILY_CLOSED])
    return running.filter(due).order_by(F("next_check_due").asc(nulls_last=True), "name")


class ServicesToCheck(Component):
    name = "services_to_check"
    template_name = "admin/services_to_check.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        today = timezone.localdate()
        services = services_to_check(services_of(parent_context["request"].user), today)
        return {"services": services[:MOST_LISTED], "total": services.count(), "today": today}
