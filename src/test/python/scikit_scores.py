#!/usr/bin/env python3
"""Scores scikit-learn's models where Sweetspot's are scored: same rows, same folds, equivalent settings.

    mvn test -Dtest=ScikitComparisonTest                      where scores are missing, writes tables, folds and settings to target/scikit
    python3 src/test/python/scikit_scores.py [DATA/FAMILY…]   adds to src/test/resources/sweetspot/model/scikit-scores.csv

Only cases are run that the record lacks or has for other settings, or those named (by DATA, FAMILY or both). Where
made_of() answers None, scikit-learn has no such model: the case is recorded with the metric `none` and that reason. Models with random parts are scored with three seeds on up to 8,200
rows, of which the mean is kept. This is also where it is written down what each of our settings is in scikit-learn.
"""
import csv
import json
import os
import sys
import warnings

import numpy as np
import pandas as pd
import sklearn
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis, QuadraticDiscriminantAnalysis
from sklearn.ensemble import (AdaBoostClassifier, ExtraTreesClassifier, ExtraTreesRegressor,
                              HistGradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor)
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, Matern
from sklearn.impute import SimpleImputer
from sklearn.linear_model import ElasticNet, LogisticRegression, Ridge
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import SVC, SVR
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

warnings.filterwarnings("ignore")
ROOT = os.path.dirname(os.path.abspath(__file__))
TREES = {"decision_tree", "random_forest", "extra_trees", "gradient_boosting", "xgboost", "adaboost"}
# On more rows one seed stands for three.
MANY_ROWS = 8200
# On more rows SVC and SVR, whose time grows with their square, are not trained.
MANY_FOR_KERNELS = 20000
# On more rows Sweetspot's Gaussian process is an approximation.
MANY_FOR_PROCESSES = 1800
RANDOM = {"decision_tree", "random_forest", "extra_trees", "mlp", "svm_rbf"}


class RankEncoder(BaseEstimator, TransformerMixin):
    """Gives trees the codes that Sweetspot gives them: each level's rank by its rows, from 1 for the rarest; 0 if unseen."""

    def fit(self, x, y=None):
        self.ranks = [pd.Series(1.0 + np.arange(n.size), n.index) for n in
                      (pd.Series(c).value_counts().sort_index().sort_values(kind="stable") for c in np.asarray(x).T)]
        return self

    def transform(self, x):
        return np.column_stack([pd.Series(c).map(r).fillna(0) for c, r in zip(np.asarray(x).T, self.ranks)])


def preparation(family, frame, kinds):
    numbers = [c for c, k in zip(frame.columns, kinds) if k == "number"]
    words = [c for c, k in zip(frame.columns, kinds) if k == "category"]
    if family in TREES:
        number = SimpleImputer(strategy="median")
        word = make_pipeline(SimpleImputer(strategy="constant", fill_value="(missing)"), RankEncoder())
    else:
        number = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
        word = make_pipeline(SimpleImputer(strategy="constant", fill_value="(missing)"),
                             OneHotEncoder(handle_unknown="ignore", sparse_output=False))
    return ColumnTransformer([("numbers", number, numbers), ("words", word, words)])


def scaled(model):
    """Targets of mean 0 and deviation 1, as Sweetspot brings them to where a setting depends on their unit."""
    return TransformedTargetRegressor(model, transformer=StandardScaler())


class EmpiricalPriors(ClassifierMixin, BaseEstimator):
    """A classifier with priors: equal ones for balanced classes, else the classes' shares, which it takes itself."""

    def __init__(self, model, weight):
        self.model = model
        self.weight = weight

    def fit(self, x, y):
        classes = len(np.unique(y))
        self.model.set_params(priors=np.full(classes, 1 / classes) if self.weight == "balanced" else None)
        self.model.fit(x, y)
        self.classes_ = self.model.classes_
        return self

    def predict(self, x):
        return self.model.predict(x)

    def predict_proba(self, x):
        return self.model.predict_proba(x)


class Settings(dict):
    """Settings that remember which were read, so that none is forgotten."""
    # What scikit-learn's equivalents cannot do, and where it means that nothing is done.
    NEUTRAL = {"row_sample": 1.0, "dropout": 0.0, "feature_sampling": "all", "column_sample": 1.0, "l1": 0.0, "min_gain": 0.0}

    def __init__(self, values):
        super().__init__(values)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)

    def get(self, name, default=None):
        return self[name] if name in self else default

    def check(self):
        # A fraction belongs to a sampling by fraction, which is read or neutral.
        for name in self.keys() - self.read - {"feature_fraction"}:
            if self.NEUTRAL.get(name, ()) != dict.__getitem__(self, name):
                raise ValueError("scikit-learn's model does not get %s=%s" % (name, dict.__getitem__(self, name)))


def estimator(family, values, task, seed, probabilities):
    settings = Settings(values)
    made = made_of(family, settings, task, seed, probabilities)
    if made is not None:
        settings.check()
    return made


