package sweetspot.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Unpacks a workbook once without keeping it, before it is taken apart: that its parts are sound and no larger than
/// tables are, how many rows each sheet has about, and which cells are merged, which stands behind the rows.
///
/// @param rows about how many rows each sheet has, by its part
/// @param merges the merged areas of each sheet, by its part
/// @param targets the part of each relation of the workbook, by id
record WorkbookCheck(Map<String, Long> rows, Map<String, List<Merge>> merges, Map<String, String> targets) {
    private static final int BLOCK = 1 << 16;
    private static final int MOST_BEHIND_ROWS = 1 << 24;
    private static final int LONGEST_MARK = 16;
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final Pattern MERGE =
            Pattern.compile("mergeCell\\s+ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(Id|Target)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    /// A merged area; columns from 0, rows from 1, both ends belong to it.
    record Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

    /// @throws TableException if it is no workbook, damaged, or far larger than it looks
    static WorkbookCheck of(StoredFile file, Path path) throws IOException, TableException {
        Map<String, Long> rows = new HashMap<>();
        Map<String, List<Merge>> merges = new HashMap<>();
        Map<String, String> targets = new HashMap<>();
        long size = java.nio.file.Files.size(path);
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.getEntry("xl/workbook.bin") != null) throw TableException.of("data.error.xlsb", file.name());
            if (zip.getEntry("xl/workbook.xml") == null && zip.getEntry("_rels/.rels") == null) {
                throw TableException.of("data.error.no_workbook", file.name());
            }
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (!name.endsWith(".xml") && !name.endsWith(".rels")) continue;
                try (InputStream in = zip.getInputStream(entry)) {
                    Part part = new Part(file, StoredFile.limit(size) - unpacked);
                    part.read(in, name.equals(RELATIONS));
                    unpacked += part.bytes;
                    rows.put(entry.getName(), part.rows);
                    merges.put(entry.getName(), merges(part.behind));
                    if (name.equals(RELATIONS)) relations(part.behind, targets);
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new TableException(sweetspot.text.Messages.text("data.error.workbook_damaged", file.name(),
                    sweetspot.text.Printable.line(String.valueOf(e.getMessage()))), e);
        }
        return new WorkbookCheck(rows, merges, targets);
    }

    /// The bytes of one part as they come.
    private static final class Part {
        private final StoredFile file;
        private final long limit;
        private long bytes;
        private long rows;
        /// What follows the rows.
        private final StringBuilder behind = new StringBuilder();

        Part(StoredFile file, long limit) {
            this.file = file;
            this.limit = limit;
        }

        void read(InputStream in, boolean all) throws IOException, TableException {
            byte[] block = new byte[BLOCK];
            String carried = "";
            boolean after = all;
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                file.watch().check();
                bytes += n;
                if (bytes > limit) {
                    throw TableException.of("data.error.bomb", file.name(), StoredFile.limit(file.size()) >> 20);
                }
                String text = carried + new String(block, 0, n, StandardCharsets.ISO_8859_1);
                if (!after) {
                    int end = text.indexOf("sheetData>");
                    while (end >= 0 && !isClosing(text, end)) end = text.indexOf("sheetData>", end + 1);
                    boolean found = end >= 0;
                    rows += count(found ? text.substring(0, end) : text, carried.length());
                    if (found) {
                        after = true;
                        behind.append(text, end, text.length());
                    }
                } else if (behind.length() < MOST_BEHIND_ROWS) {
                    behind.append(text, carried.length(), text.length());
                }
                carried = text.substring(Math.max(0, text.length() - LONGEST_MARK));
            }
        }

        private static boolean isClosing(String text, int mark) {
            for (int i = mark - 1; i >= 0 && i > mark - LONGEST_MARK; i--) {
                if (text.charAt(i) == '<') return text.charAt(i + 1) == '/';
            }
            return false;
        }

        /// Number of beginnings of rows that end within the text from a place on.
        private static long count(String text, int from) {
            long count = 0;
            for (int i = text.indexOf("row r=", Math.max(0, from - 6)); i >= 0; i = text.indexOf("row r=", i + 6)) {
                if (i + 6 > from) count++;
            }
            return count;
        }
    }

    private static List<Merge> merges(CharSequence text) {
        List<Merge> merges = new ArrayList<>();
        Matcher m = MERGE.matcher(text);
        while (m.find()) {
            merges.add(new Merge(Integer.parseInt(m.group(2)), column(m.group(1)), Integer.parseInt(m.group(4)),
                    column(m.group(3))));
        }
        return merges;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) column = column * 26 + letters.charAt(i) - 'A' + 1;
        return column - 1;
    }

    private static void relations(CharSequence text, Map<String, String> targets) {
        Matcher m = RELATION.matcher(text);
        while (m.find()) {
            Map<String, String> attributes = new HashMap<>();
            Matcher a = ATTRIBUTE.matcher(m.group(1));
            while (a.find()) attributes.put(a.group(1), a.group(2).substring(1, a.group(2).length() - 1));
            String target = attributes.getOrDefault("Target", "");
            targets.put(attributes.getOrDefault("Id", ""),
                    target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
    }

    /// About how many rows a sheet has; 0 if that is not known.
    long rowsOf(String relation) {
        return rows.getOrDefault(targets.getOrDefault(relation, ""), 0L);
    }

    /// The merged areas of a sheet.
    List<Merge> mergesOf(String relation) {
        return merges.getOrDefault(targets.getOrDefault(relation, ""), List.of());
    }
}
