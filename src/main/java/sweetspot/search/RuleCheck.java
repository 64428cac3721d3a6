package sweetspot.search;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Tells whether the rules of a space leave anything to search, and how much.
///
/// @param impossible why nothing is left, in one sentence; empty if something is
/// @param broken the rule that the default breaks, in one sentence; empty if it keeps all
/// @param share how much is left
public record RuleCheck(Optional<String> impossible, Optional<String> broken, AllowedRegion.Share share) {

    /// Checks the rules of a space.
    public static RuleCheck of(SearchSpace space) {
        if (space.relations().isEmpty()) {
            return new RuleCheck(Optional.empty(), Optional.empty(), new AllowedRegion.Share(1, 0));
        }
        AllowedRegion.Share share = AllowedRegion.measure(space);
        return new RuleCheck(impossible(space, share), space.brokenRule(space.defaults()), share);
    }

    private static Optional<String> impossible(SearchSpace space, AllowedRegion.Share share) {
        boolean[] always = new boolean[space.size()];
        for (int i = 0; i < always.length; i++) always[i] = space.parentOf(i) < 0;
        double[][] ranges = space.rules().ranges(always);
        int blamed = space.rules().narrow(ranges[0], ranges[1]);
        if (blamed >= 0) {
            boolean alone = isAlone(space, blamed);
            String key = alone ? "space.relation.nothing" : "space.relation.nothing.with";
            return Optional.of(Messages.text(key, space.relations().get(blamed).text()));
        }
        OptionalLong count = space.cardinality();
        boolean nothing = count.isPresent() ? count.getAsLong() == 0 : share.allowed() == 0;
        return nothing ? Optional.of(Messages.text("space.relation.nothing.all",
                space.relations().stream().map(Relation::text).collect(Collectors.joining(", ")))) : Optional.empty();
    }

    /// Whether a rule leaves nothing without the others.
    private static boolean isAlone(SearchSpace space, int rule) {
        SearchSpace one = space.withRelations(java.util.List.of(space.relations().get(rule)));
        boolean[] always = new boolean[space.size()];
        for (int i = 0; i < always.length; i++) always[i] = space.parentOf(i) < 0;
        double[][] ranges = one.rules().ranges(always);
        return one.rules().narrow(ranges[0], ranges[1]) >= 0;
    }
}
