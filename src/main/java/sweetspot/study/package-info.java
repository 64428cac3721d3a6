/// Immutable facts of a study: what is tuned ([sweetspot.study.Experiment]), what happened
/// ([sweetspot.study.StudyEvent]) and where it stands ([sweetspot.study.StudySnapshot], the fold of the events).
@NullMarked
package sweetspot.study;

import org.jspecify.annotations.NullMarked;
