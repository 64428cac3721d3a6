package sweetspot.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Looks up the texts of `sweetspot/messages.properties` and fills in their arguments.
///
/// Patterns are those of [MessageFormat] when arguments are given, so that numbers and plurals can be formatted in
/// the bundle; without arguments the text is taken as it stands, apostrophes included. With arguments, an
/// apostrophe is written twice, or better as ’.
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("sweetspot.messages", Locale.ROOT);

    private Messages() {}

    /// The text of a key, with `arguments` filled in for {0}, {1}, …
    ///
    /// @throws MissingResourceException if there is no such key: a test looks for them
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    /// Tells whether the bundle has the key.
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
