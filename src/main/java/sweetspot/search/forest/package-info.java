/// The random forest sampler: a regression forest as surrogate.
package sweetspot.search.forest;
