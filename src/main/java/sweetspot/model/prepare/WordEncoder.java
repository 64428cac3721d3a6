package sweetspot.model.prepare;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.HealthCheck;

/// A small hashed bag of words (Weinberger et al., "Feature hashing for large scale multitask learning", 2009, without
/// the signs, which trees do not need): each word in small letters falls into one of [#WIDTH] boxes, and a feature is the
/// logarithm of one plus the number of words in a box. Boxes that no training row uses are left out. A missing text has no
/// words.
///
/// @param boxes the position of each box among the features, -1 for one that is left out
/// @param width number of features
record WordEncoder(int[] boxes, int width) implements ColumnEncoder {
    /// Number of boxes.
    static final int WIDTH = HealthCheck.WORD_BOXES;

    private static final int MOST_LETTERS = 10_000;

    static WordEncoder fit(CategoryColumn column, int[] rows) {
        boolean[] used = new boolean[WIDTH];
        boolean[] seen = new boolean[column.levels().size()];
        for (int row : rows) {
            int code = column.code(row);
            if (code < 0 || seen[code]) continue;
            seen[code] = true;
            int[] counts = counts(column.levels().get(code));
            for (int b = 0; b < WIDTH; b++) used[b] |= counts[b] > 0;
        }
        int[] boxes = new int[WIDTH];
        int width = 0;
        for (int b = 0; b < WIDTH; b++) boxes[b] = used[b] ? width++ : -1;
        return new WordEncoder(boxes, width);
    }

    /// The number of words in each box.
    static int[] counts(String text) {
        int[] counts = new int[WIDTH];
        String lower = text.substring(0, Math.min(text.length(), MOST_LETTERS)).toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
            if (letter && start < 0) start = i;
            if (!letter && start >= 0) {
                counts[Math.floorMod(hash(lower.substring(start, i)), WIDTH)]++;
                start = -1;
            }
        }
        return counts;
    }

    /// FNV-1a over the bytes in UTF-8, mixed by the last step of MurmurHash3 (Appleby), the same on every machine.
    static int hash(String word) {
        int h = 0x811C9DC5;
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) h = (h ^ b & 0xFF) * 0x01000193;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    /// Counts stay as they are: scaled, a rare word would put its row far from all others.
    @Override
    public boolean quantities() {
        return false;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (!(column instanceof CategoryColumn texts)) {
            throw new IllegalArgumentException(column.name() + " holds no texts, where the training rows hold texts");
        }
        int[][] known = new int[texts.levels().size()][];
        for (int i = 0; i < rows.length; i++) {
            int code = texts.code(rows[i]);
            if (code < 0) continue;
            if (known[code] == null) known[code] = counts(texts.levels().get(code));
            int[] counts = known[code];
            for (int b = 0; b < WIDTH; b++) if (boxes[b] >= 0) out[i][at + boxes[b]] = Math.log1p(counts[b]);
        }
    }
}
