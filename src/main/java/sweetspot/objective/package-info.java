/// What a configuration is scored on: cross-validated models and test functions, behind one small interface.
package sweetspot.objective;
