from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from portal.feedback import subjects
        from search import sources

        from . import indexing, signal_handlers  # noqa: F401
        from .desk import reported

        subjects.register(reported.ENTITLEMENT, reported.KIND)
        sources.register(indexing.SOURCE)
