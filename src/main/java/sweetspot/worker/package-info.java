/// Evaluating trials in other processes, over a line protocol: JSON objects, one a line, on standard input and output.
/// [sweetspot.worker.EvaluatorProcess] is the app's side, [sweetspot.worker.WorkerMain] a worker that trains models;
/// any program that speaks the protocol may take its place.
///
/// A program that is started so finds `SWEETSPOT_PROTOCOL`, the version, in its environment. The app says:
/// `{"type": "setup", "protocol": 1, "experiment": {…}, "folder": "…", "answers": true,
/// "fingerprint": "…"}` once, then for each trial
/// `{"type": "evaluate", "trial": 7, "params": {…}}`; after a report, if the setup promised answers,
/// `{"type": "continue", "trial": 7, "step": 0}`; and to end a trial
/// early `{"type": "stop", "trial": 7, "reason": "prune"}` (or `"cancel"`).
/// The end of the input means: exit.
///
/// The worker says:
/// `{"type": "ready"}` after the setup, `{"type": "report", "trial": 7, "step": 0, "value": 0.9}` as often as it
/// likes; before a result perhaps `{"type": "predictions", "trial": 7, "data": "…"}`, 32-bit numbers in Base64 that the
/// app keeps beside the study (our own worker's, for ensembles); and at the end of each trial
/// `{"type": "result", "trial": 7, "state": "complete", "values": [0.91], "attributes": {…}}`, where the state may
/// also be `pruned`, `cancelled`, or `failed` with an `error` in words. `NaN` and `Infinity` are numbers, as in
/// Python. What it has to say to people goes to standard error.
@NullMarked
package sweetspot.worker;

import org.jspecify.annotations.NullMarked;
