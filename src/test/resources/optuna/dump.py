"""python3 dump.py FILE: what Optuna's own reader makes of a journal file, as JSON. Made the *.json files beside it."""
import json
import sys
import warnings

warnings.filterwarnings("ignore")
import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
try:
    from optuna.storages.journal import JournalFileBackend
except ImportError:
    from optuna.storages import JournalFileStorage as JournalFileBackend

storage = optuna.storages.JournalStorage(JournalFileBackend(sys.argv[1]))
studies = []
for study in storage.get_all_studies():
    trials = []
    for t in storage.get_all_trials(study._study_id):
        trials.append({
            "id": t._trial_id,
            "number": t.number,
            "state": t.state.name,
            "values": t.values,
            "params": t.params,
            "reports": sorted(t.intermediate_values.items()),
            "user_attrs": t.user_attrs,
            "system_attrs": t.system_attrs,
            "seconds": (t.datetime_complete - t.datetime_start).total_seconds() if t.datetime_complete else None,
        })
    complete = [t for t in trials if t["state"] == "COMPLETE"]
    best = None
    if complete and len(study.directions) == 1:
        best = optuna.load_study(study_name=study.study_name, storage=storage).best_value
    studies.append({
        "name": study.study_name,
        "directions": [d.name for d in study.directions],
        "best": best,
        "user_attrs": study.user_attrs,
        "system_attrs": study.system_attrs,
        "trials": trials,
    })
json.dump(studies, sys.stdout, indent=1)
print()
