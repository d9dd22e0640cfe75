from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from portal.health import register

        from . import signal_handlers  # noqa: F401
        from .health import check_search

        register("search", check_search)
