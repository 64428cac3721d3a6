package sweetspot.data;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number as people write it: with thousands marks, a percent sign, a currency, a unit, a sign in front or behind,
/// in accounts' parentheses. What `9,916` means depends on the file, so both readings are kept.
///
/// @param withPoint the digits in plain notation if the decimal mark is a point; null if that cannot be
/// @param withComma the same if it is a comma
/// @param pointGroup what groups the digits if the decimal mark is a point: `,` `'` or a space; 0 for nothing
/// @param commaGroup the same if it is a comma
/// @param unit what stands before or behind, as written; "" for nothing
/// @param accounts whether it is negative because it stands in parentheses
/// @param scaled whether a letter or word behind an amount of money makes it thousands, millions or billions
record WrittenNumber(@Nullable String withPoint, @Nullable String withComma, char pointGroup, char commaGroup,
        String unit,
        boolean accounts, boolean scaled) {
    private static final int LONGEST = 64;
    private static final int LONGEST_UNIT = 12;
    private static final String MINUS = "-−–";
    private static final Set<String> CURRENCIES = Set.of("US$", "A$", "C$", "HK$", "NZ$", "S$", "R$", "Rs", "Rs.", "kr",
            "kr.", "Kr", "Fr.", "SFr.", "sFr.", "zł", "Kč", "CHF", "EUR", "USD", "GBP", "JPY", "CNY", "INR", "AUD",
            "CAD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RUB", "BRL", "ZAR", "MXN", "KRW", "TRY", "SGD", "HKD",
            "NZD",
            "ILS", "THB", "MX$", "NT$", "AR$", "CL$", "COL$", "CA$", "AU$", "RM", "Rp", "Rp.", "MYR", "IDR", "TWD",
            "PHP", "VND", "RON", "BGN", "ISK", "UAH", "AED", "SAR", "Euro", "euro");
    private static final Set<String> UNITS =
            Set.of("%", "‰", "kg", "g", "mg", "µg", "μg", "t", "lb", "lbs", "oz", "km", "m",
                    "cm", "mm", "µm", "nm", "in", "ft", "yd", "mi", "s", "sec", "ms", "µs", "us", "ns", "min", "h",
                    "hr", "hrs", "d",
                    "day", "days", "week", "weeks", "month", "months", "year", "years", "yr", "yrs", "°", "°C", "°F",
                    "K", "l", "L",
                    "ml", "mL", "dl", "cl", "W", "kW", "MW", "kWh", "V", "mV", "A", "mA", "Hz", "kHz", "MHz", "GHz",
                    "B", "kB", "KB", "MB",
                    "GB", "TB", "k", "M", "bn", "km/h", "mph", "m/s", "mg/dl", "mmol/l", "bar", "hPa", "Pa", "kPa",
                    "cal", "kcal", "J", "kJ",
                    "Ft", "m²", "m2", "m³", "m3", "ha", "bpm", "ppm");

    /// The powers of ten that may stand behind an amount of money.
    private static final Map<String, Integer> MAGNITUDES =
            Map.ofEntries(Map.entry("k", 3), Map.entry("K", 3), Map.entry("m", 6),
                    Map.entry("M", 6), Map.entry("mn", 6), Map.entry("Mn", 6), Map.entry("mio", 6), Map.entry("Mio", 6),
                    Map.entry("Mio.", 6),
                    Map.entry("million", 6), Map.entry("b", 9), Map.entry("B", 9), Map.entry("bn", 9),
                    Map.entry("Bn", 9), Map.entry("Mrd", 9),
                    Map.entry("Mrd.", 9), Map.entry("billion", 9));

    /// The number that `text[from, to)` may be; null if it is none.
    static @Nullable WrittenNumber read(char[] text, int from, int to) {
        if (to - from > LONGEST) return null;
        return new Parser(text, from, to, false).read();
    }

    /// The number that `text[from, to)` may be, where letters before it are no code but a mark of what is counted, as the
    /// rand of R8727.74; null if it is none.
    static @Nullable WrittenNumber marked(char[] text, int from, int to) {
        if (to - from > LONGEST) return null;
        return new Parser(text, from, to, true).read();
    }

    /// Tells whether something shows that this is an amount and no code: a fraction, or grouped digits.
    boolean isAmount() {
        return pointGroup != 0 || commaGroup != 0 || (withPoint != null && withPoint.indexOf('.') > 0)
                || (withComma != null && withComma.indexOf('.') > 0);
    }

    /// The value if the file is written like that; NaN if this is then no number.
    double value(NumberStyle style) {
        String digits = style.decimal() == '.' ? withPoint : withComma;
        if (digits == null || !style.allows(group(style))) return Double.NaN;
        return CellNumber.parse(digits.toCharArray(), 0, digits.length(), '.');
    }

    /// The mark that groups its digits if the file is written like that; 0 for nothing.
    char group(NumberStyle style) {
        return style.decimal() == '.' ? pointGroup : commaGroup;
    }

    /// Tells whether a unit is one that people write, or any text that happens to stand behind a number.
    static boolean known(String unit) {
        return UNITS.contains(unit) || isCurrency(unit);
    }

    private static boolean isCurrency(String text) {
        return CURRENCIES.contains(text) || text.length() == 1
                && Character.getType(text.charAt(0)) == Character.CURRENCY_SYMBOL;
    }

    /// Tells whether a character is a blank of any width.
    static boolean isBlank(char c) {
        return c <= ' ' || c >= 0x85 && (Character.isSpaceChar(c) || c == 0xFEFF || c == 0x200B || c == 0x85);
    }

    /// Takes the text apart from both ends until only the digits and their marks are left.
    private static final class Parser {
        private final char[] text;
        private final boolean lettersAllowed;
        private int from;
        private int to;
        private boolean signed;
        private boolean negative;
        private boolean accounts;
        private String unit = "";
        private int magnitude;

        Parser(char[] text, int from, int to, boolean lettersAllowed) {
            this.lettersAllowed = lettersAllowed;
            this.text = text;
            this.from = from;
            this.to = to;
        }

        @Nullable
        WrittenNumber read() {
            trim();
            if (!textMark()) return null;
            while (front()) trim();
            int end = bodyEnd();
            if (end == from || !behind(end)) return null;
            int mantissa = from;
            while (mantissa < end && text[mantissa] != 'e' && text[mantissa] != 'E') mantissa++;
            String exponent = new String(text, mantissa, end - mantissa);
            if (magnitude > 0) {
                if (!exponent.isEmpty()) return null;
                exponent = "e" + magnitude;
            }
            StringBuilder point = new StringBuilder(negative ? "-" : "");
            StringBuilder comma = new StringBuilder(negative ? "-" : "");
            int pointGroup = plain(mantissa, '.', point);
            int commaGroup = plain(mantissa, ',', comma);
            if (pointGroup < 0 && commaGroup < 0) return null;
            return new WrittenNumber(pointGroup < 0 ? null : point + exponent, commaGroup < 0 ? null : comma + exponent,
                    (char) Math.max(0, pointGroup), (char) Math.max(0, commaGroup), unit, accounts, magnitude > 0);
        }

        private void trim() {
            while (from < to && isBlank(text[from])) from++;
            while (to > from && isBlank(text[to - 1])) to--;
        }

        /// Takes away what makes a spreadsheet keep a number as text: `'12` and `="12"`.
        ///
        /// @return false if what is kept is a code, as in `'007`, or no number
        private boolean textMark() {
            int before = from;
            if (to - from > 3 && text[from] == '=' && text[from + 1] == '"' && text[to - 1] == '"') {
                from += 2;
                to--;
                trim();
            } else if (to - from > 1 && text[from] == '\''
                    && (isDigit(text[from + 1]) || MINUS.indexOf(text[from + 1]) >= 0)) {
                        from++;
                    }
            return from == before || to - from < 2 || text[from] != '0' || !isDigit(text[from + 1]);
        }

        /// Takes one thing away from the front; false if there is none.
        private boolean front() {
            if (from >= to) return false;
            char c = text[from];
            if (!signed && (MINUS.indexOf(c) >= 0 || c == '+')) {
                signed = true;
                negative = c != '+';
                from++;
                return true;
            }
            if (!signed && c == '(') return parentheses();
            if (!unit.isEmpty()) return false;
            int end = from;
            while (end < to && !isDigit(text[end]) && !isBlank(text[end]) && "-−–+(,".indexOf(text[end]) < 0
                    && end - from < 4) {
                end++;
            }
            for (; end > from; end--) {
                String front = new String(text, from, end - from);
                if (isCurrency(front)) {
                    unit = front;
                    from = end;
                    return true;
                }
            }
            return lettersAllowed && letters();
        }

        /// Takes up to three letters before a number away, as its unit.
        private boolean letters() {
            int end = from;
            while (end < to && Character.isLetter(text[end])) end++;
            int letters = end - from;
            if (letters == 0 || letters > 3) return false;
            if (end < to && text[end] == '.') end++;
            if (end == to || !isDigit(text[end]) && !isBlank(text[end]) && MINUS.indexOf(text[end]) < 0) return false;
            unit = new String(text, from, end - from);
            from = end;
            return true;
        }

        /// Takes accounts' parentheses away, and a unit behind them.
        private boolean parentheses() {
            int close = to - 1;
            while (close > from && text[close] != ')') close--;
            String behind = new String(text, close + 1, to - close - 1).strip();
            if (close == from || !behind.isEmpty() && (!unit.isEmpty() || !known(behind))) return false;
            if (!behind.isEmpty()) unit = behind;
            signed = true;
            negative = true;
            accounts = true;
            from++;
            to = close;
            return true;
        }

        /// The end of the digits, their marks and the exponent.
        private int bodyEnd() {
            int i = from;
            int end = from;
            while (i < to) {
                char c = text[i];
                if (isDigit(c)) {
                    end = ++i;
                } else if (c == '.' || c == ',') {
                    boolean between = i + 1 < to && isDigit(text[i + 1]);
                    if (!between && (i == from || !isDigit(text[i - 1]))) break;
                    i++;
                    if (!between) {
                        end = i;
                        break;
                    }
                } else if (groups(c) != 0 && i > from && isDigit(text[i - 1]) && i + 1 < to && isDigit(text[i + 1])) {
                    i++;
                } else {
                    break;
                }
            }
            return end == from ? from : exponentEnd(end);
        }

        private int exponentEnd(int end) {
            if (end >= to || text[end] != 'e' && text[end] != 'E') return end;
            int i = end + 1;
            if (i < to && (text[i] == '-' || text[i] == '+')) i++;
            int digits = i;
            while (i < to && isDigit(text[i])) i++;
            return i == digits ? end : i;
        }

        /// Reads the part behind the digits: nothing, a minus, or a unit.
        private boolean behind(int end) {
            int i = end;
            while (i < to && isBlank(text[i])) i++;
            if (i == to) return true;
            boolean dash = to - i == 1 && (MINUS.indexOf(text[i]) >= 0 || text[i] == '—');
            // Prices without cents: 12.– or 12,-
            if (dash && i == end && (text[end - 1] == '.' || text[end - 1] == ',')) return true;
            if (!signed && dash) {
                signed = true;
                negative = true;
                return true;
            }
            if (isCurrency(unit)) {
                magnitude = MAGNITUDES.getOrDefault(new String(text, i, to - i), 0);
                return magnitude > 0;
            }
            if (!unit.isEmpty() || to - i > LONGEST_UNIT || !startsUnit(text[i])) return false;
            for (int k = i + 1; k < to; k++) {
                char c = text[k];
                boolean power = k == to - 1 && (c == '2' || c == '3');
                if (!startsUnit(c) && !power && " ./²³^*·".indexOf(c) < 0) return false;
            }
            unit = new String(text, i, to - i);
            // An exponent without digits.
            return !unit.equals("e") && !unit.equals("E");
        }

        private static boolean startsUnit(char c) {
            return Character.isLetter(c) || "%‰°′″".indexOf(c) >= 0
                    || Character.getType(c) == Character.CURRENCY_SYMBOL;
        }

        /// Writes the digits up to `end` in plain notation.
        ///
        /// @return what groups them, 0 for nothing; -1 if they cannot be read with that decimal mark
        private int plain(int end, char decimal, StringBuilder out) {
            char group = 0;
            int groups = 0;
            int size = 0;
            int first = 0;
            boolean pairs = false;
            boolean triples = false;
            int i = from;
            for (; i < end && text[i] != decimal; i++) {
                char c = text[i];
                if (isDigit(c)) {
                    out.append(c);
                    size++;
                    continue;
                }
                char mark = groups(c);
                if (mark == 0 || group != 0 && mark != group) return -1;
                if (groups == 0) first = size;
                else if (size == 2) pairs = true;
                else if (size == 3) triples = true;
                else return -1;
                group = mark;
                groups++;
                size = 0;
            }
            if (groups > 0) {
                boolean indian = pairs && !triples && group == ',' && first <= 2;
                if (size != 3 || first == 0 || first > 3 || text[from] == '0' || pairs && !indian) return -1;
            }
            if (i < end) {
                if (groups == 0 && size == 0 && i + 1 == end) return -1;
                out.append('.');
                for (i++; i < end; i++) {
                    if (!isDigit(text[i])) return -1;
                    out.append(text[i]);
                }
            }
            return group;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /// The kind of thousands mark that a character is; 0 if it is none.
        private static char groups(char c) {
            return switch (c) {
                case ',', '.' -> c;
                case '\'', '’', '‘', '´', '`', 'ʼ' -> '\'';
                default -> isBlank(c) && c != '\n' && c != '\r' && c != '\t' ? ' ' : 0;
            };
        }
    }
}
