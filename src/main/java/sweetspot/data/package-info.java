/// Data sets: reading files, finding out what the columns are, checking them, and deciding which rows train, which
/// score and which stay sealed.
package sweetspot.data;
