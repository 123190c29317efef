"""Runs one command and prints as JSON what the kernel counted of it: status, wall and CPU seconds, peak memory in bytes.

usage: measure.py LOG COMMAND...

A program of its own because Linux counts the memory of the process that starts a command as that command's: so this one is small.
"""
import json, os, sys, time

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
begin = time.monotonic()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ,
                      file_actions=[(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
_, status, usage = os.wait4(pid, 0)
print(json.dumps({"wall": time.monotonic() - begin, "status": os.waitstatus_to_exitcode(status),
                  "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss * 1024}))
