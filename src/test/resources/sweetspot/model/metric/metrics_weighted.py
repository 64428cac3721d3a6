"""Writes src/test/resources/sweetspot/model/metric/metrics_weighted.txt: what scikit-learn 1.2.1 says of predictions
whose rows have weights (sample_weight). Run from the root of the project: python3 src/test/resources/sweetspot/model/metric/metrics_weighted.py"""
import numpy as np
from sklearn import metrics as m

out = open("src/test/resources/sweetspot/model/metric/metrics_weighted.txt", "w")


def line(*words):
    out.write(" ".join(repr(float(w)) if isinstance(w, (float, np.floating)) else str(w) for w in words) + "\n")


def classes(name, truth, scores, weights, positive):
    k = scores.shape[1]
    labels = scores.argmax(axis=1)
    line("case", name)
    line("classes", k)
    line("positive", positive)
    line("truth", *[int(t) for t in truth])
    for row in scores:
        line("scores", *row)
    line("weights", *weights)
    is_one = (truth == positive).astype(int)
    called = (labels == positive).astype(int)
    s = scores[:, positive]
    w = dict(sample_weight=weights)
    line("value", "accuracy", m.accuracy_score(truth, labels, **w))
    line("value", "balanced_accuracy", m.balanced_accuracy_score(truth, labels, **w))
    if k == 2:
        line("value", "roc_auc", m.roc_auc_score(is_one, s, **w))
    elif len(set(truth)) == k:
        line("value", "roc_auc", m.roc_auc_score(truth, scores, multi_class="ovr", average="macro", **w))
    line("value", "average_precision", m.average_precision_score(is_one, s, **w))
    line("value", "f1", m.f1_score(is_one, called, **w))
    line("value", "f_beta:2", m.fbeta_score(is_one, called, beta=2, **w))
    line("value", "f1_macro", m.f1_score(truth, labels, average="macro", labels=sorted(set(truth) | set(labels)), **w))
    line("value", "precision", m.precision_score(is_one, called, zero_division=0, **w))
    line("value", "recall", m.recall_score(is_one, called, **w))
    line("value", "specificity", m.recall_score(1 - is_one, 1 - called, **w))
    precision, recall, _ = m.precision_recall_curve(is_one, s, **w)
    line("value", "precision_at_recall:0.5", max(precision[:-1][recall[:-1] >= 0.5]))
    line("value", "recall_at_precision:0.6", max(list(recall[:-1][precision[:-1] >= 0.6]) + [0.0]))
    line("value", "mcc", m.matthews_corrcoef(truth, labels, **w))
    line("value", "kappa", m.cohen_kappa_score(truth, labels, **w))
    line("value", "top_k:2", m.top_k_accuracy_score(truth, s if k == 2 and positive == 1 else scores, k=2,
        labels=range(k), **w) if k > 2 else 1.0)
    line("value", "log_loss", m.log_loss(truth, scores, labels=range(k), **w))
    if k == 2:
        line("value", "brier", m.brier_score_loss(is_one, s, **w))
    # Not in scikit-learn: by their definitions.
    confidence = scores.max(axis=1)
    bins = np.clip(np.ceil(confidence * 10) - 1, 0, 9)
    line("value", "calibration_error", sum(abs(np.sum(weights[bins == b] * ((labels == truth)[bins == b]
        - confidence[bins == b]))) for b in range(10)) / weights.sum())
    decided = s * 2 + (1 - s) * 5 < s * 30
    line("value", "cost:30,5,2", np.average(np.where(is_one, np.where(decided, 2, 30), np.where(decided, 5, 0)),
        weights=weights))


def numbers(name, truth, predicted, weights):
    line("case", name)
    line("values", *truth)
    line("predicted", *predicted)
    line("weights", *weights)
    w = dict(sample_weight=weights)
    line("value", "rmse", np.sqrt(m.mean_squared_error(truth, predicted, **w)))
    line("value", "mae", m.mean_absolute_error(truth, predicted, **w))
    line("value", "median_ae", m.median_absolute_error(truth, predicted, **w))
    line("value", "r2", m.r2_score(truth, predicted, **w))
    line("value", "explained_variance", m.explained_variance_score(truth, predicted, **w))
    line("value", "rmsle", np.sqrt(m.mean_squared_log_error(truth, predicted, **w)))
    line("value", "mape", m.mean_absolute_percentage_error(truth, predicted, **w))
    line("value", "smape", np.average(2 * abs(truth - predicted) / (abs(truth) + abs(predicted)), weights=weights))
    line("value", "pinball:0.9", m.mean_pinball_loss(truth, predicted, alpha=0.9, **w))
    line("value", "poisson_deviance", m.mean_poisson_deviance(truth, predicted, **w))
    line("value", "gamma_deviance", m.mean_gamma_deviance(truth, predicted, **w))


r = np.random.RandomState(7)


def probabilities(n, k, digits):
    p = np.round(r.dirichlet(np.ones(k), n), digits)
    p[:, 0] = 1 - p[:, 1:].sum(axis=1)
    p = np.clip(p, 0.001, None)
    return p / p.sum(axis=1, keepdims=True)


whole = r.randint(1, 5, 40).astype(float)
two = r.randint(0, 2, 40)
classes("two classes with ties, whole weights", two, probabilities(40, 2, 1), whole, 1)
zeros = np.where(r.rand(60) < 0.3, 0.0, r.gamma(0.5, 3, 60))
classes("two classes, a third of the weights 0, the first class counts", r.randint(0, 2, 60), probabilities(60, 2, 1),
        zeros, 0)
classes("three classes with ties", r.randint(0, 3, 50), probabilities(50, 3, 1), r.gamma(0.5, 3, 50), 2)
classes("four classes, one of them in no row", r.choice([0, 1, 3], 50), probabilities(50, 4, 2), r.rand(50), 3)
classes("two classes, of weights that are tiny", r.randint(0, 2, 30), probabilities(30, 2, 2), r.rand(30) * 1e-9, 1)
numbers("an even number of rows", r.gamma(2, 3, 30) + 0.1, r.gamma(2, 3, 30) + 0.1, r.gamma(0.5, 3, 30))
numbers("an odd number of rows, equal errors, zeros among the weights", np.round(r.gamma(2, 3, 31)) + 1,
        np.round(r.gamma(2, 3, 31)) + 1, np.where(r.rand(31) < 0.3, 0.0, r.randint(1, 4, 31)))
numbers("given weights that are all 1", r.gamma(2, 3, 10) + 0.1, r.gamma(2, 3, 10) + 0.1, np.ones(10))
