/// Pruners: what stops a trial early that is not worth its full cost.
package sweetspot.search.prune;
