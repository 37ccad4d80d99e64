"""``python -m tests.audit.lighthouse [RUNS]``: Lighthouse's scores of three views, on a desk and a phone.

Ends with 1 where one is below its aim. Scores of performance follow the machine: run it while nothing else does.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmark.servers import ours
from tests.browser.conftest import CHROMIUM, FLAGS

_PROGRAM = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
_VIEWS = ("map", "table", "about")
_AIMS = {"desktop": 0.95, "mobile": 0.85}
"""Of performance; accessibility, best practices and SEO are to be whole."""
_WHOLE = ("accessibility", "best-practices", "seo")


def main() -> int:
    """Measure each view in each form, and print scores and findings."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    short = 0
    with ours() as server:
        for form, aim in _AIMS.items():
            for view in _VIEWS:
                found = _measured(f"{server.address}/?view={view}", form, runs)
                scores = {name: part["score"] for name, part in found["categories"].items()}
                sys.stdout.write(f"{form:8} {view:6} {' '.join(f'{name} {score}' for name, score in scores.items())}\n")
                below = {name for name in _WHOLE if scores[name] < 1} | (
                    {"performance"} if scores["performance"] < aim else set()
                )
                sys.stdout.flush()
                sys.stdout.writelines(f"  {line}\n" for line in _asked(found, below))
                short += len(below)
    return 1 if short else 0


def _measured(address: str, form: str, runs: int) -> dict[str, Any]:
    """The run with the middle performance of so many."""
    found = [_run(address, form) for _ in range(runs)]
    return sorted(found, key=lambda run: run["categories"]["performance"]["score"])[runs // 2]


def _run(address: str, form: str) -> dict[str, Any]:
    options = ["--output=json", "--quiet", f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
    if form == "desktop":
        options.append("--preset=desktop")
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    for last in (False, False, True):
        done = subprocess.run([_PROGRAM, address, *options], check=last, capture_output=True, env=environment)
        if not done.returncode:
            break  # else it has lost the beginning of its trace (NO_NAVSTART), and asks to be run again
    return json.loads(done.stdout)


def _asked(found: dict[str, Any], categories: set[str]) -> list[str]:
    """What would raise these scores: audits that are not whole, with what they found."""
    wanted = [
        ref["id"] for name in sorted(categories) for ref in found["categories"][name]["auditRefs"] if ref["weight"]
    ]
    audits = [found["audits"][name] for name in wanted]
    return [
        f"{audit['id']} {audit['score']}: {audit.get('displayValue') or _nodes(audit)}"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]


def _nodes(audit: dict[str, Any]) -> str:
    items = audit.get("details", {}).get("items", [])
    return "; ".join(str(item.get("node", {}).get("snippet", item))[:200] for item in items[:5])


if __name__ == "__main__":
    sys.exit(main())
