"""What reaches the browser: types, style, the oldest browsers it runs in, the pure functions of its scripts."""

import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("task", ["types", "scripts", "styles", "test"])
def test_the_tools_have_nothing_to_say(task: str) -> None:
    assert (_ROOT / "node_modules").is_dir(), "their tools are not installed: run `npm ci`"
    done = subprocess.run(["npm", "run", "--silent", task], cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


WRONG = {
    "types": {"null.js": 'export const length = document.getElementById("map").offsetWidth;\n'},
    "scripts": {
        "sorted.js": "export const sorted = [2, 1].toSorted();\n",
        "missing.js": "export const missing = corridor;\n",
    },
    "styles": {
        "parent.css": ".parent:has(.child) { color: red; }\n",
        "mixed.css": ".mixed { color: color-mix(in srgb, red 20%, blue); }\n",
        "nested.css": ".outer { .inner { color: red; } }\n",
        "dark.css": ".dark { color: rgb(from red r g b / 50%); }\n",
        "scripting.css": "@media (scripting: none) { .a { color: red; } }\n",
    },
}
"""What is possibly null; what Chrome 109 or Firefox 115 cannot do; what no import brings."""


@pytest.mark.parametrize("task", WRONG)
def test_they_would_say_it(task: str, tmp_path: Path) -> None:
    for name in ("package.json", "tsconfig.json", "eslint.config.js", "stylelint.config.js"):
        (tmp_path / name).write_text((_ROOT / name).read_text("utf-8"), "utf-8")
    (tmp_path / "node_modules").symlink_to(_ROOT / "node_modules")
    (tmp_path / "tests" / "assets").mkdir(parents=True)
    (tmp_path / "tests" / "assets" / "empty.js").touch()
    (tmp_path / "dashboard" / "assets").mkdir(parents=True)
    for file, text in {"right.js": "", "right.css": "", **WRONG[task]}.items():
        (tmp_path / "dashboard" / "assets" / file).write_text(text, "utf-8")
    done = subprocess.run(["npm", "run", "--silent", task], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert [file for file in WRONG[task] if file not in said] == []
    assert "right." not in said


@pytest.mark.parametrize("tool", ["registry", "resolved", "https://registry"])
def test_the_lock_names_no_place_that_packages_come_from(tool: str) -> None:
    assert tool not in (_ROOT / "package-lock.json").read_text("utf-8")
