"""The program `lianluo run`, loaded once and begun as often as somebody asks.

For each line on its input it makes a copy of itself that is the running program, and prints its
process; a real start spends most of its second on reading the code. Killing the copy leaves nothing
behind that a kill of a real start would not.
"""

import os
import signal
import sys

from bot.aiogram_types import build_when_used

build_when_used()  # as the program does

from bot import assemble, cli, fetching, opening, push, pushing, running  # noqa: E402, F401
from wording.terminal import Terminal, spoken  # noqa: E402


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for _line in sys.stdin:
        process = os.fork()
        if process == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.close(0)
            sys.argv = ["lianluo", "run"]
            try:
                running.run(Terminal(spoken(os.environ)))
            finally:
                os._exit(1)
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
