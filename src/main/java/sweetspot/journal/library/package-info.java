/// The folder of experiments: what lies in it, and which sealed tests have been opened.
package sweetspot.journal.library;
