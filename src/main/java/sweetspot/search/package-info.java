/// Ask/tell optimization: the contracts of samplers, which suggest configurations, and of pruners, which stop bad trials;
/// the options that both declare; and what several samplers share, such as the history as points and the filter of
/// repeated configurations. The algorithms stand in the packages below, each of which knows this one and is not known to it.
///
/// A suggestion is a pure function of what the context holds; nothing here keeps state between calls that would change
/// one.
@NullMarked
package sweetspot.search;

import org.jspecify.annotations.NullMarked;
