"""``manage.py ask_services``: write to services whose facts are due for a check. Run it every week or so."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management import BaseCommand, CommandParser
from django.utils import timezone, translation

from portal.languages import SOURCE_LANGUAGE
from services.admin_home import SOON
from services.corrections.asking import CannotAsk, address_of, ask, due_for_asking, obstacle
from services.models import Service
from services.models.check_request import Obstacle


class Command(BaseCommand):
    help = (
        "Ask services by e-mail whether their facts are still right: those whose check is due, overdue, or was never "
        "made, at the e-mail address among their published contacts. Who has a link that still works is not asked."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--due-within", type=int, default=SOON.days, metavar="DAYS", help="Due within so many days (%(default)s)."
        )
        parser.add_argument("--dry-run", action="store_true", help="Only say who would be asked. Nothing is sent.")

    def handle(self, *args: Any, due_within: int, dry_run: bool, **options: Any) -> None:
        # Never the host of a request: there is none.
        base = settings.PUBLIC_BASE_URL or settings.WAGTAILADMIN_BASE_URL
        connection, asked, today = get_connection(), 0, timezone.localdate()
        with translation.override(SOURCE_LANGUAGE):
            for key in due_for_asking(datetime.timedelta(days=due_within), today):
                record = Service.objects.with_facts().get(pk=key)
                problem = self.ask(record, base, connection, today, is_dry=dry_run)
                self.stdout.write(f"{record.slug}: {problem.label if problem else address_of(record)}")
                asked += problem is None
        self.stdout.write(f"{'Would be asked' if dry_run else 'Asked'}: {asked}")

    def ask(
        self, record: Service, base: str, connection: Any, today: datetime.date, *, is_dry: bool
    ) -> Obstacle | None:
        if is_dry:
            return obstacle(record, address_of(record), today)
        try:
            ask(record, lambda path: f"{base}{path}", connection=connection)
        except CannotAsk as problem:
            return problem.obstacle
        return None
