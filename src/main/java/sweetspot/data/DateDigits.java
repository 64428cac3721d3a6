package sweetspot.data;

/// Takes cells of digits alone for dates: 20251103, 202511030417 and 20251103041713.
final class DateDigits {

    private DateDigits() {}

    /// Tells whether eight digits are a date of the years 1900 to 2099, as 20251103 is, or 12 or 14 digits such a date
    /// with hour and minute, and second.
    static boolean isDate(char[] text, int from, int to) {
        if (to - from != 8 && to - from != 12 && to - from != 14) return false;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') return false;
        }
        int day = number(text, from, from + 8);
        return day >= 19_000_000 && day < 21_000_000 && WrittenDate.valid(day / 10_000, day / 100 % 100, day % 100)
                && (to - from == 8 || number(text, from + 8, from + 10) < 24 && number(text, from + 10, from + 12) < 60)
                && (to - from < 14 || number(text, from + 12, to) < 60);
    }

    /// The date that [#isDate] recognises.
    static WrittenDate read(char[] text, int from, int to) {
        int day = number(text, from, from + 8);
        long micros = -1;
        if (to - from > 8) {
            int second = to - from == 14 ? number(text, from + 12, to) : 0;
            micros = ((number(text, from + 8, from + 10) * 60L + number(text, from + 10, from + 12)) * 60 + second)
                    * 1_000_000L;
        }
        return new WrittenDate(WrittenDate.Layout.YEAR, (char) 0, day / 100 % 100, day % 100, day / 10_000, false,
                micros,
                WrittenDate.NO_ZONE);
    }

    private static int number(char[] text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) number = number * 10 + text[i] - '0';
        return number;
    }
}
