/// The simple samplers, those that combine others, and the factory that makes each by its name.
package sweetspot.search.sampler;
