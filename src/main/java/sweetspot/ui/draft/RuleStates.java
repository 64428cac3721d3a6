package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.search.AllowedRegion;
import sweetspot.search.RuleCheck;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// The rules of a space that is being edited, each with what it leaves of the space. Immutable.
///
/// @param space the space that was looked at; empty at first
/// @param states one a rule, in order
/// @param problems why the space cannot be searched under these rules, a sentence each
/// @param rejected share of draws that come to nothing under all rules together
public record RuleStates(Optional<SearchSpace> space, List<State> states, List<String> problems, double rejected) {
    static final RuleStates NONE = new RuleStates(Optional.empty(), List.of(), List.of(), 0);

    /// A rule.
    ///
    /// @param label the rule in words
    /// @param allowed share of the space that it leaves, by itself
    /// @param keepsDefault whether the default keeps it
    /// @param problem why it cannot be; empty if it can
    public record State(Relation rule, String label, double allowed, boolean keepsDefault, Optional<String> problem) {}

    /// The states for a draft; the same object where nothing changed that they depend on.
    RuleStates following(SpaceDraft draft) {
        if (draft.rules().isEmpty()) return NONE;
        SearchSpace now = draft.lastValidSpace();
        boolean same =
                space.equals(Optional.of(now)) && states.stream().map(State::rule).toList().equals(draft.rules());
        if (same) return this;
        List<State> next = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Relation rule : draft.rules()) {
            State state = state(draft, now, rule);
            next.add(state);
            state.problem.ifPresent(problems::add);
        }
        RuleCheck all = RuleCheck.of(now);
        if (problems.isEmpty()) all.impossible().ifPresent(problems::add);
        return new RuleStates(Optional.of(now), List.copyOf(next), List.copyOf(problems), all.share().rejected());
    }

    /// The state of a rule that the draft does not have yet.
    ///
    /// @throws IllegalArgumentException if it names what is no number of the draft
    static State tried(SpaceDraft draft, Relation rule) {
        SearchSpace space = draft.lastValidSpace();
        space.withRelations(List.of(rule));
        return state(draft, space, rule);
    }

    private static State state(SpaceDraft draft, SearchSpace space, Relation rule) {
        String label = rule.label(name -> draft.indexOf(name) < 0 ? name : draft.row(name).spec().label());
        if (!draft.isApplicable(rule)) {
            return new State(rule, label, 0, false, Optional.of(reason(space, rule, label)));
        }
        SearchSpace alone = space.withRelations(List.of(rule));
        RuleCheck check = RuleCheck.of(alone);
        AllowedRegion.Share share = check.share();
        return new State(rule, label, share.allowed(), check.broken().isEmpty(), check.impossible());
    }

    /// Why a rule cannot be applied to a space.
    private static String reason(SearchSpace space, Relation rule, String label) {
        try {
            space.withRelations(List.of(rule));
        } catch (IllegalArgumentException e) {
            if (!rule.positive().isEmpty()) return String.valueOf(e.getMessage());
        }
        return Messages.text("space.rules.gone", label);
    }

    /// Tells whether the default breaks a rule.
    boolean breaksDefault() {
        return states.stream().anyMatch(s -> !s.keepsDefault);
    }
}
