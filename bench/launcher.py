"""Run one command, discard its output, and write what it took. Runs in a small, separate process.

The kernel counts the memory of the parent process as that of the command until the command has begun. If the benchmark
itself started the tools, each would seem to take at least as much memory as the benchmark.
"""

import os
import sys
import time


def main(command: list[str]) -> None:
    """Run a command, and write four numbers: seconds, processor seconds, `ru_maxrss` and exit code.

    The last three are those of the process and the children that it waited for. The memory is that of the largest
    process.
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
