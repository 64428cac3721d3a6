/// Numbers about studies, no drawing: history, importance, partial dependence.
package sweetspot.analysis;
