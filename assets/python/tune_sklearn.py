# Tunes a support vector machine of scikit-learn on the wine data set: sweetspot run tune_sklearn.json --allow-program
#
# SPDX-License-Identifier: GPL-3.0-or-later
import sweetspot
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_wine(return_X_y=True)


def objective(trial):
    scores = []
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    for fold, (train, test) in enumerate(folds.split(X, y)):
        model = make_pipeline(StandardScaler(), SVC(random_state=1, **trial.params)).fit(X[train], y[train])
        scores.append(model.score(X[test], y[test]))
        trial.report(scores[-1], fold)
        trial.check()
    return sum(scores) / len(scores)


sweetspot.run(objective)
