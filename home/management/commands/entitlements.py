"""``manage.py entitlements --check``: overlaps and gaps of the published records; exit 1 where two contradict."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.utils import timezone

from home.entitlements.report import report


class Command(BaseCommand):
    help = "Say how many entitlement records are published; with --check, where they overlap, and what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="List overlaps and gaps; exit 1 on an overlap.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        found = report(timezone.localdate())
        counts = (
            (len(found.records), "published records"),
            (len(found.overlaps), "overlaps"),
            (len(found.gaps), "questions without an answer"),
            (len(found.overdue), "overdue"),
            (len(found.without_source), "without an official source"),
        )
        for number, name in counts:
            self.stdout.write(f"{number:5} {name}")
        if not check:
            return
        for each in found.overlaps:
            self.stdout.write(
                f"Overlap: {each.one.key} and {each.other.key}: "
                f"{', '.join(each.nations)}; {', '.join(each.situations)}; from {each.first_day or 'the beginning'}"
            )
        missing: dict[tuple[str, str], list[str]] = defaultdict(list)
        for gap in found.gaps:
            missing[gap.nation, gap.care].append(gap.situation)
        for (nation, care), situations in missing.items():
            self.stdout.write(f"Gap: {nation}, {care}: {', '.join(situations)}")
        if found.overlaps:
            raise SystemExit(1)
