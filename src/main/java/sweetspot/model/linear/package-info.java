/// Linear models: centred columns, their normal equations, and the loss of logistic regression.
package sweetspot.model.linear;