def made_of(family, s, task, seed, probabilities):
    classes = task == "classification"
    weight = None if s.get("class_weight", "none") == "none" else s["class_weight"]
    if family in ("decision_tree", "random_forest", "extra_trees"):
        own = dict(max_depth=s["max_depth"], min_samples_leaf=s["min_leaf"], random_state=seed)
        if classes:
            own.update(criterion=s["split_rule"], class_weight=weight)
        if family == "decision_tree":
            own.update(max_leaf_nodes=s["max_leaves"], min_samples_split=s["min_split"])
            return (DecisionTreeClassifier if classes else DecisionTreeRegressor)(**own)
        sampling = {"all": 1.0, "fraction": s["feature_fraction"]}
        own.update(n_estimators=s["trees"], max_features=sampling.get(s["feature_sampling"], s["feature_sampling"]))
        if family == "random_forest":
            own.update(max_samples=None if s["row_sample"] == 1 else s["row_sample"])
            return (RandomForestClassifier if classes else RandomForestRegressor)(**own)
        return (ExtraTreesClassifier if classes else ExtraTreesRegressor)(**own)
    if family == "gradient_boosting":
        own = dict(max_iter=s["trees"], learning_rate=s["learning_rate"], max_depth=s["max_depth"],
                   min_samples_leaf=s["min_leaf"], max_leaf_nodes=s["max_leaves"], l2_regularization=s["l2"],
                   early_stopping=False, random_state=seed)
        if classes:
            return HistGradientBoostingClassifier(class_weight=weight, **own)
        return HistGradientBoostingRegressor(**own)
    if family == "xgboost":
        # Rows of weight 1 are counted by both; for classes the same leaves are allowed where the least weight is 0.001.
        own = dict(max_iter=s["trees"], learning_rate=s["learning_rate"], max_depth=s["max_depth"],
                   max_leaf_nodes=None, min_samples_leaf=max(1, int(s["min_child_weight"])), l2_regularization=s["l2"],
                   early_stopping=False, random_state=seed)
        if classes:
            return HistGradientBoostingClassifier(class_weight=weight, **own)
        return HistGradientBoostingRegressor(**own)
    if family == "svm_rbf":
        return SVC(C=s["c"], gamma=s["gamma"], class_weight=weight, probability=probabilities, random_state=seed)
    if family == "svr":
        return scaled(SVR(C=s["c"], gamma=s["gamma"], epsilon=s["epsilon"]))
    if family == "knn":
        p = {"euclidean": 2, "manhattan": 1}.get(s["distance"], s["minkowski_p"])
        own = dict(n_neighbors=s["neighbors"], weights=s["weights"], p=p)
        return KNeighborsClassifier(**own) if classes else KNeighborsRegressor(**own)
    if family == "logistic_regression":
        return LogisticRegression(C=1 / s["penalty"], class_weight=weight, max_iter=2000)
    if family == "ridge":
        return Ridge(alpha=s["penalty"])
    if family == "adaboost":
        return AdaBoostClassifier(DecisionTreeClassifier(max_depth=s["max_depth"], min_samples_leaf=s["min_leaf"],
                                                         class_weight=weight), algorithm="SAMME",
                                  n_estimators=s["trees"], learning_rate=s["learning_rate"], random_state=seed)
    if family == "lda":
        return EmpiricalPriors(LinearDiscriminantAnalysis(solver="lsqr", shrinkage=s["shrinkage"]), weight)
    if family == "qda":
        # With pooling it is no longer scikit-learn's.
        return None if s["pooling"] != 0 else EmpiricalPriors(
            QuadraticDiscriminantAnalysis(reg_param=s["regularization"]), weight)
    if family == "naive_bayes":
        return EmpiricalPriors(GaussianNB(var_smoothing=s["smoothing"]), weight)
    if family == "gaussian_process":
        kernel = RBF(s["length_scale"]) if s["kernel"] == "rbf" else Matern(
            s["length_scale"], nu={"matern_3_2": 1.5, "matern_5_2": 2.5}[s["kernel"]])
        return scaled(GaussianProcessRegressor(kernel, alpha=s["noise"], optimizer=None))
    if family == "elastic_net":
        return scaled(ElasticNet(alpha=s["penalty"], l1_ratio=s["mix"], max_iter=10000))
    if family == "mlp":
        sizes = [s[name] for name in ("width_1", "width_2", "width_3")][:int(s["layers"])]
        own = dict(hidden_layer_sizes=sizes, learning_rate_init=s["learning_rate"], alpha=s["weight_decay"],
                   batch_size=s["batch_size"], max_iter=s["epochs"], activation=s["activation"], random_state=seed)
        return MLPClassifier(**own) if classes else scaled(MLPRegressor(**own))
    return None


