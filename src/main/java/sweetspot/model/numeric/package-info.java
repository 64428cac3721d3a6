/// Small numeric tools that several models share: vector loops, softmax, a quasi-Newton minimizer.
package sweetspot.model.numeric;
