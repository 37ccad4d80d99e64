"""Rules of addresses that start fast."""

from collections.abc import Callable
from functools import cache, partial

from werkzeug.routing import Rule


class LateRule(Rule):
    """A rule whose builder of addresses is compiled when it first builds one.

    Werkzeug compiles two for each rule when it is added, which for all of ours is a twentieth of a start. The method
    is not public: should werkzeug cease to call it, rules are compiled at once again.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002
        compiled = cache(partial(super()._compile_builder, append_unknown))

        def build(rule: Rule, /, **values: object) -> tuple[str, str]:
            return compiled()(rule, **values)

        return build
