#!/usr/bin/env python3
"""Reference values for the verdict, from an implementation of its own: writes
src/test/resources/sweetspot/verdict/reference.json. Needs numpy and scipy; takes a minute.

Sources
- corrected resampled t test: Nadeau and Bengio, "Inference for the generalization error", Machine Learning 2003, eq. 7;
  for repeated cross-validation Bouckaert and Frank, PAKDD 2004. The formula is that of R's correctR 0.2
  (kfold_ttest, repkfold_ttest): t = mean(d) / sqrt(var(d) (1/n + n2/n1)), n - 1 degrees of freedom.
- correlated Bayesian t test: Corani and Benavoli, Machine Learning 2015; as baycomp's two_on_single: the posterior is
  Student's t with n - 1 degrees of freedom, location mean(d), scale sqrt(var(d) (1/n + rho / (1 - rho))).
- the largest of several correlated t statistics: Dunnett 1955, by Gauss-Legendre quadrature in pieces over the
  shared normal variable and the chi variable.
- BBC-CV: Tsamardinos, Greasidou and Borboudakis, Machine Learning 2018, algorithm 5, with scores by fold.
"""
import json
import os

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261128)


def corrected(d, ratio):
    n = len(d)
    se = np.sqrt(np.var(d, ddof=1) * (1 / n + ratio))
    t = np.mean(d) / se
    return dict(t=t, se=se, chance=stats.t.sf(t, n - 1))


def posterior(d, ratio, width):
    n = len(d)
    scale = np.sqrt(np.var(d, ddof=1) * (1 / n + ratio))
    low = stats.t.cdf(-width, n - 1, np.mean(d), scale)
    high = stats.t.sf(width, n - 1, np.mean(d), scale)
    return [low, 1 - low - high, high]


def nodes(low, high, parts, degree=40):
    x, w = np.polynomial.legendre.leggauss(degree)
    edges = np.linspace(low, high, parts + 1)
    mid, half = (edges[1:] + edges[:-1]) / 2, (edges[1:] - edges[:-1]) / 2
    return (mid[:, None] + half[:, None] * x).ravel(), (half[:, None] * w).ravel()


Z, WZ = nodes(-9, 9, 12)


def dunnett(t, comparisons, freedom, correlation):
    def below(x):
        inner = stats.norm.logcdf((x[:, None] + np.sqrt(correlation) * Z) / np.sqrt(1 - correlation))
        return (np.exp(comparisons * inner) * stats.norm.pdf(Z)) @ WZ

    if np.isinf(freedom):
        return 1 - below(np.array([t]))[0]
    s, w = nodes(0, 6, 20)
    return 1 - (stats.chi.pdf(s * np.sqrt(freedom), freedom) * np.sqrt(freedom) * below(t * s)) @ w


def auc(y, s):
    pos, neg = s[y == 1], s[y == 0]
    if len(pos) == 0 or len(neg) == 0:
        return np.nan
    return np.mean((pos[:, None] > neg[None, :]) + 0.5 * (pos[:, None] == neg[None, :]))


def accuracy(y, s):
    return np.nan if len(y) == 0 else np.mean((s > 0.5) == (y == 1))


def by_fold(metric, y, s, fold, rows):
    scores = [metric(y[r], s[r]) for r in (rows[fold[rows] == f] for f in range(5))]
    scores = [v for v in scores if not np.isnan(v)]
    return np.mean(scores) if scores else np.nan


def bbc(metric, y, S, fold, samples):
    n = len(y)
    values, gains = [], []
    for _ in range(samples):
        drawn = rng.integers(0, n, n)
        left = np.setdiff1d(np.arange(n), drawn)
        inside = np.array([by_fold(metric, y, s, fold, drawn) for s in S])
        best = int(np.nanargmax(inside))
        value = by_fold(metric, y, S[best], fold, left)
        if np.isnan(value):
            continue
        values.append(value)
        gains.append(value - by_fold(metric, y, S[0], fold, left))
    q = lambda v: [float(np.quantile(v, 0.025)), float(np.quantile(v, 0.975))]
    return dict(value=float(np.mean(values)), interval=q(values), gain=float(np.mean(gains)), gain_interval=q(gains),
                deviation=float(np.std(values)), samples=len(values))


out = dict(tests=[], largest=[], bbc=[])
for folds, repeats in ((5, 1), (10, 1), (5, 3), (10, 10)):
    base = 0.8 + 0.03 * rng.standard_normal(folds * repeats)
    best = base + 0.01 + 0.02 * rng.standard_normal(folds * repeats)
    ratio = 1 / (folds - 1)
    d = best - base
    out['tests'].append(dict(folds=folds, repeats=repeats, base=base.tolist(), best=best.tolist(),
                             **corrected(d, ratio), width=0.01, odds=posterior(d, ratio, 0.01)))
for comparisons in (1, 5, 60, 200):
    for freedom in (4, 14, np.inf):
        for correlation in (0.5, 0.9):
            for t in (1.0, 2.5, 4.0):
                out['largest'].append(dict(comparisons=comparisons, freedom=None if np.isinf(freedom) else freedom,
                                           correlation=correlation, t=t,
                                           chance=dunnett(t, comparisons, freedom, correlation)))
n = 60
y = rng.integers(0, 2, n)
fold = np.arange(n) % 5
S = np.clip(0.5 + 0.12 * (2 * y - 1) * rng.uniform(0, 1, (12, 1)) + 0.25 * rng.standard_normal((12, n)), 0, 1)
S = np.round(S, 2)
for name, metric in (('roc_auc', auc), ('accuracy', accuracy)):
    out['bbc'].append(dict(metric=name, **bbc(metric, y, S, fold, 10000)))
out['truth'], out['fold'], out['scores'] = y.tolist(), fold.tolist(), S.tolist()
path = os.path.join(os.path.dirname(__file__), '../resources/sweetspot/verdict/reference.json')
with open(path, 'w') as f:
    json.dump(out, f, indent=1)
    f.write('\n')
