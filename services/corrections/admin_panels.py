"""On a service's own form: what the service itself said, until an editor has decided on it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from services.models import CheckRequest

from .admin_answers import told


class ServiceAnswersPanel(Panel):
    """Nothing where nobody answered. On a translation nothing either: an answer is about facts."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/service_answers.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            found = CheckRequest.objects.waiting().filter(service=self.instance.pk) if self._is_record() else []
            self.answers = [told(each) for each in found]

        def _is_record(self) -> bool:
            return self.instance is not None and self.instance.pk is not None and self.instance.is_record

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.answers)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "answers": self.answers}
