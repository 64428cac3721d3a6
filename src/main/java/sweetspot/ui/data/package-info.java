/// The Data page: the table, its target and findings, how it is read and validated.
package sweetspot.ui.data;
