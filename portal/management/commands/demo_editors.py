"""``manage.py demo_editors``: accounts to try the admin with, on a laptop only."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import BaseCommand, CommandError, call_command

from portal.models import Organisation, User

from .setup_groups import PARTNERS, TEAM

#: Username, password, group, slug of the organisation (None: the portal's own team).
ACCOUNTS: Final = (
    ("team", "demo-team", TEAM, None),
    ("partner", "demo-partner", PARTNERS, "lantern-house"),
)
ADMIN: Final = ("admin", "demo-admin")


class Command(BaseCommand):
    help = "Make the demo editor accounts and print them. Refused where DEBUG is off."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Demo accounts have known passwords: they are for a laptop only (DEBUG is off).")
        call_command("setup_groups")
        if not User.objects.filter(username=ADMIN[0]).exists():
            User.objects.create_superuser(ADMIN[0], password=ADMIN[1])
        for username, password, group, slug in ACCOUNTS:
            user, created = User.objects.get_or_create(username=username)
            if created:
                user.set_password(password)
                user.save()
                user.groups.set([Group.objects.get(name=group)])
            if slug and user.organisation is None:
                # Without the demo there is none yet, and the account may change nothing until there is.
                user.organisation = Organisation.objects.records().filter(slug=slug).first()
                user.save()
        self.stdout.write("Editors:  admin / demo-admin      everything")
        self.stdout.write("          team / demo-team        all pages and services")
        self.stdout.write("          partner / demo-partner  one organisation's services")
