package sweetspot.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A short text that changes when the content of a data set does: column names, order, types or any value. The file's
/// name, place and way of writing numbers do not matter.
public final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /// The fingerprint of a data set and of the rows of a separate test file: one after the other.
    ///
    /// @param test the rows of the test file; empty if there is none, which gives the fingerprint of the data alone
    public static String of(Dataset dataset, Optional<Dataset> test) {
        return of(dataset) + test.map(Fingerprint::of).orElse("");
    }

    /// The part of a fingerprint that is about the data, without that of a test file.
    public static String ofData(String fingerprint) {
        return fingerprint.substring(0, Math.min(fingerprint.length(), 2 * BYTES));
    }

    /// The first 16 hexadecimal digits of the content's SHA-256.
    public static String of(Dataset dataset) {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        putText(digest, Integer.toString(dataset.rows()));
        for (Column column : dataset.columns()) {
            putText(digest, column.name());
            switch (column) {
                case NumberColumn n -> {
                    putText(digest, "number");
                    for (int row = 0; row < n.size(); row++) {
                        // Adding 0.0 makes -0.0 and 0.0 one; doubleToLongBits makes all NaNs one.
                        put(digest, buffer, Double.doubleToLongBits(n.value(row) + 0.0));
                    }
                }
                case CategoryColumn c -> {
                    putText(digest, switch (c.use()) {
                        case NAMES -> "category";
                        case STEPS -> "ordered";
                        case WORDS -> "text";
                    });
                    for (String level : c.levels()) putText(digest, level);
                    for (int row = 0; row < c.size(); row++) put(digest, buffer, c.code(row));
                }
                case DateColumn d -> {
                    putText(digest, "date");
                    for (int row = 0; row < d.size(); row++) {
                        put(digest, buffer, d.micros(row));
                        put(digest, buffer, d.offset(row));
                    }
                }
            }
            digest.update(buffer.flip());
            buffer.clear();
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void put(MessageDigest digest, ByteBuffer buffer, long value) {
        if (buffer.remaining() < Long.BYTES) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        buffer.putLong(value);
    }

    private static void putText(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
