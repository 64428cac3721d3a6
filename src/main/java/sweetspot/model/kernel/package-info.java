/// Kernels and the solver of support vector machines.
package sweetspot.model.kernel;
