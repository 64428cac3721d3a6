package sweetspot.data.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import sweetspot.data.format.StoredTable.Remark;
import sweetspot.data.format.WorkbookCheck.Merge;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Takes a sheet of an Excel workbook apart.
///
/// Numbers are those stored, not as they are shown; a number whose format is one of dates becomes an ISO date, a time of
/// day or a duration a number of hours. A formula gives the result that was stored with it.
final class ExcelReader {
    private static final double HOURS = 24;
    private static final int LEAST_ROWS = 2;
    private static final int LEAST_COLUMNS = 2;

    private final StoredFile file;
    private final int mostColumns;
    private final WorkbookCheck check;
    private final SheetDates dates;
    private final List<Remark> remarks = new ArrayList<>();
    private int withoutResult;
    private long firstWithout;
    private int hidden;
    private int times;
    private int errors;
    private String firstError = "";
    private long firstErrorRow;

    private ExcelReader(StoredFile file, int mostColumns, WorkbookCheck check, boolean from1904) {
        this.file = file;
        this.mostColumns = mostColumns;
        this.check = check;
        this.dates = new SheetDates(from1904);
    }

    /// @param wanted the sheet, by name or by place from 1; empty for the first that is a table
    static StoredTable read(StoredFile file, Optional<String> wanted, int mostColumns)
            throws IOException, TableException {
        Path path = file.seekable();
        try {
            WorkbookCheck check = WorkbookCheck.of(file, path);
            try (ReadableWorkbook book = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true))) {
                List<Sheet> sheets = book.getSheets().toList();
                if (sheets.isEmpty()) throw TableException.of("data.error.no_workbook", file.name());
                return wanted.isPresent() ? only(file, check, book, chosen(file, sheets, wanted.get()), mostColumns)
                        : first(file, check, book, mostColumns);
            }
        } catch (CancellationException e) {
            // An IllegalStateException, but no fault of the file.
            throw e;
        } catch (ExcelReaderException | UncheckedIOException | IllegalStateException
                | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            // What the library throws at parts that are not as the standard says.
            throw new TableException(Messages.text("data.error.workbook_damaged", file.name(), reason(e)), e);
        } finally {
            if (!path.equals(file.path())) Files.deleteIfExists(path);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return Printable.line(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static Sheet chosen(StoredFile file, List<Sheet> sheets, String wanted) throws TableException {
        for (Sheet s : sheets) if (s.getName().equals(wanted)) return s;
        for (Sheet s : sheets) if (s.getName().strip().equalsIgnoreCase(wanted.strip())) return s;
        if (wanted.matches("\\d{1,4}")) {
            int place = Integer.parseInt(wanted);
            if (place >= 1 && place <= sheets.size()) return sheets.get(place - 1);
        }
        throw TableException.of("data.error.no_sheet", file.name(), Printable.line(wanted), names(sheets));
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(s -> Printable.brief(s.getName())).collect(Collectors.joining(", "));
    }

    private static StoredTable only(StoredFile file, WorkbookCheck check, ReadableWorkbook book, Sheet sheet,
            int mostColumns) throws IOException, TableException {
        ExcelReader reader = new ExcelReader(file, mostColumns, check, book.isDate1904());
        Cells cells = reader.read(sheet);
        if (cells.rows() == 0) throw TableException.of("data.error.empty_sheet", file.name(), sheet.getName());
        return reader.table(book.getSheets().toList(), sheet, cells);
    }

    /// The first visible sheet with two rows and two columns, since a list of remarks is no table; where there is none,
    /// the first with two rows, else the first with anything.
    private static StoredTable first(StoredFile file, WorkbookCheck check, ReadableWorkbook book, int mostColumns)
            throws IOException, TableException {
        List<Sheet> sheets = book.getSheets().toList();
        List<Sheet> order = new ArrayList<>(sheets.stream().filter(ExcelReader::visible).toList());
        sheets.stream().filter(s -> !visible(s)).forEach(order::add);
        StoredTable small = null;
        StoredTable narrow = null;
        for (Sheet sheet : order) {
            ExcelReader reader = new ExcelReader(file, mostColumns, check, book.isDate1904());
            Cells cells = reader.read(sheet);
            if (cells.rows() == 0) continue;
            StoredTable table = reader.table(sheets, sheet, cells);
            boolean tall = cells.rows() >= LEAST_ROWS && visible(sheet);
            if (tall && width(cells) >= LEAST_COLUMNS) return table;
            if (tall && narrow == null) narrow = table;
            if (small == null) small = table;
        }
        if (narrow != null) return narrow;
        if (small == null) throw TableException.of("data.error.empty_workbook", file.name());
        return small;
    }

    /// Number of columns with anything in them.
    private static int width(Cells cells) {
        int width = 0;
        for (int c = 0; c < cells.columns(); c++) {
            boolean empty = true;
            for (int row = 0; row < cells.rows() && empty; row++) empty = cells.isEmpty(row, c);
            if (!empty) width++;
        }
        return width;
    }

    private static boolean visible(Sheet sheet) {
        return sheet.getVisibility() == SheetVisibility.VISIBLE;
    }

    private StoredTable table(List<Sheet> sheets, Sheet sheet, Cells cells) {
        String name = Printable.brief(sheet.getName());
        if (sheets.size() > 1) {
            remarks.add(Remark.note("data.note.sheet", name, sheets.size(), names(sheets)));
        }
        if (withoutResult > 0) {
            remarks.add(Remark.warning("data.note.no_results", withoutResult, firstWithout));
        }
        if (errors > 0) remarks.add(Remark.note("data.note.errors", errors, firstError, firstErrorRow));
        if (hidden > 0) remarks.add(Remark.note("data.note.hidden_rows", hidden));
        if (times > 0) remarks.add(Remark.note("data.note.hours", times));
        return new StoredTable(FileKind.EXCEL, Optional.empty(), cells, java.util.Set.of(),
                sheets.stream().map(Sheet::getName).toList(), sheet.getName(), remarks);
    }

    private Cells read(Sheet sheet) throws IOException, TableException {
        Cells cells = new Cells(file.name(), mostColumns);
        long expected = Math.max(1, check.rowsOf(sheet.getId()));
        int firstUsed = Integer.MAX_VALUE;
        try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> rows = stream.iterator(); rows.hasNext();) {
                Row row = rows.next();
                boolean filled = false;
                for (Cell cell : row) {
                    if (cell == null || !put(cells, cell, row.getRowNum())) continue;
                    filled = true;
                    firstUsed = Math.min(firstUsed, cell.getColumnIndex());
                }
                if (!filled) continue;
                if (row.isHidden()) hidden++;
                cells.endRow(row.getRowNum());
                if ((cells.rows() & 255) == 0) {
                    file.watch().rows(cells.rows());
                    file.watch().at((double) cells.rows() / expected);
                }
            }
        }
        spread(cells, check.mergesOf(sheet.getId()));
        if (firstUsed > 0 && cells.rows() > 0) cells.dropFirst(firstUsed);
        return cells;
    }

    /// Takes a cell.
    ///
    /// @return whether it holds anything
    private boolean put(Cells cells, Cell cell, int row) throws TableException {
        Object value = cell.getValue();
        int column = cell.getColumnIndex();
        if (cell.getType() == CellType.FORMULA && value == null) {
            if (withoutResult++ == 0) firstWithout = row;
            return false;
        }
        switch (value) {
            case BigDecimal number -> number(cells, column, number.doubleValue(), cell);
            case Boolean truth -> cells.text(column, truth ? "true" : "false");
            case null -> {
                return false;
            }
            default -> {
                String text = value.toString();
                boolean error = cell.getType() == CellType.ERROR
                        || cell.getType() == CellType.FORMULA && text.startsWith("#") && text.matches("#[A-Z/0!?]+");
                if (error) {
                    // An error is no value: the cell stays empty.
                    if (errors++ == 0) {
                        firstError = Printable.brief(text);
                        firstErrorRow = row;
                    }
                    return true;
                }
                if (text.isBlank()) return false;
                cells.text(column, text);
            }
        }
        return true;
    }

    private void number(Cells cells, int column, double value, Cell cell) throws TableException {
        switch (SheetDates.meaning(cell.getDataFormatId(), cell.getDataFormatString())) {
            case DATE -> date(cells, column, value, false);
            case DATE_TIME -> date(cells, column, value, true);
            case TIME -> {
                times++;
                cells.number(column, value * HOURS);
            }
            case NUMBER -> cells.number(column, value);
        }
    }

    private void date(Cells cells, int column, double value, boolean withTime) throws TableException {
        Optional<String> iso = dates.iso(value, withTime);
        if (iso.isPresent()) cells.text(column, iso.get());
        else cells.number(column, value);
    }

    /// Gives each cell of a merged area the value of the area, which is stored in the first alone.
    private void spread(Cells cells, List<Merge> merges) throws TableException {
        int filled = 0;
        long first = 0;
        for (Merge merge : merges) {
            // Titles over several columns are one title; the names below them are looked for by their gaps.
            if (merge.firstRow() == merge.lastRow()) continue;
            int from = rowAt(cells, merge.firstRow());
            int to = rowAt(cells, merge.lastRow() + 1) - 1;
            if (from >= cells.rows() || cells.line(from) != merge.firstRow()
                    || merge.firstColumn() >= cells.columns()) {
                continue;
            }
            int more = cells.fill(from, merge.firstColumn(), to, merge.lastColumn());
            if (more > 0 && filled == 0) first = merge.firstRow();
            filled += more;
        }
        if (filled > 0) remarks.add(Remark.note("data.note.merged", filled, first));
    }

    /// The first row at or below a line of the sheet.
    private static int rowAt(Cells cells, long line) {
        int low = 0;
        int high = cells.rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cells.line(middle) < line) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
