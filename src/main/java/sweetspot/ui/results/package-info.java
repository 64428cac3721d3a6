/// The Results page: charts, trials and the bar of a run.
package sweetspot.ui.results;
