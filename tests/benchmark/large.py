"""``python -m tests.benchmark.large PORT FOLDER``: the dashboard on a package, without a database of releases."""

import sys
from pathlib import Path

from dashboard.app import build_app
from dashboard.server.running import run

if __name__ == "__main__":
    run(build_app(Path(sys.argv[2])).server, host="127.0.0.1", port=int(sys.argv[1]), workers=1)
