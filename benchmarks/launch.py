"""Run a command and print its milliseconds, its peak memory and its status; stands alone.

A process begins with the memory of the one that starts it, and the system counts that in its
peak. So a small one starts what is measured. What the command prints goes to standard error.
"""

import os
import sys
import time

started = time.perf_counter()
process = os.posix_spawn(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)]
)
_, status, usage = os.wait4(process, 0)
milliseconds = (time.perf_counter() - started) * 1000
print(milliseconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
