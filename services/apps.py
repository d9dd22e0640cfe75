from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "services"

    def ready(self) -> None:
        from portal.feedback import subjects
        from search import sources

        from . import feedback, indexing, place_words, signal_handlers, suggesting  # noqa: F401

        subjects.register(feedback.SERVICE, feedback.KIND)
        sources.register(indexing.SOURCE)
        sources.register_place_finder(place_words.named_places)
        sources.register_suggester(suggesting.categories)
        sources.register_suggester(suggesting.places)
