"""Writes gaps_golden.txt: what scikit-learn 1.2 makes of gaps in made-up tables, and the mutual information it finds.

    /usr/bin/python3 gaps_golden.py > gaps_golden.txt

Distances of KNNImputer are measured on columns of variance 1, as NeighbourFiller does; the values are scaled back. Two
rows that have no number in common are never averaged here; scikit-learn 1.2 does so where too few others are near. The
noise that mutual_info_* add to break ties is 1e-10 of the values, so the tables of amounts have no ties.
"""
import numpy as np
from sklearn.feature_selection import mutual_info_classif, mutual_info_regression
from sklearn.impute import KNNImputer, MissingIndicator
from sklearn.preprocessing import StandardScaler


def row(key, values):
    print(key, *("NaN" if np.isnan(v) else repr(float(v)) for v in np.ravel(values)))


def matrix(key, values):
    for r in values:
        row(key, r)


for seed, (n, train, d, share, k) in enumerate([(40, 30, 4, 0.15, 5), (60, 40, 3, 0.5, 3), (25, 20, 6, 0.3, 1),
                                                (70, 60, 3, 0.4, 8)]):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) * 10.0 ** rng.integers(-2, 4, size=d) + rng.normal(size=d)
    x[rng.random((n, d)) < share] = np.nan
    x[0] = np.nan                      # a row that is near to none
    x[1] = np.arange(d)                # no column is empty in training
    print("case gaps", seed)
    row("k", [k])
    row("train", [train])
    matrix("x", x)
    scaler = StandardScaler().fit(x[:train])
    imputer = KNNImputer(n_neighbors=k).fit(scaler.transform(x[:train]))
    matrix("filled", scaler.inverse_transform(imputer.transform(scaler.transform(x))))
    matrix("marks", MissingIndicator(features="missing-only").fit(x[:train]).transform(x).astype(float))

rng = np.random.default_rng(9)
n = 300
for name in ["two", "four", "amount"]:
    z = rng.normal(size=(n, 3))
    x = np.column_stack([z[:, 0], np.abs(z[:, 1]) + 0.1 * rng.normal(size=n), rng.normal(size=n),
                         rng.integers(0, 4, size=n) + (z[:, 0] > 0)])
    discrete = [False, False, False, True]
    amount = z[:, 0] + np.abs(z[:, 1]) + 0.3 * rng.normal(size=n)
    if name == "amount":
        y = amount
        values = mutual_info_regression(x, y, discrete_features=discrete, random_state=0)
    else:
        y = np.digitize(amount, [0.8] if name == "two" else [-0.5, 0.5, 1.5])
        values = mutual_info_classif(x, y, discrete_features=discrete, random_state=0)
    print("case information", name)
    matrix("x", x)
    row("y", y)
    row("information", values)
