#!/usr/bin/env python3
"""Scores the configurations of a Sweetspot study once more with scikit-learn: cross-validation in five folds, two
workers, then a fit of the best on all rows, as RandomizedSearchCV does.

    python3 scikit_speed.py EXPERIMENT.json STUDY.log TABLE.csv
"""
import json
import sys

import numpy as np
import pandas as pd
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline

from scikit_scores import estimator, preparation


def value(distribution, internal):
    """What a parameter is, from its distribution and its number as Optuna's journal has them."""
    kind = json.loads(distribution)
    if kind["name"] == "CategoricalDistribution":
        return kind["attributes"]["choices"][int(internal)]
    return int(internal) if kind["name"].startswith("Int") else internal


def configurations(experiment, log):
    """Of each trial the parameters, with the experiment's defaults for those that are not active."""
    trials = []
    with open(log) as file:
        for line in file:
            entry = json.loads(line)
            if entry["op_code"] == 4:
                trials.append({p["name"]: p.get("fixed", p["default"]) for p in experiment["space"]})
            # A trial is made with its parameters (4), or gets them later, one by one (5).
            if entry["op_code"] == 4 and entry.get("params"):
                for name, internal in entry["params"].items():
                    trials[-1][name] = value(entry["distributions"][name], internal)
            if entry["op_code"] == 5:
                trials[entry["trial_id"]][entry["param_name"]] = value(entry["distribution"],
                                                                       entry["param_value_internal"])
    if len({json.dumps(t, sort_keys=True) for t in trials}) < min(2, len(trials)):
        sys.exit("All trials of %s look alike: its parameters were not understood." % log)
    return trials


experiment = json.load(open(sys.argv[1]))
family, task = experiment["model"], experiment["task"]
kinds = open(sys.argv[3].replace(".csv", ".kinds")).read().split(",")
table = pd.read_csv(sys.argv[3], keep_default_na=False, na_values=[""],
                    dtype={"y": str} if task == "classification" else {})
y = table.pop("y").to_numpy()
models = [estimator(family, c, task, 1, False) for c in configurations(experiment, sys.argv[2])]
search = GridSearchCV(Pipeline([("preparation", preparation(family, table, kinds[:-1])), ("model", models[0])]),
                      {"model": models}, cv=5, n_jobs=2,
                      scoring="accuracy" if task == "classification" else "neg_root_mean_squared_error")
search.fit(table, y)
print(len(models), np.round(search.best_score_, 5))