def scores(kind, metrics, model, binary_svm, x, y, positive):
    labels = model.predict(x)
    if kind == "regression":
        return {"rmse": float(np.sqrt(np.mean((labels - y) ** 2))), "mae": float(np.mean(np.abs(labels - y)))}
    classes = list(model.classes_)
    found = {"accuracy": float(np.mean(labels == y))}
    final = model[-1]
    p = None if isinstance(final, SVC) and not final.probability else model.predict_proba(x)
    if p is not None:
        at = [classes.index(v) for v in y]
        found["log_loss"] = float(-np.mean(np.log(np.clip(p[np.arange(len(y)), at], 1e-15, 1))))
    one = classes.index(positive) if positive else len(classes) - 1
    if len(classes) == 2:
        score = model.decision_function(x) * (1 if one == 1 else -1) if p is None else p[:, one]
        found["roc_auc"] = float(roc_auc_score(y == classes[one], score))
        if positive:
            found["average_precision"] = float(average_precision_score(y == positive, score))
    elif p is not None:
        found["roc_auc"] = float(np.mean([roc_auc_score(y == c, p[:, k]) for k, c in enumerate(classes)]))
    return found


def folds_scores(entry, case, frame, kinds, y, folds):
    family, settings = case["family"], case["settings"]
    seeds = [1, 2, 3] if family in RANDOM and family != "svm_rbf" and len(y) <= MANY_ROWS else [1]
    many = entry["task"] == "classification" and len(np.unique(y)) > 2
    out = {m: [] for m in entry["metrics"]}
    for f in range(int(folds.max()) + 1):
        train, test = folds != f, folds == f
        total = {}
        for seed in seeds:
            found = {}
            # Without probabilities, as one would score accuracy, then with them.
            for probabilities in ([False, True] if family == "svm_rbf" else [True]):
                model = make_pipeline(preparation(family, frame, kinds),
                                      estimator(family, settings, entry["task"], seed, probabilities))
                model.fit(frame[train], y[train])
                new = scores(entry["task"], entry["metrics"], model, family == "svm_rbf" and not many, frame[test],
                             y[test], entry["positive"])
                for m, v in new.items():
                    found.setdefault(m, v)
            for m, v in found.items():
                total.setdefault(m, []).append(v)
        for m in out:
            out[m].append(float(np.mean(total[m])))
    return out


def main(folder, result, names):
    known = {}
    if os.path.exists(result):
        with open(result) as file:
            for row in list(csv.reader(file))[1:]:
                known[tuple(row[:4])] = row[4:]

    def save():
        with open(result, "w") as file:
            file.write("data,family,variant,metric,settings,fold scores of scikit-learn %s\n" % sklearn.__version__)
            for key in sorted(known):
                file.write(",".join(key) + "," + ",".join(known[key]) + "\n")

    for entry in json.load(open(os.path.join(folder, "cases.json"))):
        data = entry["data"]
        kinds = open(os.path.join(folder, data + ".kinds")).read().split(",")
        types = {"y": str} if kinds[-1] == "category" or entry["task"] == "classification" else {}
        table = pd.read_csv(os.path.join(folder, data + ".csv"), keep_default_na=False, na_values=[""], dtype=types)
        folds = table.pop("fold").to_numpy()
        y = table.pop("y").to_numpy()
        for name, kind in zip(table.columns, kinds):
            if kind == "category":
                table[name] = table[name].astype(object).where(table[name].notna(), np.nan)
        for case in entry["cases"]:
            key = (data, case["family"], str(case["variant"]))
            named = data in names or case["family"] in names or data + "/" + case["family"] in names
            if case["family"] in ("svm_rbf", "svr") and len(y) > MANY_FOR_KERNELS:
                known[key + ("none",)] = [case["print"], "%d rows would take too long" % len(y)]
                save()
                continue
            same = all(known.get(key + (m,), [""])[0] == case["print"] for m in entry["metrics"])
            if case["family"] == "gaussian_process" and len(y) > MANY_FOR_PROCESSES:
                known[key + ("none",)] = [case["print"], "of %d rows Sweetspot takes 500; scikit-learn all" % len(y)]
                save()
                continue
            if names and not named or not names and same:
                continue
            if estimator(case["family"], case["settings"], entry["task"], 1, False) is None:
                known.setdefault(key + ("none",), [case["print"], "scikit-learn has no such model"])
                print(*key, "scikit-learn has no such model", flush=True)
                save()
                continue
            known.pop(key + ("none",), None)
            for m, values in folds_scores(entry, case, table, kinds[:-1], y, folds).items():
                known[key + (m,)] = [case["print"]] + ["%.9g" % v for v in values]
            print(*key, flush=True)
            save()


if __name__ == "__main__":
    source = os.path.normpath(os.path.join(ROOT, "..", "..", ".."))
    main(os.path.join(source, "target", "scikit"),
         os.path.join(source, "src", "test", "resources", "sweetspot", "model", "scikit-scores.csv"), sys.argv[1:])
