/// Objectives that score a configuration: cross-validated models and test functions, behind one small interface.
package sweetspot.objective;
