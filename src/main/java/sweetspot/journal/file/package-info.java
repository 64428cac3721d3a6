/// Files written whole or not at all, JSON, and the reasons why a file cannot be read or written.
package sweetspot.journal.file;
