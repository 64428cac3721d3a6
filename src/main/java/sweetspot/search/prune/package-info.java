/// Pruners, which stop a trial early that is not worth its full cost, and the factory that makes each by its name.
package sweetspot.search.prune;
