/// The Export page: the verdict, the best settings, and files and code to take away.
package sweetspot.ui.export;
