/// The window around the pages: experiments and how they are opened, saved and started; sidebar, steps, welcome,
/// settings.
package sweetspot.ui.shell;
