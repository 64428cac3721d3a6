/// View-models: what the window shows and what can be done with it, as observable properties without any node.
package sweetspot.ui.model;
