"""ECMAScript modules as one plain script, in the order of the manifest, without a tool that the server would need.

A module may import names, or all of another one (``import * as``), by its file, and export functions, constants and
classes where they are declared. What it exports is kept in ``window.corridor``, under the name of its file: there the
modules of later scripts find it.
"""

import re
from collections.abc import Iterable

_IMPORT = re.compile(r'^import (?:(?P<what>\{[^}]*\}|\* as \w+) from )?"\./(?P<module>\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (?P<name>\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def imports_of(text: str) -> tuple[str, ...]:
    """The modules that a module imports from, by the name of their file without its suffix."""
    return tuple(found["module"] for found in _IMPORT.finditer(text))


def script(modules: Iterable[tuple[str, str]], before: Iterable[str] = ()) -> str:
    """One script of modules, given as names and texts.

    Args:
        modules: in the order in which they run.
        before: the modules that have run by then.

    Raises:
        ValueError: a module imports from one that runs later, which every circle of imports does; or it imports or
            exports in another form than those above.
    """
    known = set(before)
    parts = []
    for name, text in modules:
        late = [module for module in imports_of(text) if module not in known]
        if late:
            message = f"{name}.js imports from {late[0]}.js: that must stand above it in the manifest"
            raise ValueError(message)
        parts.append(_wrapped(name, text))
        known.add(name)
    body = "\n".join(parts)
    return f'(function (corridor) {{\n"use strict";\n{body}\n}})((window.corridor = window.corridor || {{}}));\n'


def _wrapped(name: str, text: str) -> str:
    body = _EXPORT.sub("", _IMPORT.sub(_binding, text))
    if left := _LEFT.search(body):
        message = f"{name}.js: no such form can be bundled: {left[0]}"
        raise ValueError(message)
    exported = ", ".join(found["name"] for found in _EXPORT.finditer(text))
    return f"corridor.{name} = (function () {{\n{body.rstrip()}\nreturn {{ {exported} }};\n}})();"


def _binding(found: re.Match[str]) -> str:
    what, module = found["what"], found["module"]
    if not what:
        return ""
    names = what.removeprefix("* as ") if what.startswith("*") else what.replace(" as ", ": ")
    return f"const {names} = corridor.{module};\n"
