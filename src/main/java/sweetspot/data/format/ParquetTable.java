package sweetspot.data.format;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.PqVariant;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import sweetspot.data.format.StoredTable.Remark;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Takes a Parquet file apart. Structures become columns named `outer.inner`, lists as [Records] says; what was packed
/// with Brotli or LZO, and encrypted files, are refused.
final class ParquetTable {
    private static final long MOST_ROWS = 1_000_000_000L;

    /// Tells at each start which decoders it found, which is no user's business. Held, or the level would be forgotten.
    private static final Logger TALKATIVE = Logger.getLogger("dev.hardwood");

    static {
        TALKATIVE.setLevel(Level.WARNING);
        // A native library of the machine would do the same a little faster, or differently.
        System.setProperty("hardwood.uselibdeflate", "false");
    }

    private final StoredFile file;
    private final Records into;
    private final List<Remark> remarks = new ArrayList<>();

    private ParquetTable(StoredFile file, int mostColumns, Set<String> texts) {
        this.file = file;
        this.into = new Records(file, mostColumns, texts);
    }

    static StoredTable read(StoredFile file, int mostColumns) throws IOException, TableException {
        Path path = file.seekable();
        try {
            ParquetTable reader = new ParquetTable(file, mostColumns, Set.of());
            reader.run(path);
            if (reader.into.mustRepeat()) {
                reader = new ParquetTable(file, mostColumns, reader.into.texts());
                reader.run(path);
            }
            reader.remarks.add(Remark.note("data.note.records"));
            return reader.into.table(FileKind.PARQUET, reader.remarks);
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            Throwable cause = e;
            while (cause.getCause() != null) cause = cause.getCause();
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new TableException(Messages.text("data.error.parquet_damaged", file.name(),
                    Printable.line(reason, 200)), e);
        } finally {
            if (!path.equals(file.path())) Files.deleteIfExists(path);
        }
    }

    private void run(Path path) throws IOException, TableException {
        file.watch().check();
        // One thread: the reading shares the machine with the window, or with other workers.
        try (HardwoodContext context = HardwoodContext.create(1);
                ParquetFileReader reader = ParquetFileReader.open(InputFile.of(path), context)) {
            FileMetaData about = reader.getFileMetaData();
            checkCodecs(about);
            if (about.numRows() == 0) throw TableException.of("data.error.no_rows", file.name());
            if (about.numRows() > MOST_ROWS) throw TableException.of("data.error.too_large", file.name(), 0);
            List<SchemaNode> fields = reader.getFileSchema().getRootNode().children();
            // pandas keeps the index of a frame as a column that no name was given to.
            boolean[] index = new boolean[fields.size()];
            int indexes = 0;
            for (int c = 0; c < index.length; c++) {
                index[c] = fields.get(c).name().matches("__index_level_\\d+__");
                if (index[c]) indexes++;
            }
            if (indexes == index.length) throw TableException.of("data.error.no_rows", file.name());
            if (indexes > 0) remarks.add(Remark.note("data.note.frame_index", indexes));
            try (RowReader rows = reader.rowReader()) {
                long row = 0;
                while (rows.hasNext()) {
                    rows.next();
                    row++;
                    for (int c = 0; c < fields.size(); c++) if (!index[c]) field(rows, c, fields.get(c));
                    into.endRow(row);
                    if ((row & 1023) == 0) file.watch().at((double) row / about.numRows());
                }
            }
        }
    }

    private void checkCodecs(FileMetaData about) throws TableException {
        for (RowGroup group : about.rowGroups()) {
            for (ColumnChunk chunk : group.columns()) {
                CompressionCodec codec = chunk.metaData().codec();
                if (codec == CompressionCodec.BROTLI || codec == CompressionCodec.LZO) {
                    throw TableException.of("data.error.parquet_codec", file.name(), codec.name(),
                            Printable.brief(chunk.metaData().pathInSchema().toString()));
                }
            }
        }
    }

    private void field(StructAccessor row, int c, SchemaNode node) throws TableException {
        if (row.isNull(c)) {
            into.field(node.name(), null, 0);
            return;
        }
        if (node instanceof SchemaNode.PrimitiveNode plain && plain.logicalType() == null) {
            switch (plain.type()) {
                case DOUBLE -> into.number(node.name(), row.getDouble(c));
                case INT32 -> into.number(node.name(), row.getInt(c));
                default -> into.field(node.name(), value(row.getValue(c), node), 0);
            }
            return;
        }
        into.field(node.name(), value(row.getValue(c), node), 0);
    }

    /// A value as plain objects.
    private static @Nullable Object value(@Nullable Object value, @Nullable SchemaNode node) {
        return switch (value) {
            case PqStruct struct -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < struct.getFieldCount(); i++) {
                    map.put(struct.getFieldName(i), struct.isNull(i) ? null : value(struct.getValue(i), null));
                }
                yield map;
            }
            case PqList list -> {
                List<@Nullable Object> all = new ArrayList<>();
                for (Object element : list.values()) all.add(value(element, null));
                yield all;
            }
            case PqMap map -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                for (PqMap.Entry e : map.getEntries()) all.put(String.valueOf(e.getKey()), value(e.getValue(), null));
                yield all;
            }
            case PqVariant variant -> variant.toString();
            case PqInterval interval -> interval.toString();
            // A text of which the schema does not say so, as older writers have it.
            case byte[] bytes when text(bytes) != null -> text(bytes);
            case null, default -> unsigned(value, node);
        };
    }

    private static @Nullable Object unsigned(@Nullable Object value, @Nullable SchemaNode node) {
        boolean unsigned = node instanceof SchemaNode.PrimitiveNode p
                && p.logicalType() instanceof LogicalType.IntType type && !type.isSigned();
        if (unsigned && value instanceof Integer i) return Integer.toUnsignedLong(i);
        if (unsigned && value instanceof Long l && l < 0) return new BigInteger(Long.toUnsignedString(l));
        return value;
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
                    .chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r') ? null
                            : new String(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
