/// The Search page: strategy, limits and workers of a search, and its plan in words.
package sweetspot.ui.search;
