/// The neural network: layers, goals and training.
@NullMarked
package sweetspot.model.network;

import org.jspecify.annotations.NullMarked;
