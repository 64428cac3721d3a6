/// The forms in which a table may be stored other than as text: what a file is, and readers that take one apart into
/// typed cells.
package sweetspot.data.format;
