"""A package that only some installations need is asked for by the command that installs it."""

import importlib

import pytest

from corridor.releases.optional_packages import MissingExtraError, needs_extra


def test_a_missing_module_is_named_with_the_words_that_install_it() -> None:
    with pytest.raises(MissingExtraError) as missing, needs_extra("oidc"):
        importlib.import_module("corridor_is_never_installed_with_this")
    for language in ("zh", "en"):
        said = missing.value.text.in_(language)
        assert "corridor_is_never_installed_with_this" in said
        assert "pip install 'corridor-dashboard[oidc]'" in said


def test_another_error_is_what_it_is() -> None:
    with pytest.raises(ValueError, match="own"), needs_extra("oidc"):
        raise ValueError("own")
