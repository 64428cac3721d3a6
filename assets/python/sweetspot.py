# Sweetspot's helper for Python programs. Copy this one file beside your script; it needs Python 3 and nothing else.
#
#     import sweetspot
#
#     def objective(trial):
#         model = build(lr=trial.params["lr"], depth=trial.params["depth"])
#         return train_and_score(model)
#
#     sweetspot.run(objective)
#
# The experiment file says how the script is started and what is searched:
#
#     {"program": {"command": ["python3", "script.py"], "protocol": true, "direction": "maximize"},
#      "space": [{"name": "lr", "type": "float", "low": 1e-5, "high": 0.1, "log": true},
#                {"name": "depth", "type": "int", "low": 1, "high": 9}]}
#
# and `sweetspot run experiment.json --allow-program` starts it, or set it up in the window: File > Tune a program.
# A trial may also tell intermediate values, and be stopped early: `trial.report(score, epoch)` and `trial.check()`.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a Python script be tuned by Sweetspot, over JSON lines on standard input and output."""

import json
import os
import queue
import sys
import threading
import traceback


class Pruned(Exception):
    """Ends a trial that Sweetspot wants to stop early; raise it, or let `Trial.check` do so."""


class Cancelled(Exception):
    """Ends a trial that was cancelled; `Trial.check` raises it."""


class Trial:
    """One evaluation: `number`, `params` (a dict by name; a parameter that is not active is not in it)."""

    def __init__(self, connection, number, params):
        self.number = number
        self.params = params
        self.attributes = {}
        self._connection = connection
        self._answers = queue.Queue()
        self._open = 0
        self._prune = False
        self._cancelled = False

    def report(self, value, step):
        """Tells an intermediate value: the score after an epoch, a fold, a round. Steps ascend from 0."""
        self._connection.say(type="report", trial=self.number, step=int(step), value=float(value))
        if self._connection.answers:
            self._open += 1

    def should_stop(self):
        """Whether the trial does badly enough to be stopped early, or was cancelled. Ask after each report."""
        while self._open and not self._cancelled:
            self._prune = self._answers.get() or self._prune
            self._open -= 1
        return self._prune or self._cancelled

    def check(self):
        """Ends the trial, by an exception, if it should stop."""
        if self.should_stop():
            raise Cancelled() if self._cancelled else Pruned()

    def set(self, name, value):
        """Keeps something with the trial: any JSON value."""
        self.attributes[name] = value

    def _told(self, stop, cancel=False):
        self._cancelled = self._cancelled or cancel
        self._prune = self._prune or stop and not cancel
        self._answers.put(stop)


def _take_output():
    """What the script prints must not end up among the answers: from now on it goes to standard error."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return out


def _plain(value):
    """What JSON cannot hold: NumPy's numbers and arrays become Python's, all else its text."""
    return value.tolist() if hasattr(value, "tolist") else str(value)


class _Connection:
    def __init__(self, out):
        self._out = out
        self._lock = threading.Lock()
        self._work = queue.Queue()
        self._trial = None
        self.answers = False
        threading.Thread(target=self._read, daemon=True).start()

    def say(self, **message):
        line = json.dumps(message, default=_plain)
        with self._lock:
            self._out.write(line + "\n")
            self._out.flush()

    def _read(self):
        for line in sys.stdin:
            message = json.loads(line)
            kind = message.get("type")
            trial = self._trial
            mine = trial is not None and trial.number == message.get("trial")
            if kind == "setup":
                self.answers = message.get("answers", False)
                self.say(type="ready")
            elif kind == "evaluate":
                # At once, so that a stop that follows on its heels finds it.
                self._trial = Trial(self, message["trial"], message["params"])
                self._work.put(self._trial)
            elif kind == "continue" and mine:
                trial._told(False)
            elif kind == "stop" and mine:
                trial._told(True, cancel=message.get("reason") != "prune")
        # Sweetspot has gone: nobody waits for the trial any more.
        os._exit(0)

    def serve(self, objective):
        while True:
            self.say(**self._evaluate(objective, self._work.get()))

    @staticmethod
    def _evaluate(objective, trial):
        result = {"type": "result", "trial": trial.number}
        try:
            value = objective(trial)
            values = [float(v) for v in value] if isinstance(value, (list, tuple)) else [float(value)]
            result.update(state="complete", values=values)
        except Pruned:
            result.update(state="pruned")
        except Cancelled:
            result.update(state="cancelled")
        except Exception as error:
            traceback.print_exc()
            result.update(state="failed", error=f"{type(error).__name__}: {error}")
        if trial.attributes:
            result["attributes"] = trial.attributes
        return result


# At import already, so that what the script prints while it loads does no harm.
_out = _take_output() if os.environ.get("SWEETSPOT_PROTOCOL") else None


def run(objective):
    """Scores configurations with `objective(trial)`, which returns a number (or one for each objective), until
    Sweetspot ends the program. Never returns."""
    if _out is None:
        sys.exit("This script is started by Sweetspot: sweetspot run EXPERIMENT.json --allow-program")
    _Connection(_out).serve(objective)
