/// The window around the pages: experiments and how they are opened, saved and started; sidebar, steps, welcome,
/// settings.
@NullMarked
package sweetspot.ui.shell;

import org.jspecify.annotations.NullMarked;
