package sweetspot.verdict;

import java.util.Optional;
import sweetspot.study.SealedTestResult;

/// The sealed test, opened.
///
/// @param result the scores
/// @param promised the cross-validated score of the trial that was tested
/// @param optimism how much better that looked than the test, positive if too good, in units of the score
/// @param inside whether it lies in the test's interval; empty if the interval is unknown
/// @param answer what follows from the gain on the sealed rows
public record SealedJudgement(SealedTestResult result, double promised, double optimism, Optional<Boolean> inside,
        Answer answer) {}
