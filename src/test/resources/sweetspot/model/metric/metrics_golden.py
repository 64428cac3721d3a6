"""Writes metrics_golden.txt: scores of made-up predictions, computed by scikit-learn 1.2.

Run with: python3 metrics_golden.py > metrics_golden.txt
"""
import warnings

import numpy as np
from sklearn import metrics as m

warnings.filterwarnings("ignore")
rng = np.random.default_rng(7)


def line(key, values):
    print(key, *[repr(float(v)) if isinstance(v, (float, np.floating)) else int(v) for v in values])


def classification(name, truth, scores, positive):
    k = scores.shape[1]
    labels = scores.argmax(axis=1)
    print("case", name)
    line("classes", [k])
    line("positive", [positive])
    line("truth", truth)
    for row in scores:
        line("scores", row)
    is_positive = (truth == positive).astype(int)
    called = (labels == positive).astype(int)
    score = scores[:, positive]
    expected = {
        "accuracy": m.accuracy_score(truth, labels),
        "balanced_accuracy": m.balanced_accuracy_score(truth, labels),
        "f1": m.f1_score(is_positive, called),
        "f1_macro": m.f1_score(truth, labels, average="macro"),
        "precision": m.precision_score(is_positive, called, zero_division=0),
        "recall": m.recall_score(is_positive, called),
        "average_precision": m.average_precision_score(is_positive, score),
        "roc_auc": m.roc_auc_score(is_positive, score) if k == 2
        else m.roc_auc_score(truth, scores, multi_class="ovr", average="macro"),
        "log_loss": m.log_loss(truth, scores, labels=range(k)),
        "mcc": m.matthews_corrcoef(truth, labels),
    }
    for key, value in expected.items():
        print("expect", key, repr(float(value)))


def regression(name, truth, predicted):
    print("case", name)
    line("values", truth)
    line("predicted", predicted)
    expected = {
        "rmse": m.mean_squared_error(truth, predicted, squared=False),
        "mae": m.mean_absolute_error(truth, predicted),
        "r2": m.r2_score(truth, predicted),
        "rmsle": m.mean_squared_log_error(truth, np.maximum(predicted, 0)) ** 0.5,
    }
    for key, value in expected.items():
        print("expect", key, repr(float(value)))


def probabilities(n, k, rounding):
    p = np.round(rng.dirichlet(np.ones(k), n), rounding) + 10.0 ** -rounding
    return p / p.sum(axis=1, keepdims=True)


classification("two classes", rng.integers(0, 2, 60), probabilities(60, 2, 6), 1)
classification("many ties", rng.integers(0, 2, 80), probabilities(80, 2, 1), 0)
classification("rare class", (np.arange(100) % 20 == 0).astype(int), probabilities(100, 2, 2), 1)
classification("four classes", rng.integers(0, 4, 70), probabilities(70, 4, 1), 2)
truth = rng.integers(0, 3, 40)
good = np.eye(3)[truth] * 0.7 + probabilities(40, 3, 3) * 0.3
classification("nearly right", truth, good, 1)
amounts = rng.gamma(2, 3, 50)
regression("amounts", amounts, amounts + rng.normal(0, 2, 50))
