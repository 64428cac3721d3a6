/// The Program page: a program to tune, its parameters and objectives, trying it out, and the user's consent to run it.
package sweetspot.ui.program;
