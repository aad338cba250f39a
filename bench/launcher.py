"""Run one command with its output thrown away, and say what it took. A process of its own, and a small one.

The kernel counts the memory of the process that starts a command as the command's own until it has begun; started from
the benchmark itself, every tool would seem to take at least as much as that.
"""

import os
import sys
import time


def main(command: list[str]) -> None:
    """Run a command, and write four numbers: seconds, processor seconds, `ru_maxrss` and exit code.

    The last three are of the process and of its children for which it waited; the memory is that of the largest.
    """
    null = os.open(os.devnull, os.O_RDWR)
    thrown_away = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in range(3)]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=thrown_away)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    sys.stdout.write(f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss} {code}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
