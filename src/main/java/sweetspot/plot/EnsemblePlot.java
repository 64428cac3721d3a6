package sweetspot.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// An ensemble of trials that is offered: its score, what it gains over the best single model, and its members with
/// their weights as bars.
///
/// @param score where it was chosen
/// @param corrected on folds that it was not chosen on
/// @param error standard error of that; NaN if unknown
/// @param gain over the best single model by corrected scores; above 0 is better
/// @param members the largest weight first; at least one
public record EnsemblePlot(double score, double corrected, double error, double gain, List<Member> members)
        implements Plot {
    private static final double ROW = 19;
    private static final double HEAD = 52;

    /// One member.
    ///
    /// @param trial its number
    /// @param family id of its model family
    /// @param name of the family for people
    /// @param weight its share, above 0 to 1
    public record Member(int trial, String family, String name, double weight) {}

    public EnsemblePlot {
        members = List.copyOf(members);
        if (members.isEmpty()) throw new IllegalArgumentException("an ensemble has members");
    }

    /// Height in pixels at which nothing is cut.
    public double preferredHeight(PlotTheme theme) {
        return theme.px(HEAD + ROW * members.size() + 4);
    }

    private String gained() {
        return gain > 0 ? Messages.text("chart.ensemble.gain", Formats.score(gain))
                : Messages.text("chart.ensemble.noGain");
    }

    private String scored() {
        return Double.isNaN(error) ? Formats.score(score) : Formats.score(score) + " ± " + Formats.score(error);
    }

    private static String weight(Member m) {
        return String.format(Locale.ENGLISH, "%.2f", m.weight());
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        double right = width - theme.px(2);
        p.text(scored(), theme.px(2), theme.px(16), Anchor.START, theme.captionBold(), theme.text());
        p.text(Messages.text("chart.ensemble.corrected", Formats.score(corrected)), right, theme.px(16), Anchor.END,
                theme.caption(), theme.text());
        double second = theme.px(38);
        double head = right - theme.px(52);
        p.text(TextWidths.fit(gained(), theme.caption(), head), theme.px(2), second, Anchor.START, theme.caption(),
                theme.muted());
        p.text(Messages.text("chart.ensemble.weight"), right, second, Anchor.END, theme.caption(), theme.muted());
        double bars = width * 0.64;
        double room = right - theme.px(36) - bars;
        double largest = members.getFirst().weight();
        for (int i = 0; i < members.size(); i++) {
            Member m = members.get(i);
            double middle = theme.px(HEAD + ROW * i + ROW / 2);
            double base = middle + theme.caption().middleToBaseline();
            FamilyMark mark = FamilyMark.of(m.family());
            mark.paint(p, theme.px(8), middle, theme.px(4), theme);
            p.text(Integer.toString(m.trial()), theme.px(44), base, Anchor.END, theme.caption(), theme.text());
            p.text(TextWidths.fit(m.name(), theme.caption(), bars - theme.px(58)), theme.px(52), base, Anchor.START,
                    theme.caption(), theme.text());
            p.fill(bars, middle - theme.px(4), Math.max(1, room * m.weight() / largest), theme.px(8),
                    mark.color(theme));
            p.text(weight(m), right, base, Anchor.END, theme.caption(), theme.text());
        }
    }

    @Override
    public String accessibleText() {
        List<String> texts = new ArrayList<>();
        for (Member m : members) texts.add(m.name() + " " + m.trial() + ": " + weight(m));
        return Messages.text("chart.ensemble.accessible", scored(), Formats.score(corrected), gained(),
                String.join("; ", texts));
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.ensemble.trial"), true),
                new PlotTable.Column(Messages.text("chart.board.family"), false),
                new PlotTable.Column(Messages.text("chart.ensemble.weight"), true)),
                members.stream().map(m -> List.of(Integer.toString(m.trial()), m.name(), weight(m))).toList());
    }
}
