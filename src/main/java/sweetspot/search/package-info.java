/// Ask/tell optimizers: samplers that suggest configurations and pruners that stop bad trials, one class an
/// algorithm. A suggestion is a pure function of what the context holds; nothing here keeps state between calls
/// that would change one.
package sweetspot.search;
