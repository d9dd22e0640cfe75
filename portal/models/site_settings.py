from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class PortalSettings(BaseSiteSetting):
    """Facts about this installation that an editor may change without a developer."""

    leave_url = models.URLField(
        _("where “Leave this page” goes"),
        default="https://www.bbc.co.uk/weather",
        help_text=_("An ordinary page that raises no questions on somebody's screen."),
    )
    run_by = models.ForeignKey(
        "portal.Organisation",
        verbose_name=_("run by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Named at the foot of every page."),
    )
    contact_email = models.EmailField(
        _("e-mail for corrections"), blank=True, help_text=_("“Tell us if something is wrong” goes here.")
    )

    panels = [FieldPanel("run_by"), FieldPanel("contact_email"), FieldPanel("leave_url")]

    class Meta:
        verbose_name = _("portal settings")
