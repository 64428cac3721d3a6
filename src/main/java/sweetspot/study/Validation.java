package sweetspot.study;

import java.util.Objects;
import sweetspot.text.Messages;

/// The way in which a configuration is scored: cross-validation on the search rows, with test rows sealed away first.
///
/// @param folds number of folds, 2 to 20
/// @param testFraction share of the rows sealed before anything else, 0 (none) to 0.5
/// @param stratified whether folds and test set keep the shares of the classes; of a number to predict, of its tenths
/// @param seed decides which rows go where; of its own, so that the search's seed does not move the folds
/// @param resource what a trial gets more and more of, so that it can be stopped early
public record Validation(int folds, double testFraction, boolean stratified, long seed, Resource resource) {

    /// One fold after the other.
    public Validation(int folds, double testFraction, boolean stratified, long seed) {
        this(folds, testFraction, stratified, seed, Resource.FOLDS);
    }

    /// @throws IllegalArgumentException if a value is out of its range
    public Validation {
        Objects.requireNonNull(resource, "resource");
        if (folds < 2 || folds > 20) {
            throw new IllegalArgumentException(Messages.text("study.rule.folds", String.valueOf(folds)));
        }
        if (!(testFraction >= 0 && testFraction <= 0.5)) {
            throw new IllegalArgumentException(Messages.text("study.rule.test_fraction", String.valueOf(testFraction)));
        }
    }

    /// The same with another number of folds.
    public Validation withFolds(int number) {
        return new Validation(number, testFraction, stratified, seed, resource);
    }

    /// The same with another resource.
    public Validation withResource(Resource other) {
        return new Validation(folds, testFraction, stratified, seed, other);
    }

    /// Five stratified folds, 20 % sealed: what every experiment begins with, whatever it predicts.
    public static Validation standard() {
        return new Validation(5, 0.2, true, 1);
    }
}
