/// The preparation of columns that a model needs: imputation, encoding, scaling; fitted on training rows only.
package sweetspot.model.prepare;
