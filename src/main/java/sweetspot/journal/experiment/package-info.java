/// The experiment file: what is tuned, how and with which budget, read and written as JSON.
package sweetspot.journal.experiment;
