"""Templates of texts, and their places filled in: ``{count}``, and words that follow a number by its grammar.

``{count} {count:problem|problems}`` becomes "1 problem" or "2 problems": of the forms behind the colon the first goes
with one, the other with every other number. A language whose words do not change writes none.
"""

import string
from collections.abc import Mapping

_FORMS = "|"


def filled(template: str, values: Mapping[str, object]) -> str:
    """`template` with `values` in their places.

    Raises:
        KeyError: a place has no value.
    """
    return _FORMATTER.vformat(template, (), values) if _FORMS in template else template.format(**values)


class _Formatter(string.Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        one, forms, other = format_spec.partition(_FORMS)
        if not forms:
            return format(value, format_spec)
        return one if str(value) == "1" else other


_FORMATTER = _Formatter()
