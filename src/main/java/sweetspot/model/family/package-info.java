/// The model families, one class each, and the catalogue that lists them.
package sweetspot.model.family;
