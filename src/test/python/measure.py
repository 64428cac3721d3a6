#!/usr/bin/env python3
"""Runs a command and prints, as the last line of standard error, the seconds it took and the processor seconds that it
and all processes under it used (Linux; looked up ten times a second, so up to 0.1 s of a process may be missed)."""
import os
import subprocess
import sys
import threading
import time

TICK = os.sysconf("SC_CLK_TCK")


def processes():
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name) as file:
                    fields = file.read().rsplit(")", 1)[1].split()
                found[int(name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / TICK)
            except (OSError, IndexError):
                pass
    return found


def watch(root, seconds, over):
    known = {root}
    while True:
        last = over.is_set()
        now = processes()
        grown = True
        while grown:
            new = {p for p, (parent, _) in now.items() if parent in known and p not in known}
            known |= new
            grown = bool(new)
        for p in known:
            if p in now:
                seconds[p] = max(seconds.get(p, 0), now[p][1])
        if last:
            return
        over.wait(0.1)


begin = time.time()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds, over = {}, threading.Event()
watcher = threading.Thread(target=watch, args=(child.pid, seconds, over))
watcher.start()
code = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
wall = time.time() - begin
over.set()
watcher.join()
status = child.wait()
sys.stderr.write("\nmeasured %.3f %.3f\n" % (wall, sum(seconds.values())))
sys.exit(status)
