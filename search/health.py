"""Whether finding works as it should, for ``/health/``."""

from __future__ import annotations

import datetime
from typing import Final

from django.conf import settings
from django.utils import timezone

from .models import Pending

#: How long a change may wait before somebody should look.
LATE: Final = datetime.timedelta(minutes=10)


def check_search() -> str | None:
    """None when all is well; "embedded": the database answers in the cluster's place; "late": changes wait. One query.

    The first is what this process has seen.
    """
    if settings.ELASTICSEARCH_HOSTS:
        from .backends.elasticsearch.backend import is_degraded

        if is_degraded():
            return "embedded"
    return "late" if Pending.objects.filter(since__lt=timezone.now() - LATE).exists() else None
