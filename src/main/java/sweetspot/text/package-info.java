/// Every text that a user reads, in one resource bundle: the window and the command line take theirs from here.
package sweetspot.text;
