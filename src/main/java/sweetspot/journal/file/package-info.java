/// Files written whole or not at all, JSON, and the reasons why a file cannot be read or written.
@NullMarked
package sweetspot.journal.file;

import org.jspecify.annotations.NullMarked;
