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


def calibration_error(truth, labels, scores):
    """Guo et al. 2017, eq. 3, with ten bins; scikit-learn has none of its own."""
    confidence = scores[np.arange(len(truth)), labels]
    bins = np.clip(np.ceil(confidence * 10).astype(int) - 1, 0, 9)
    right = labels == truth
    return sum(abs(right[bins == b].sum() - confidence[bins == b].sum()) for b in range(10)) / len(truth)


def at_thresholds(is_positive, score):
    precision, recall, _ = m.precision_recall_curve(is_positive, score)
    precision, recall = precision[:-1], recall[:-1]  # the last point is no threshold
    found = {}
    for r in (0.5, 0.8, 1):
        found[f"precision_at_recall:{r}"] = precision[recall >= r].max()
    for p in (0.3, 0.6, 0.9):
        found[f"recall_at_precision:{p}"] = recall[precision >= p].max(initial=0)
    return found


def mean_cost(is_positive, p, missed, alarm, hit):
    """Elkan 2001, eq. 1: every row is decided so as to cost least; scikit-learn has none of its own."""
    called = p * hit + (1 - p) * alarm < p * missed
    matrix = np.array([[0, alarm], [missed, hit]])
    return matrix[is_positive, called.astype(int)].mean()


def classification(name, truth, scores, positive, all_classes=True):
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
        else m.roc_auc_score(truth, scores, multi_class="ovr", average="macro") if all_classes
        else np.mean([m.roc_auc_score(truth == c, scores[:, c]) for c in np.unique(truth)]),
        "log_loss": m.log_loss(truth, scores, labels=range(k)),
        "mcc": m.matthews_corrcoef(truth, labels),
        "kappa": m.cohen_kappa_score(truth, labels),
        "specificity": m.recall_score(1 - is_positive, 1 - called),
        "f_beta:0.5": m.fbeta_score(is_positive, called, beta=0.5),
        "f_beta:2": m.fbeta_score(is_positive, called, beta=2),
        "top_k:1": m.top_k_accuracy_score(truth, score if k == 2 else scores, k=1, labels=range(k)) if k > 2
        else float(np.mean(np.argsort(scores, axis=1, kind="mergesort")[:, ::-1][:, 0] == truth)),
        "brier": m.brier_score_loss(is_positive, score) if k == 2
        else np.mean(np.sum((scores - np.eye(k)[truth]) ** 2, axis=1)) / 2,
        "calibration_error": calibration_error(truth, labels, scores),
        **at_thresholds(is_positive, score),
        "cost:100,5,0": mean_cost(is_positive, score, 100, 5, 0),
        "cost:20,5,2.5": mean_cost(is_positive, score, 20, 5, 2.5),
        "cost:1,3,0": mean_cost(is_positive, score, 1, 3, 0),
    }
    if k > 2:
        expected["top_k:2"] = m.top_k_accuracy_score(truth, scores, k=2, labels=range(k))
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
        "median_ae": m.median_absolute_error(truth, predicted),
        "explained_variance": m.explained_variance_score(truth, predicted),
        "mape": m.mean_absolute_percentage_error(truth, predicted),
        "smape": np.mean(2 * abs(truth - predicted) / (abs(truth) + abs(predicted))),
        "pinball:0.1": m.mean_pinball_loss(truth, predicted, alpha=0.1),
        "pinball:0.9": m.mean_pinball_loss(truth, predicted, alpha=0.9),
    }
    if (predicted > 0).all():
        expected["poisson_deviance"] = m.mean_poisson_deviance(truth, predicted)
        expected["gamma_deviance"] = m.mean_gamma_deviance(truth, predicted)
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
regression("amounts above 0", amounts, np.maximum(0.05, amounts + rng.normal(0, 2, 50)))
regression("an even number and ties", np.round(amounts[:24]) + 1, np.round(amounts[:24]) + np.arange(24) % 3 + 1)
classification("a class without a row", rng.integers(0, 2, 30), probabilities(30, 3, 1), 1, all_classes=False)
