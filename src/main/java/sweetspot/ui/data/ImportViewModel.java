package sweetspot.ui.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sweetspot.data.DataReader;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportFound;
import sweetspot.data.ImportNote;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.ImportOptions.Thousands;
import sweetspot.data.ImportPreview;
import sweetspot.data.ImportResult;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;

/// How a file is to be read while that is being decided: options, a preview of what they give, and the consent to leave
/// out lines that cannot be read. Nothing of it counts before [#use].
public final class ImportViewModel {
    private final DataViewModel data;
    private final ReadingTask reading;
    private final ObjectProperty<ImportOptions> draft = new SimpleObjectProperty<>(this, "draft");
    private final ReadOnlyObjectWrapper<Optional<ImportPreview>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final BooleanProperty consent = new SimpleBooleanProperty(this, "consent");
    private final StringBinding obstacle;
    private long nanos;

    ImportViewModel(DataViewModel data, BackgroundTasks tasks) {
        this.data = data;
        this.reading = new ReadingTask(tasks);
        ImportOptions now = data.options().get();
        draft.set(now);
        obstacle = Bindings.createStringBinding(this::whyNot, draft, preview, busy, consent);
        draft.addListener(_ -> read());
    }

    /// Begins: reads the file as it is read now.
    void begin() {
        read();
    }

    private void read() {
        if (marksEqual()) {
            reading.drop();
            busy.set(false);
            return;
        }
        boolean first = preview.get().isEmpty();
        ImportOptions how = draft.get();
        long start = System.nanoTime();
        busy.set(true);
        reading.run(watch -> DataReader.preview(data.file().get(), how, watch), read -> {
            nanos = System.nanoTime() - start;
            show(read);
            if (first) consent.set(!bad().isEmpty() && isLeftOut(how));
        }, error -> {
            if (error instanceof CancellationException) return;
            show(new ImportPreview(Optional.empty(), String.valueOf(error.getMessage()), Map.of()));
        });
    }

    private void show(ImportPreview read) {
        busy.set(false);
        preview.set(Optional.of(read));
    }

    /// Tells whether the options leave out all bad lines already, by an earlier consent.
    private boolean isLeftOut(ImportOptions options) {
        return options.ragged() == Ragged.LEAVE_OUT || options.leaveOut().containsAll(badLines());
    }

    /// The lines that cannot be read.
    List<ImportFound.BadLine> bad() {
        return found().map(ImportFound::bad).orElse(List.of());
    }

    /// Their number, also of those that are too many to be listed.
    int badCount() {
        return found().map(ImportFound::badCount).orElse(0);
    }

    private Set<Long> badLines() {
        return bad().stream().map(ImportFound.BadLine::line).collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<ImportFound> found() {
        return result().map(ImportResult::found);
    }

    Optional<ImportResult> result() {
        return preview.get().flatMap(ImportPreview::result);
    }

    /// What is worth a look, serious things first. Bad lines are listed one by one, so the note that sums them up is not
    /// among it.
    List<ImportNote> remarks() {
        return result().map(r -> r.remarks().stream()
                .filter(n -> n.severity().compareTo(Severity.NOTE) < 0 && !n.isOfBadLines()).toList())
                .orElse(List.of());
    }

    private boolean marksEqual() {
        ImportOptions now = draft.get();
        return now.decimals() == DecimalMark.COMMA && now.thousands() == Thousands.COMMA
                || now.decimals() == DecimalMark.POINT && now.thousands() == Thousands.POINT;
    }

    private String whyNot() {
        if (marksEqual()) return Messages.text("data.import.thousands.conflict");
        if (busy.get() || preview.get().isEmpty()) return Messages.text("data.import.reading");
        if (result().isEmpty()) return preview.get().get().problem();
        if (badCount() > 0 && !consent.get()) return Messages.text("data.import.undecided", badCount());
        return "";
    }

    /// Takes the options, with the consent as the list of the lines that are left out. A step that can be taken back.
    void use() {
        if (!obstacle.get().isEmpty()) return;
        ImportOptions now = draft.get();
        Set<Long> lines = new LinkedHashSet<>(now.leaveOut());
        lines.removeAll(badLines());
        // A list of very many lines would be no list that anyone reads.
        boolean listed = badCount() == bad().size();
        if (consent.get() && listed) lines.addAll(badLines());
        ImportOptions wanted = now.withLeaveOut(lines)
                .withRagged(consent.get() && badCount() > 0 && !listed ? Ragged.LEAVE_OUT : Ragged.REFUSE);
        reading.drop();
        data.fixes().importAs(wanted);
    }

    /// Ends what is under way; the file stays as it was read.
    void cancel() {
        reading.drop();
    }

    /// Everything found out again; types of columns that were chosen stay.
    void reset() {
        draft.set(ImportOptions.automatic().withTypes(draft.get().types()).withTyping(draft.get().typing()));
    }

    ObjectProperty<ImportOptions> draft() {
        return draft;
    }

    ReadOnlyObjectProperty<Optional<ImportPreview>> preview() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether lines that cannot be read are left out.
    BooleanProperty consent() {
        return consent;
    }

    /// Why the options cannot be used; "" if they can.
    StringBinding obstacle() {
        return obstacle;
    }

    /// Seconds that the last preview took.
    double seconds() {
        return nanos / 1e9;
    }

    ReadingTask reading() {
        return reading;
    }
}
