"""How long the text of a field may be."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from wagtail import blocks
from wagtail.fields import StreamField


def longest(model: type, field_path: str) -> int | None:
    """Characters that a field takes, or a block of a field; None where that is not limited or not known.

    ``field_path``: as wagtail-localize keeps it, a field and the kinds of blocks below it ("body.steps.item.title").
    """
    name, *kinds = field_path.split(".")
    try:
        field = model._meta.get_field(name)  # type: ignore[attr-defined]
    except FieldDoesNotExist:
        return None
    if not isinstance(field, StreamField):
        return getattr(field, "max_length", None)
    block: Any = field.stream_block
    for kind in kinds:
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
        elif isinstance(block, blocks.StructBlock | blocks.StreamBlock) and kind in block.child_blocks:
            block = block.child_blocks[kind]
        else:
            return None
    return getattr(getattr(block, "field", None), "max_length", None)


def kinds_on_path(instance: Any, path: str) -> str:
    """The ``field_path`` of a path of identifiers ("body.1f3c…" becomes "body.heading"), as far as it is known."""
    name, *identifiers = path.split(".")
    value: Any = getattr(instance, name, None)
    value = list(value.raw_data) if hasattr(value, "raw_data") else value
    found = [name]
    for identifier in identifiers:
        if isinstance(value, dict):
            found.append(identifier)
            value = value.get(identifier)
            continue
        block = next((each for each in value or () if isinstance(each, dict) and each.get("id") == identifier), None)
        if block is None:
            break
        found.append(block["type"])
        value = block["value"]
    return ".".join(found)
