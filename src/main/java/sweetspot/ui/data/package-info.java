/// The Data page: the table, its target and findings, how it is read and validated.
@NullMarked
package sweetspot.ui.data;

import org.jspecify.annotations.NullMarked;
