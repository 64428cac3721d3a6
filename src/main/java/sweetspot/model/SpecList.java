package sweetspot.model;

import java.util.ArrayList;
import java.util.List;
import sweetspot.space.Distribution;
import sweetspot.space.Parameter;

/// Collects the hyperparameters of one family.
public final class SpecList {
    private final String family;
    private final List<ParameterSpec> specs = new ArrayList<>();

    public SpecList(String family) {
        this.family = family;
    }

    /// Adds a parameter that is recommended to be tuned.
    public SpecList add(String name, Object defaultValue, Distribution range, Distribution wide, Distribution widest) {
        specs.add(new ParameterSpec(family, new Parameter(name, range, defaultValue), wide, widest, false));
        return this;
    }

    /// Adds a parameter with the same choices everywhere.
    public SpecList add(String name, Object defaultValue, Distribution range) {
        return add(name, defaultValue, range, range, range);
    }

    /// Makes the last one active only when `parent` has one of `values`.
    public SpecList when(String parent, Object... values) {
        return replaceLast(last().parameter().when(parent, values));
    }

    /// Fixes the last one at its default, until the user tunes it.
    public SpecList fixed() {
        return replaceLast(last().parameter().fixedAt(last().parameter().defaultValue()));
    }

    /// Lets the last one be null too, which means no limit: as deep, as many leaves, all features.
    public SpecList unlimited() {
        ParameterSpec old = specs.removeLast();
        specs.add(new ParameterSpec(family, old.parameter(), old.wide(), old.widest(), true));
        return this;
    }

    public List<ParameterSpec> list() {
        return List.copyOf(specs);
    }

    private ParameterSpec last() {
        return specs.getLast();
    }

    private SpecList replaceLast(Parameter parameter) {
        ParameterSpec old = specs.removeLast();
        specs.add(new ParameterSpec(family, parameter, old.wide(), old.widest(), old.unlimited()));
        return this;
    }
}
