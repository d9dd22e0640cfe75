from .directory import CategoryFactory, OrganisationFactory, make_service, translate_words

__all__ = ["CategoryFactory", "OrganisationFactory", "make_service", "translate_words"]
