"""Scripts of the page, run by Node.js without a browser: functions of its modules, called from here."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[2] / "dashboard" / "assets"
_LOOP = """
import { createInterface } from "node:readline";
const held = {};
for await (const line of createInterface({ input: process.stdin })) {
  const { keep, as, module, name, given } = JSON.parse(line);
  if (as) held[as] = keep;
  const called = as ? () => null : (await import(module))[name];
  const values = (given || []).map((one) =>
    one && one.held ? held[one.held] : one && one.query !== undefined ? new URLSearchParams(one.query) : one);
  console.log(JSON.stringify({ answer: called(...values) }));
}
"""


class Scripts:
    """A process of Node.js that answers one call after another."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def keep(self, name: str, value: object) -> dict[str, str]:
        """Let a large value stay there; what is returned stands for it among the values of a call."""
        self._ask({"as": name, "keep": value})
        return {"held": name}

    def call(self, module: str, name: str, *given: object) -> Any:
        """What the function `name` of ``MODULE.js`` answers."""
        return self._ask({"module": (ASSETS / f"{module}.js").as_uri(), "name": name, "given": given})

    def _ask(self, question: dict[str, object]) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the script failed: see what Node.js wrote"
        return json.loads(line)["answer"]


@contextmanager
def scripts() -> Iterator[Scripts]:
    """Such a process, until the block ends."""
    command = ["node", "--input-type=module", "--eval", _LOOP]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        yield Scripts(node)
        assert node.stdin
        node.stdin.close()
        node.wait(60)
