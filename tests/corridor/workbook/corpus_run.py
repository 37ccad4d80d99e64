"""Reads the whole corpus in a process of its own and prints, as JSON, what came of it.

Run as a module by `test_corpus`: the memory of a process is only its own when nothing else has run in it.
"""

import json
import signal
import time
from pathlib import Path

from corridor.workbook.marked_copy import marked_copy
from corridor.workbook.plausibility import queries
from tests.corridor.workbook.corpus import corpus
from tests.corridor.workbook.sample import DATA, read

LONGEST = 20
"""Seconds by the clock after which a file is given up; the limit by processor time is the test's."""


def main():
    """Print the memory that all took, and an entry for each file."""
    entries = [one(name, content) for name, content in corpus()]
    print(json.dumps({"memory": most_memory(), "entries": entries}))  # noqa: T201


def most_memory():
    """The most memory in MB that this program has had, its own test files included.

    Not ``ru_maxrss``: Linux hands that on through fork and exec, so that it tells of the parent, the test run.
    """
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def one(name, content):
    """A file's name, the error if one was raised, the rules reported, whether a draft was made, processor seconds."""
    signal.alarm(LONGEST)
    began = time.process_time()
    try:
        outcome = read(content)
        seconds = time.process_time() - began
        if outcome.draft:
            queries(outcome.draft, DATA)
        marked_copy(outcome, DATA)
    except Exception as error:  # noqa: BLE001  # any at all is what the test is about
        return {"name": name, "error": repr(error), "rules": [], "draft": False, "seconds": 0}
    finally:
        signal.alarm(0)
    reported = [problem.rule for problem in outcome.problems]
    return {"name": name, "error": "", "rules": reported, "draft": outcome.draft is not None, "seconds": seconds}


if __name__ == "__main__":
    main()
