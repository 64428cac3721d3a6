/// The simple samplers, those that combine others, the factory that makes each by its name, and the advice which fits.
package sweetspot.search.sampler;
