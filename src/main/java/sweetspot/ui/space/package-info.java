/// The Search space page: a row for each parameter, with its range to drag.
package sweetspot.ui.space;
