"""What Werkzeug makes of an address is kept: each test that builds an application compiles the same sixty or more."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.routing.rules import Rule

_Builder = Callable[..., tuple[str, str]]


def keep_builders(patch: pytest.MonkeyPatch) -> None:
    """Let rules of the same form share the function that builds their address; it asks its rule for all else."""
    compiled: Callable[[Rule, bool], _Builder] = Rule._compile_builder
    kept: dict[tuple[Any, ...], _Builder] = {}

    def builder(rule: Rule, append_unknown: bool = True) -> _Builder:  # noqa: FBT001, FBT002  # Werkzeug's signature
        if rule.defaults:  # stand in the function itself
            return compiled(rule, append_unknown)
        form = (append_unknown, *rule._trace)
        if form not in kept:
            kept[form] = compiled(rule, append_unknown)
        return kept[form]

    patch.setattr(Rule, "_compile_builder", builder)
