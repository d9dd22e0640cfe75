from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from search import sources

        from . import indexing, signal_handlers  # noqa: F401

        sources.register(indexing.SOURCE)
