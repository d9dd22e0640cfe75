from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from portal import elsewhere
        from portal.health import register

        from . import signal_handlers  # noqa: F401
        from .health import check_search
        from .nearest import pages_for_words

        register("search", check_search)
        elsewhere.register_finder(pages_for_words)
