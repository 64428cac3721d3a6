"""Writes src/test/resources/sweetspot/model/weighted-models.csv: what models of scikit-learn 1.2.1 that were trained on
rows with weights (sample_weight, with a mean of 1) answer. Run from the root of the project:
/usr/bin/python3 src/test/python/weighted_models.py"""
import numpy as np
from sklearn.linear_model import ElasticNet, LogisticRegression, Ridge
from sklearn.naive_bayes import GaussianNB
from sklearn.svm import SVC, SVR
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

r = np.random.RandomState(3)
x = np.round(r.normal(size=(60, 3)), 3)
amount = np.round(2 * x[:, 0] - x[:, 1] ** 2 + r.normal(size=60), 3)
two = (x[:, 0] + 0.7 * r.normal(size=60) > 0).astype(int)
three = np.digitize(x[:, 0] + 0.7 * r.normal(size=60), [-0.5, 0.6])
weights = np.round(r.gamma(0.7, 2, 60), 3) + 0.001
w = weights / weights.mean()
deviation = np.sqrt(np.average((amount - np.average(amount, weights=w)) ** 2, weights=w))
middle = np.average(amount, weights=w)
points = x[:12] + 0.25

with open("src/test/resources/sweetspot/model/weighted-models.csv", "w") as out:
    def line(name, values):
        out.write(name + "," + ",".join(repr(float(v)) for v in values) + "\n")

    for row in x:
        line("x", row)
    line("amount", amount)
    line("two", two)
    line("three", three)
    line("weights", weights)
    for row in points:
        line("point", row)
    line("ridge", Ridge(alpha=2.0).fit(x, amount, w).predict(points))
    line("elastic_net", middle + deviation * ElasticNet(alpha=0.1, l1_ratio=0.5, tol=1e-12, max_iter=100000)
         .fit(x, (amount - middle) / deviation, w).predict(points))
    line("svr", middle + deviation * SVR(C=2.0, gamma=0.4, epsilon=0.1, tol=1e-9)
         .fit(x, (amount - middle) / deviation, w).predict(points))
    line("tree", DecisionTreeRegressor(max_depth=2).fit(x, amount, w).predict(x))
    for name, y in (("two", two), ("three", three)):
        line("logistic " + name, LogisticRegression(C=0.5, tol=1e-12, max_iter=100000)
             .fit(x, y, w).predict_proba(points)[:, 1])
        line("naive_bayes " + name, GaussianNB(var_smoothing=1e-2).fit(x, y, w).predict_proba(points)[:, 1])
        line("tree " + name, DecisionTreeClassifier(max_depth=2).fit(x, y, w).predict_proba(x)[:, 1])
    line("svm two", SVC(C=2.0, gamma=0.4, tol=1e-9).fit(x, two, w).decision_function(points))
