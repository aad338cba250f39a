"""Run one command, send its output to a file, and write what it took. Runs in a small, separate process.

The kernel counts the memory of the parent process as that of the command until the command has begun. If the benchmark
itself started the tools, each would seem to take at least as much memory as the benchmark.
"""

import os
import sys
import time


def main(output: str, command: list[str]) -> None:
    """Run a command whose output goes to a file, and write four numbers.

    They are seconds, processor seconds, `ru_maxrss` and exit code. The last three are those of the process and the
    children that it waited for. The memory is that of the largest process.
    """
    null = os.open(os.devnull, os.O_RDWR)
    out = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    streams = [(os.POSIX_SPAWN_DUP2, to, stream) for stream, to in enumerate((null, out, null))]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    sys.stdout.write(f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss} {code}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
