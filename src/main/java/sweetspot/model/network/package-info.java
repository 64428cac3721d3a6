/// The neural network: layers, goals and training.
package sweetspot.model.network;
