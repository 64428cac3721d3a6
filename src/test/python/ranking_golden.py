"""Writes src/test/resources/sweetspot/model/metric/ranking_golden.txt. Needs scikit-learn 1.2.1.

NDCG is scikit-learn's ndcg_score of each query; it refuses queries of one row, which have the best order by
definition. MAP of all places without ties is its label_ranking_average_precision_score. The other values are written
down here: the plain definition on an order without ties, and the mean over every order of tied rows (brute force).
A query without a relevant row counts 0.
"""
import itertools
import math
import random
import sys

import numpy as np
from sklearn.metrics import label_ranking_average_precision_score, ndcg_score


def orders(scores):
    """Every order of the rows from the highest score on; rows with equal scores in each of their orders."""
    values = sorted(set(scores), reverse=True)
    groups = [[i for i, s in enumerate(scores) if s == v] for v in values]
    for parts in itertools.product(*[list(itertools.permutations(g)) for g in groups]):
        yield [i for part in parts for i in part]


def ap(order, truth, k, least):
    relevant = sum(t >= least for t in truth)
    found = total = 0
    for place, i in enumerate(order[:k], 1):
        if truth[i] >= least:
            found += 1
            total += found / place
    return total / min(relevant, k)


def rr(order, truth, k, least):
    return next((1 / place for place, i in enumerate(order[:k], 1) if truth[i] >= least), 0.0)


def precision(order, truth, k, least):
    return sum(truth[i] >= least for i in order[:k]) / k


def recall(order, truth, k, least):
    return sum(truth[i] >= least for i in order[:k]) / sum(t >= least for t in truth)


def mean(queries, score, k, least):
    values = []
    for truth, scores in queries:
        if not any(t >= least for t in truth):
            values.append(0.0)
            continue
        all_orders = list(orders(scores))
        values.append(math.fsum(score(o, truth, k, least) for o in all_orders) / len(all_orders))
    return math.fsum(values) / len(values)


def ndcg(queries, k):
    values = []
    for truth, scores in queries:
        if len(truth) == 1:
            values.append(1.0 if truth[0] > 0 else 0.0)
        else:
            values.append(ndcg_score([truth], [scores], k=k))
    return math.fsum(values) / len(values)


def lrap(queries, least):
    values = []
    for truth, scores in queries:
        binary = np.array([[1 if t >= least else 0 for t in truth]])
        if binary.sum() == 0:
            values.append(0.0)
        else:
            values.append(label_ranking_average_precision_score(binary, [scores]))
    return math.fsum(values) / len(values)


def case(out, name, queries, ties, least):
    out.write(f"case {name}\n")
    # Rows of the queries take turns, as in a file that is not sorted.
    rows = sorted((i, q) for q, (truth, _) in enumerate(queries) for i in range(len(truth)))
    out.write("queries " + " ".join(str(q) for _, q in rows) + "\n")
    out.write("truth " + " ".join(repr(float(queries[q][0][i])) for i, q in rows) + "\n")
    out.write("scores " + " ".join(repr(float(queries[q][1][i])) for i, q in rows) + "\n")
    for k in (1, 2, 3, 10):
        out.write(f"expect ndcg:{k} {ndcg(queries, k)!r}\n")
        for kind, score in (("map", ap), ("mrr", rr), ("precision_at_k", precision), ("recall_at_k", recall)):
            out.write(f"expect {kind}:{k},{least} {mean(queries, score, k, least)!r}\n")
    if not ties:
        out.write(f"expect map:1000,{least} {lrap(queries, least)!r}\n")


def drawn(rng, count, longest, grades, scores):
    queries = []
    for _ in range(count):
        n = rng.randint(1, longest)
        queries.append(([rng.choice(grades) for _ in range(n)], [scores(rng) for _ in range(n)]))
    return queries


def main():
    rng = random.Random(12)
    with open(sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/sweetspot/model/metric/ranking_golden.txt",
              "w") as out:
        case(out, "graded, without ties", drawn(rng, 12, 8, [0, 1, 2, 3], lambda r: round(r.random(), 6)), False, 2)
        case(out, "yes or no, without ties", drawn(rng, 15, 7, [0, 0, 1], lambda r: round(r.random(), 6)), False, 1)
        case(out, "graded, with ties", drawn(rng, 10, 7, [0, 1, 2, 5], lambda r: r.randint(0, 2)), True, 1)
        case(out, "all scores equal", drawn(rng, 8, 6, [0, 1, 4], lambda r: 0.5), True, 1)
        case(out, "halves, with ties", drawn(rng, 10, 6, [0.5, 1, 1.5, 4.5], lambda r: r.randint(0, 3)), True, 1.5)
        case(out, "queries of one row, some without a relevant one",
             [([1], [0.3]), ([0], [0.9]), ([0, 0, 0], [0.1, 0.2, 0.3]), ([0, 2, 1], [0.5, 0.5, 0.1]), ([3], [-2.0])],
             True, 1)


main()
