"""python3 work.py FILE STUDY N: runs N trials of the study with Optuna, as a second program beside Sweetspot."""
import sys
import warnings

warnings.filterwarnings("ignore")
import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
try:
    from optuna.storages.journal import JournalFileBackend
except ImportError:
    from optuna.storages import JournalFileStorage as JournalFileBackend

storage = optuna.storages.JournalStorage(JournalFileBackend(sys.argv[1]))
study = optuna.load_study(study_name=sys.argv[2], storage=storage, sampler=optuna.samplers.TPESampler(seed=1))


def objective(trial):
    x = trial.suggest_float("x", 0, 1)
    trial.suggest_categorical("kind", ["a", "b", "c"])
    n = trial.suggest_int("n", 1, 9)
    trial.report(x, 0)
    return x + n


study.optimize(objective, n_trials=int(sys.argv[3]))
print(len(study.trials))
