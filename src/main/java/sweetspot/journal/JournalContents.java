package sweetspot.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.journal.JournalException.Kind;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// The contents of a journal file.
///
/// @param file the file
/// @param studies its studies, deleted ones left out, in the order of their creation
/// @param damage the first record that could not be understood: nothing after it was read, and the file opens for
///     reading alone; empty if the file is whole
/// @param tornBytes bytes after the last whole line, the trace of a writer that died; they are not counted as damage
public record JournalContents(Path file, List<RecordedStudy> studies, Optional<JournalException> damage,
                              long tornBytes) {
    private static final int NAMED = 20;
    private static final int LONGEST_NAME = 80;

    public JournalContents {
        studies = List.copyOf(studies);
    }

    /// The study to show: the only one, or the only one that Sweetspot set up.
    ///
    /// @throws JournalException if the file holds none; of kind SEVERAL if it holds several and one must be chosen
    public RecordedStudy main() throws JournalException {
        List<RecordedStudy> possible = possible();
        if (possible.size() == 1) return possible.getFirst();
        throw new JournalException(Kind.SEVERAL, 0,
                Messages.text("journal.several", file, possible.size(), names(possible)), null);
    }

    /// The studies that may be meant where nobody says which: those that Sweetspot set up, else all; at least one.
    ///
    /// @throws JournalException if the file holds none
    public List<RecordedStudy> possible() throws JournalException {
        requireAny();
        List<RecordedStudy> own = studies.stream().filter(s -> s.experiment().isPresent()).toList();
        return own.isEmpty() ? studies : own;
    }

    /// The study of that name, or else of that number, counted from 1; [#main()] if nothing is wanted.
    ///
    /// @throws JournalException as [#main()]; of kind SEVERAL if there is no such study
    public RecordedStudy study(Optional<String> wanted) throws JournalException {
        if (wanted.isEmpty()) return main();
        requireAny();
        for (RecordedStudy study : studies) {
            if (study.snapshot().name().equals(wanted.get())) return study;
        }
        for (int i = 0; i < studies.size(); i++) {
            if (wanted.get().equals(String.valueOf(i + 1))) return studies.get(i);
        }
        throw new JournalException(Kind.SEVERAL, 0, Messages.text("journal.no_such_study", file,
                Printable.line(wanted.get(), Printable.VALUE), studies.size(), names(studies)), null);
    }

    private void requireAny() throws JournalException {
        if (!studies.isEmpty()) return;
        if (damage.isPresent()) throw damage.get();
        throw new JournalException(Kind.DAMAGED, 0, Messages.text("journal.no_study", file), null);
    }

    /// The names and sizes of studies, for an error's text.
    private String names(List<RecordedStudy> named) {
        List<String> texts = new ArrayList<>();
        for (RecordedStudy s : named.subList(0, Math.min(NAMED, named.size()))) {
            texts.add(Messages.text("journal.study", Integer.toString(studies.indexOf(s) + 1),
                    Printable.line(s.snapshot().name(), LONGEST_NAME), s.snapshot().trials().size()));
        }
        if (named.size() > NAMED) texts.add(Messages.text("journal.more_studies", named.size() - NAMED));
        return String.join(", ", texts);
    }
}
