"""Writes pipeline_golden.txt: made-up tables with what scikit-learn 1.2's transformers make of them.

Run with: python3 pipeline_golden.py > pipeline_golden.txt
"""
import numpy as np
from scipy.special import expit
from sklearn.calibration import _SigmoidCalibration
from sklearn.decomposition import PCA
from sklearn.feature_selection import f_classif, f_regression
from sklearn.impute import SimpleImputer
from sklearn.isotonic import IsotonicRegression
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

rng = np.random.default_rng(11)


def line(key, values):
    print(key, *["NaN" if np.isnan(v) else repr(float(v)) for v in np.asarray(values, dtype=float)])


def matrix(key, x):
    for row in x:
        line(key, row)


def table(name, x, train):
    print("case", name)
    matrix("x", x)
    line("train", [train])
    learned = x[:train]
    for key, strategy in (("median", "median"), ("mean", "mean"), ("most_frequent", "most_frequent")):
        filled = SimpleImputer(strategy=strategy, keep_empty_features=True).fit(learned).transform(x)
        if key != "median":
            matrix("missing:" + key, filled)
    filled = SimpleImputer(strategy="median", keep_empty_features=True).fit(learned).transform(x)
    matrix("missing:median", filled)
    for key, scaler in (("standard", StandardScaler()), ("min_max", MinMaxScaler()), ("robust", RobustScaler())):
        matrix("scale:" + key, scaler.fit(filled[:train]).transform(filled))


def reduced(name, x):
    print("case", name)
    matrix("x", x)
    for share in (0.5, 0.9, 0.999):
        pca = PCA(n_components=share, svd_solver="full").fit(x)
        # The sign of a component is arbitrary: distances from the first row are not.
        z = pca.transform(x)
        line(f"pca:{share}", [z.shape[1], *np.linalg.norm(z - z[0], axis=1)])


def selected(name, x, classes, amounts):
    print("case", name)
    matrix("x", x)
    line("classes", classes)
    line("amounts", amounts)
    line("by_classes", np.argsort(-f_classif(x, classes)[0], kind="stable"))
    line("by_amounts", np.argsort(-f_regression(x, amounts)[0], kind="stable"))


def calibrated(name, scores, positive, asked):
    print("case", name)
    line("scores", scores)
    line("positive", positive)
    line("asked", asked)
    line("isotonic", IsotonicRegression(out_of_bounds="clip").fit(scores, positive).predict(asked))
    line("sigmoid", _SigmoidCalibration().fit(np.array(scores), np.array(positive)).predict(np.array(asked)))


plain = rng.normal(size=(12, 4)) * [1, 10, 1000, 1e-6] + [0, 5, 1e6, 0]
gaps = plain.copy()
gaps[rng.random(gaps.shape) < 0.3] = np.nan
counts = rng.integers(0, 4, size=(14, 3)).astype(float)
counts[3, 1] = np.nan
odd = np.column_stack([np.full(10, 7.0), np.full(10, np.nan), [1, 1, 1, 1, 1, 1, 1, 1, 50, 2], np.arange(10) * 1e150])
table("plain", plain, 9)
table("gaps", gaps, 9)
table("counts", counts, 10)
table("odd", odd, 9)
table("one row", plain[:3], 1)
mixed = rng.normal(size=(30, 5)) @ rng.normal(size=(5, 5))
reduced("mixed", mixed)
reduced("wide", rng.normal(size=(6, 9)))
reduced("low rank", np.column_stack([mixed[:, 0], 2 * mixed[:, 0], mixed[:, 1], np.ones(30)]))
labels = rng.integers(0, 3, size=40)
informative = rng.normal(size=(40, 6)) + np.outer(labels, [0, 1, 0.3, 0, 2, 0.1])
selected("three classes", informative, labels, informative[:, 2] * 3 + rng.normal(size=40))
two = (labels > 0).astype(int)
selected("two classes", informative, two, -informative[:, 5] + rng.normal(size=40))
scores = rng.random(60).round(2)
calibrated("calibration", scores, (rng.random(60) < expit(6 * scores - 3)).astype(float), [0, 0.013, 0.25, 0.5, 0.77, 1])
calibrated("separable", [0.1, 0.2, 0.3, 0.7, 0.8, 0.9], [0, 0, 0, 1, 1, 1], [0.05, 0.3, 0.5, 0.7, 0.95])
calibrated("one class", [0.1, 0.2, 0.3], [1, 1, 1], [0.05, 0.15, 0.5])
calibrated("falling", [0.1, 0.2, 0.3, 0.4], [1, 1, 0, 0], [0.05, 0.25, 0.5])
