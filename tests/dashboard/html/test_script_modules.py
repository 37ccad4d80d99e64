"""Modules as one script: what they import has run before them, and they share nothing else."""

import subprocess
import tomllib
from pathlib import Path

import pytest

from dashboard.html.bundles import ASSETS
from dashboard.html.script_modules import imports_of, script

_TEXTS = {path.stem: path.read_text("utf-8") for path in ASSETS.glob("*.js")}
_IMPORTS = {name: imports_of(text) for name, text in _TEXTS.items()}
_PARTS = tomllib.loads((ASSETS / "manifest.toml").read_text("utf-8"))["scripts"]


def test_no_script_imports_from_itself_by_way_of_others() -> None:
    waiting = dict(_IMPORTS)
    while free := [name for name, needs in waiting.items() if not set(needs) & set(waiting)]:
        for name in free:
            del waiting[name]
    assert waiting == {}, "these import from each other"


def test_scripts_know_each_other_by_imports_alone() -> None:
    """Else a circle would not be seen."""
    assert [name for name, text in _TEXTS.items() if "window.corridor" in text] == []
    assert all(len(needs) == text.count('from "./') for (name, text) in _TEXTS.items() for needs in [_IMPORTS[name]])


@pytest.mark.parametrize("name", [Path(file).stem for files in _PARTS.values() for file in files])
def test_a_script_stands_below_what_it_imports_from(name: str) -> None:
    order = [Path(file).stem for files in _PARTS.values() for file in files]
    assert [needed for needed in _IMPORTS[name] if order.index(needed) >= order.index(name)] == []


def test_a_circle_is_refused() -> None:
    one, other = (
        'import { b } from "./b.js";\nexport const a = 1;\n',
        'import { a } from "./a.js";\nexport const b = 1;\n',
    )
    with pytest.raises(ValueError, match=r"a\.js imports from b\.js"):
        script([("a", one), ("b", other)])
    assert "corridor.a" in script([("a", one)], before=["b"])


@pytest.mark.parametrize("text", ["export default 1;\n", 'import a from "./a.js";\n', "export { a };\n"])
def test_a_form_that_is_not_bundled_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such form"):
        script([("a", text)])


def test_what_is_exported_can_be_imported_and_nothing_else_is_shared(tmp_path: Path) -> None:
    sum_of_both = "export function sum() {\n  return known + hidden + (new Kind() instanceof Kind);\n}\n"
    modules = [
        (
            "a",
            "const hidden = 1;\nexport const seen = hidden * 2;\nexport async function f() {}\nexport class Kind {}\n",
        ),
        ("b", f'import {{ seen as known, Kind }} from "./a.js";\nconst hidden = 3;\n{sum_of_both}'),
        ("c", 'import * as b from "./b.js";\nimport "./a.js";\nconsole.log(b.sum(), typeof hidden);\n'),
    ]
    file = tmp_path / "bundle.js"
    file.write_text(f"globalThis.window = globalThis;\n{script(modules)}", "utf-8")
    done = subprocess.run(["node", str(file)], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["6", "undefined"], done.stderr
