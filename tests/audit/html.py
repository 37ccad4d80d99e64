"""``python -m tests.audit.html``: what the HTML validator (vnu) finds on the pages; 1 where it finds anything."""

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import quote

from tests.benchmark.servers import ours

_JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_PAGES = (
    "/",
    "/?lang=en",
    "/?region=150725&initiative=5",
    "/?region=150781&figure=T01&lang=en",
    "/?view=table",
    "/?view=table&q=党&lang=en",
    "/?view=about",
    "/?view=about&lang=en",
    "/?mode=wall",
    "/changes",
    "/releases",
    "/office/sign-in",
)

_KNOWN = ".*“link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”.*"
"""The HTML standard allows it for ``rel=expect`` too, by which the first paint waits for the layout."""


def main() -> int:
    """Fetch the pages, and print the validator's findings by page."""
    if shutil.which("java") is None:
        sys.stdout.write("skipped: the validator needs Java (Debian: apt-get install default-jre-headless)\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        names = _fetched(Path(folder))
        command = [
            "java",
            "-jar",
            str(_JAR),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            "--filterpattern",
            _KNOWN,
            *names,
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    findings = json.loads(done.stdout)["messages"]
    alike: dict[str, list[dict[str, str]]] = {}
    for found in findings:
        alike.setdefault(found["message"], []).append(found)
    for message, (one, *more) in alike.items():
        page = names[one["url"].removeprefix("file:")]
        sys.stdout.write(f"{page} {one['type']}: {message} {one.get('extract', '')!r} and {len(more)} more\n")
    sys.stdout.write(f"{len(names)} pages, {len(findings)} findings\n")
    return 1 if findings else 0


def _fetched(folder: Path) -> dict[str, str]:
    """The pages as files: the address by the file's name."""
    names = {}
    with ours() as server:
        for number, page in enumerate(_PAGES):
            file = folder / f"{number}.html"
            asked = urllib.request.Request(server.address + quote(page, safe="/?&="), headers={"Accept": "text/html"})
            with urllib.request.urlopen(asked) as answer:
                file.write_bytes(answer.read())
            names[str(file)] = page
    return names


if __name__ == "__main__":
    sys.exit(main())
