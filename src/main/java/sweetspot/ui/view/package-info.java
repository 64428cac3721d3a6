/// The window and its pages: FX nodes built in Java from view-models. No decisions are made here.
package sweetspot.ui.view;
