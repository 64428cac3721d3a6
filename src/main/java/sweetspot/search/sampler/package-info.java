/// The simple samplers, those that combine others, the factory that makes each by its name, and the advice which fits.
@NullMarked
package sweetspot.search.sampler;

import org.jspecify.annotations.NullMarked;
