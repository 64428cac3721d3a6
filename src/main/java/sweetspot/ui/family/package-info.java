/// The Model page: the catalogue of model families, and the space rows that a family brings.
package sweetspot.ui.family;
