#!/usr/bin/env python3
"""Writes the files of src/test/resources/sweetspot/data/nasty and index.json, which says what each must give.

    python3 src/test/python/nasty_files.py        (pandas, openpyxl, pyarrow, fastparquet and xlsxwriter; ssconvert of Gnumeric)

An entry of the index: "file"; "by", the program that wrote it; "why"; and either "refused", an expression that the
message must match, or "columns": the first values of each column in order (numbers, texts, null) and "rows". "says" and
"silent" are expressions that a note must match or none may; "import" are import options.
NastyFilesTest reads it. Files are written once and committed: other versions of these programs write other bytes.
"""
import datetime as dt, decimal, gzip, io, json, os, subprocess, sys, tempfile, zipfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "sweetspot", "data", "nasty")
INDEX = []


def entry(file, by, why, **more):
    INDEX.append({"file": file, "by": by, "why": why, **more})


def put(file, content, why, by="hand", **more):
    data = content.encode("utf-8") if isinstance(content, str) else content
    with open(os.path.join(HERE, file), "wb") as f:
        f.write(data)
    entry(file, by, why, **more)


def path(file):
    return os.path.join(HERE, file)


N = None

# ---- text

put("plain.csv", "a,b\n1,x\n2,y\n3,x\n", "nothing is odd", rows=3, columns={"a": [1, 2, 3], "b": ["x", "y", "x"]})
put("bom.csv", "\ufeffa,b\n1,x\n2,y\n", "a byte order mark is no part of the first name", columns={"a": [1, 2], "b": ["x", "y"]})
put("utf16le.csv", "\ufeffname,b\nJosé,1\nZoë,2\n".encode("utf-16-le"), "UTF-16 as Excel's Unicode text", columns={"name": ["José", "Zoë"], "b": [1, 2]})
put("utf16be_no_mark.csv", "name,b\nxx,1\nyy,2\n".encode("utf-16-be"), "UTF-16 without a mark", columns={"name": ["xx", "yy"], "b": [1, 2]})
put("cp1252.csv", "price,town\n5 €,Köln\n7 €,Bad Tölz\n".encode("cp1252"), "Windows-1252 with the euro sign", columns={"price": [5, 7], "town": ["Köln", "Bad Tölz"]})
put("latin1_named.csv", "a,town\n1,Köln\n2,Ulm\n".encode("latin-1"), "an encoding that is named", **{"import": {"charset": "ISO-8859-1"}}, columns={"a": [1, 2], "town": ["Köln", "Ulm"]})
put("wrong_charset.csv", "a,town\n1,Köln\n2,Ulm\n".encode("latin-1"), "an encoding that does not fit", **{"import": {"charset": "UTF-8"}}, refused="not valid UTF-8")
put("crlf.csv", "a,b\r\n1,x\r\n2,y\r\n", "lines of Windows", columns={"a": [1, 2], "b": ["x", "y"]})
put("cr_only.csv", "a,b\r1,x\r2,y\r", "lines of the old Macintosh", columns={"a": [1, 2], "b": ["x", "y"]})
put("no_end.csv", "a,b\n1,x\n2,y", "no end of line at the end", rows=2, columns={"a": [1, 2]})
put("blank_lines.csv", "\n\na,b\n\n1,x\n\n\n2,y\n\n", "blank lines anywhere", rows=2, columns={"a": [1, 2], "b": ["x", "y"]})
put("blanks_in_lines.csv", "a , b\n 1 , x \n 2 ,y\n", "blanks around names and values", columns={"a": [1, 2], "b": ["x", "y"]})
put("semicolon_german.csv", "id;betrag;datum\n1;1.299,00;03.11.2025\n2;42,90;04.11.2025\n3;8,50;05.11.2025\n", "a German export: comma as decimal mark, points in thousands", columns={"id": [1, 2, 3], "betrag": [1299, 42.9, 8.5]}, says=["decimal comma|decimal mark"])
put("tabs.tsv", "a\tb\n1\tx y\n2\tz\n", "tabs", columns={"a": [1, 2], "b": ["x y", "z"]})
put("bars.txt", "a|b\n1|x\n2|y\n", "vertical bars", columns={"a": [1, 2], "b": ["x", "y"]})
put("blanks.data", "1.5  2  x1\n2.5 3   x2\n3.5  4 x3\n", "columns split by runs of blanks, no names", columns={"column 1": [1.5, 2.5, 3.5], "column 2": [2, 3, 4]})
put("sep_line.csv", "sep=;\na;b\n1;x,y\n2;z\n", "Excel's line that names the delimiter", columns={"a": [1, 2], "b": ["x,y", "z"]})
put("titles.csv", "Sales report\nprinted 2025-01-01\n\nregion,amount\nnorth,5\nsouth,7\n", "titles above the table", columns={"region": ["north", "south"], "amount": [5, 7]}, says=["above the table"])
put("comments.csv", "# made by x\n# on a day\na,b\n1,x\n# note\n2,y\n", "comments above and between", rows=2, columns={"a": [1, 2]}, says=["comment"])
put("quoted_newline.csv", 'a,b\n1,"two\nlines"\n2,y\n', "a line break inside a value", rows=2, columns={"a": [1, 2], "b": ["two\nlines", "y"]})
put("quoted_quote.csv", 'a,b\n1,"say ""hi"""\n2,y\n', "doubled quotation marks", columns={"b": ['say "hi"', "y"]})
put("quote_open.csv", 'a,b\n1,x\n2,"y\n3,z\n', "a quotation mark that is never closed", refused="[Ll]ine 3 .*quotation mark")
put("too_few.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n", "a line that is short", refused="Line 3 .* 2 values.* 3 columns")
put("too_many.csv", "a,b\n1,2\n3,4,5\n6,7\n", "a line that is long", refused="Line 3 .* 3 values")
put("ragged_left_out.csv", "a,b\n1,2\n3,4,5\n6,7\n8\n", "lines left out by consent", **{"import": {"ragged": "leave_out"}}, rows=2, columns={"a": [1, 6]}, says=["2 lines .*left out: lines 3, 5"])
put("trailing_delimiter.csv", "a,b\n1,2,\n3,4,\n", "each row ends with a delimiter, the header does not", columns={"a": [1, 3], "b": [2, 4]})
put("row_names.csv", "x,y\nr1,1,2\nr2,3,4\n", "R's row names, which have no header", columns={"x": [1, 3], "y": [2, 4]}, says=["names of the rows"])
put("no_header.csv", "1,2\n3,4\n5,6\n", "no names", rows=3, columns={"column 1": [1, 3, 5]}, says=["no line of names"])
put("years_as_names.csv", "town,2019,2020\nA,1,2\nB,3,4\n", "names that are numbers", columns={"town": ["A", "B"], "2019": [1, 3]})
put("repeated_names.csv", "a,a,b\n1,2,3\n4,5,6\n", "a name that stands twice", columns={"a": [1, 4], "a.1": [2, 5]}, says=["a.1"])
put("blank_names.csv", "a,,c\n1,2,3\n4,5,6\n", "a column without a name", columns={"column 2": [2, 5]}, says=["no name"])
put("repeated_header.csv", "a,b\n1,x\na,b\n2,y\n", "the header again among the rows", rows=3, says=["repeats the header"], columns={"b": ["x", "b", "y"]})
put("total_row.csv", "item,amount\n" + "".join(f"x{i},{i}\n" for i in range(1, 13)) + "Total,78\n", "a row of totals", rows=13, says=["row of totals"], columns={"amount": [1, 2, 3]})
put("percent.csv", "a,b\n12.3%,1\n4%,2\n50 %,3\n", "percent signs", columns={"a": [12.3, 4, 50]}, says=["percent"])
put("currency.csv", "a,b\n$5.50,1\n$7.25,2\n\"$1,000.00\",3\n", "dollars and thousands", columns={"a": [5.5, 7.25, 1000]}, says=["unit|\\$"])
put("units_refused.csv", "a,b\n5 kg,1\n7 kg,2\n8 kg,3\n", "units that are not wanted are texts", **{"import": {"units": []}}, columns={"a": ["5 kg", "7 kg", "8 kg"]})
put("accounts.csv", "a,b\n(5.00),1\n7.50,2\n2.25,3\n", "negative numbers in parentheses", columns={"a": [-5, 7.5, 2.25]}, says=["parenthes"])
put("apostrophes.csv", "a,b\n1'234.5,1\n2'345.5,2\n", "thousands of Switzerland", columns={"a": [1234.5, 2345.5]})
put("thin_spaces.csv", "a;b\n1\u202f234,5;1\n2\u202f345,5;2\n", "thousands of France, a narrow blank", columns={"a": [1234.5, 2345.5]})
put("unicode_minus.csv", "a,b\n\u22125,1\n6,2\n", "a minus that is not the hyphen", columns={"a": [-5, 6]})
put("codes.csv", "zip,y\n01067,1\n04109,2\n10115,3\n", "postcodes keep their zeros", columns={"zip": ["01067", "04109", "10115"]}, says=["begin with a zero"])
put("long_codes.csv", "card,y\n4012888888881881,1\n4222222222222220,2\n", "card numbers are no numbers", columns={"card": ["4012888888881881", "4222222222222220"]}, says=["more than 15 digits"])
put("missing_marks.csv", "a,b\n1,x\nNA,?\n,\n#N/A,null\n5,y\n", "marks of what is missing, and a row of nothing", rows=4, columns={"a": [1, N, N, 5], "b": ["x", N, N, "y"]}, says=["no values and is passed over"])
put("soft_missing.csv", "a,b\n1,none\n-,none\n3,some\n4,some\n5,x\n", "a dash is missing among numbers, none is a value among texts", columns={"a": [1, N, 3], "b": ["none", "none", "some"]})
put("infinity.csv", "a,b\n1,1\ninf,2\n3,3\n-Infinity,4\n", "no model takes infinity", columns={"a": [1, N, 3, N]})
put("own_missing.csv", "a,b\n1,2\n-999,3\n5,-999\n", "a number that means missing", **{"import": {"missing": ["", "-999"]}}, columns={"a": [1, N, 5], "b": [2, 3, N]})
put("odd_text.csv", "a,y\n" + "".join(f"{i},{i}\n" for i in range(60)) + "oops,60\n", "one text among numbers is told", says=["oops.*line 62"], columns={"a": [0, 1, 2]})
put("control_characters.csv", "a,b\n1,x\u0007y\n2,\u202ez\n", "control and bidirectional characters are no trouble", columns={"a": [1, 2]})
put("emoji.csv", "a,b\n1,🙂\n2,👩‍👩‍👧\n", "characters beyond the first plane", columns={"b": ["🙂", "👩‍👩‍👧"]})
put("one_line.csv", "1,2,3\n", "one line of values", refused="one line only")
put("header_only.csv", "a,b,c\n", "names and no rows", refused="no rows")
put("empty.csv", "", "nothing at all", refused="is empty")
put("only_blank.csv", "\n\n  \n", "blank lines only", refused="blank")
put("binary.csv", b"a,b\n\x00\x01\x02\n", "bytes that are no text", refused="not a text file")
put("page.csv", "<!DOCTYPE html>\n<html><body>log in</body></html>\n", "a login page instead of the file", refused="HTML")
put("lfs.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n", "a pointer instead of the file", refused="Git LFS")
put("leave_out.csv", "a,b\n1,2\n3,4\n5,6\n", "a line that is not wanted", **{"import": {"leave_out": [3]}}, rows=2, columns={"a": [1, 5]}, says=["as you asked"])
put("skip.csv", "x\ny\na,b\n1,2\n3,4\n", "lines to skip", **{"import": {"skip": 2}}, columns={"a": [1, 3]})
put("quoted_all.csv", '"a","b"\n"1","x"\n"2","y"\n', "all values quoted", columns={"a": [1, 2], "b": ["x", "y"]})
put("spaced_quotes.csv", 'a, b\n1, "x, y"\n2, "z"\n', "blanks before quotation marks", columns={"b": ["x, y", "z"]})
put("dates_asked.csv", "d,y\n03/04/2025,1\n05/06/2025,2\n07/08/2025,3\n", "which of day and month is first is asked for", **{"import": {"find_types": True, "dates": "dd/MM/yyyy"}}, columns={"d": ["2025-04-03", "2025-06-05", "2025-08-07"], "y": [1, 2, 3]})
put("dates_pointed.csv", "d;y\n03.04.2025;1\n05.06.2025;2\n17.08.2025;3\n", "points stand in dates whose day is first", **{"import": {"find_types": True}}, columns={"d": ["2025-04-03", "2025-06-05", "2025-08-17"], "y": [1, 2, 3]})

# ---- gzip

GZ = lambda text: gzip.compress(text.encode("utf-8"), mtime=0)
put("table.csv.gz", GZ("a;b\n1;x\n2;y\n"), "gzipped text", by="Python gzip", columns={"a": [1, 2], "b": ["x", "y"]}, says=["unpacked"])
put("packed_named.csv", GZ("a,b\n1,x\n2,y\n"), "gzipped whatever its name says", by="Python gzip", columns={"a": [1, 2]})
put("members.csv.gz", GZ("a,b\n1,x\n") + GZ("2,y\n"), "two gzip members one after the other", by="Python gzip", rows=2, columns={"a": [1, 2]})
put("cut.csv.gz", GZ("a,b\n" + "1,x\n" * 5000)[:40], "cut off", by="Python gzip", refused="damaged or cut off")
put("twice.csv.gz", gzip.compress(GZ("a,b\n1,2\n"), mtime=0), "gzipped twice", by="Python gzip", refused="Unpack it")
put("plain_named.csv.gz", "a,b\n1,x\n2,y\n", "named as if gzipped, but is not", columns={"a": [1, 2]})
put("records.json.gz", GZ('[{"a":1},{"a":2}]'), "gzipped JSON", by="Python gzip", columns={"a": [1, 2]})
bz = io.BytesIO()
with zipfile.ZipFile(bz, "w") as z:
    z.writestr(zipfile.ZipInfo("t.csv"), "a,b\n1,2\n")
put("archive.zip", bz.getvalue(), "a ZIP archive with a table", by="Python zipfile", refused="Unpack it")

# ---- JSON

put("records.json", '[{"a": 1, "b": "x"}, {"a": 2.5, "b": null}, {"b": "y", "c": true}]', "keys that are not in each record", rows=3, columns={"a": [1, 2.5, N], "b": ["x", N, "y"], "c": [N, N, "true"]})
put("lines.jsonl", '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n', "one record a line", columns={"a": [1, 2], "b": ["x", "y"]})
put("lines_blank.ndjson", '\n{"a":1}\n\n{"a":2}\n\n', "blank lines between", columns={"a": [1, 2]})
put("lines_damaged.jsonl", '{"a":1}\n{"a":2\n{"a":3}\n', "a record that is not closed", refused="Line [23] .*not valid JSON")
put("nested.json", '[{"a":{"x":1,"y":{"z":"u"}},"v":[1,2]},{"a":null,"v":[3,4]},{"a":{"x":2,"y":null},"v":[5,6]}]', "records and lists within records", rows=3, columns={"a.x": [1, N, 2], "a.y.z": ["u", N, N], "v.0": [1, 3, 5], "v.1": [2, 4, 6]}, says=["a\\.x|a\\.y"])
put("lists.json", '[{"t":["a"],"y":1},{"t":["b","c"],"y":2},{"t":[],"y":3}]', "lists that differ in length stay text", columns={"t": ['["a"]', '["b","c"]', "[]"], "y": [1, 2, 3]}, says=["different lengths"])
put("arrays.json", '[["a","b"],[1,"x"],[2,"y"]]', "rows as arrays, the first holds the names", columns={"a": [1, 2], "b": ["x", "y"]})
put("arrays_lines.jsonl", '["a","b"]\n[1,"x"]\n[2,"y"]\n', "a row a line", columns={"a": [1, 2], "b": ["x", "y"]})
put("wrapped.json", '{"status":"ok","items":[{"a":1},{"a":2}]}', "records inside the answer of a service", columns={"a": [1, 2]}, says=["items"])
put("two_tables.json", '{"p":[{"a":1}],"q":[{"b":1}]}', "which of two", refused="p, q")
put("columns.json", '{"a":[1,2],"b":["x","y"]}', "columns as lists", columns={"a": [1, 2], "b": ["x", "y"]})
put("big_numbers.json", '[{"id":9007199254740993,"x":1e400},{"id":9007199254740995,"x":2},{"id":1,"x":3}]', "more digits than a double holds", columns={"id": ["1", "9007199254740993", "9007199254740995"][1:] + ["1"], "x": [N, 2, 3]}, says=["15 digits"])
put("numbers_as_text.json", '[{"a":"1,5"},{"a":"2,25"},{"a":"1.234,5"}]', "numbers as German texts", columns={"a": [1.5, 2.25, 1234.5]})
put("ambiguous.json", '[{"a":1.234,"b":"x"},{"a":5,"b":"y"}]', "a JSON number never has a thousands mark", columns={"a": [1.234, 5]}, silent=["nothing in the file shows"])
put("nan.json", '[{"a":NaN},{"a":1},{"a":-Infinity}]', "Python's NaN", columns={"a": [N, 1, N]})
put("json_under_csv.csv", '[{"a":1},{"a":2}]', "JSON under another name is read as such", columns={"a": [1, 2]}, says=["JSON, whatever its name says"])
put("mixed.json", '[{"a":1},[1,2]]', "records and lists", refused="Line 2 .*something else")
put("scalar.json", '[1, 2, 3]', "values only: one row", refused="one line only|no rows|something else")
put("empty_array.json", "[]", "no record", refused="without any record")
put("cut.json", '[{"a":1},{"a":2', "cut off", refused="not valid JSON|ends in line")
put("utf16.json", '[{"a":"é"},{"a":"f"}]'.encode("utf-16-le"), "JSON in UTF-16", columns={"a": ["é", "f"]})
put("deep.json", '[' + '{"a":' * 40 + '1' + '}' * 40 + ']', "too deep", refused="too deep")
put("dots.json", '[{"a.b":1,"a":{"b":2}}]' .replace('}]', '},{"a.b":3,"c":1}]'), "a name with a dot beside the way to a record", rows=2, columns={"c": [N, 1]})

# ---- ARFF

A = "@relation t\n"
put("plain.arff", A + "@attribute a numeric\n@attribute b {x,y}\n@data\n1,x\n2.5,y\n?,x\n", "numbers and classes", rows=3, columns={"a": [1, 2.5, N], "b": ["x", "y", "x"]})
put("quoted.arff", "% head\n@RELATION 'my data'\n@ATTRIBUTE 'the name' REAL\n@ATTRIBUTE \"b\" {'x y',\"it's\", z}\n@DATA\n% note\n1, 'x y'\n\n2 ,\"it's\"\n3,z\n", "quoted names and values, capitals, comments", rows=3, columns={"the name": [1, 2, 3], "b": ["x y", "it's", "z"]})
put("escaped.arff", A + "@attribute a string\n@attribute c integer\n@data\n'it\\'s',1\n'a,b',2\n", "escaped quotation marks and commas", columns={"a": ["it's", "a,b"], "c": [1, 2]})
put("nominal_digits.arff", A + "@attribute a {0,1}\n@attribute b integer\n@data\n0,5\n1,6\n", "digits that are classes", columns={"a": ["0", "1"], "b": [5, 6]})
put("dates.arff", A + "@attribute d date 'dd.MM.yyyy'\n@attribute e date\n@data\n'03.11.2025',2025-01-02T03:04:05\n?,?\n", "dates of two formats", columns={"d": ["2025-11-03", N], "e": ["2025-01-02T03:04:05", N]})
put("sparse.arff", A + "@attribute a numeric\n@attribute b {u,v}\n@attribute c numeric\n@data\n{0 5, 1 v}\n{2 7}\n{}\n{1 ?}\n", "sparse rows leave out zeros and first values", rows=4, columns={"a": [5, 0, 0, 0], "b": ["v", "u", "u", N], "c": [0, 7, 0, 0]})
put("weights.arff", A + "@attribute a numeric\n@data\n1,{2}\n2,{0.5}\n", "weights in braces", columns={"a": [1, 2]}, says=["weight"])
put("relational.arff", A + "@attribute r relational\n@attribute x numeric\n@end r\n@data\n'1'\n", "a table within a table", refused="relational")
put("undeclared.arff", A + "@attribute b {x,y}\n@data\nx\nz\n", "a value that is not declared", refused="Line 5 .*“z”")
put("no_number.arff", A + "@attribute b numeric\n@data\n1\nabc\n", "a text among numbers", refused="Line 5 .*“abc”")
put("short.arff", A + "@attribute a numeric\n@attribute b numeric\n@data\n1,2\n3\n", "a short row", refused="Line 6 .* 1 value.* 2 attributes")
put("no_data.arff", A + "@attribute a numeric\n", "no rows declared", refused="no line @data")
put("bad_type.arff", A + "@attribute a complex\n@data\n1\n", "a type nobody knows", refused="complex")
put("bad_date.arff", A + "@attribute d date yyyy-MM-dd\n@data\n03.11.2025\n", "a date in another format", refused="Line 4 .*03.11.2025")
put("arff_under_txt.txt", A + "@attribute a numeric\n@data\n1\n2\n", "ARFF under another name", columns={"a": [1, 2]}, says=["ARFF, whatever"])


# ---- Excel

def excel():
    import openpyxl, pandas as pd, xlsxwriter
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    day = lambda d: dt.datetime(2025, 3, d)
    by = "openpyxl " + openpyxl.__version__

    def book(file, why, fill, epoch=None, **more):
        wb = openpyxl.Workbook()
        if epoch: wb.epoch = epoch
        fill(wb, wb.active)
        wb.save(path(file))
        entry(file, by, why, **more)

    def simple(wb, ws):
        for row in [["id", "day", "amount", "ok"], [1, dt.datetime(2025, 3, 4, 5, 6, 7), 1.234, True], [2, day(5), 0.1 + 0.2, False], [3, None, None, None]]:
            ws.append(row)

    cols = {"id": [1, 2, 3], "day": ["2025-03-04T05:06:07", "2025-03-05T00:00:00", N], "amount": [1.234, 0.3, N], "ok": ["true", "false", N]}
    book("types.xlsx", "numbers, dates, truths; 1.234 has no thousands mark", simple, rows=3, columns=cols, silent=["nothing in the file shows"])
    book("types_1904.xlsx", "days that count from 1904", simple, CALENDAR_MAC_1904, rows=3, columns=cols)

    def first_days(wb, ws):
        ws.append(["d", "x"])
        for i, serial in enumerate([1, 59, 61]):
            ws.append([serial, i]); ws.cell(i + 2, 1).number_format = "yyyy-mm-dd"
    book("first_days.xlsx", "the day that 1900 did not have", first_days, columns={"d": ["1900-01-01", "1900-02-28", "1900-03-01"]})

    def offset(wb, ws):
        ws["C5"], ws["D5"] = "a", "b"
        for i in range(3): ws.cell(6 + i, 3, i + 1); ws.cell(6 + i, 4, "xyz"[i])
    book("offset.xlsx", "empty rows and columns before the table", offset, rows=3, columns={"a": [1, 2, 3], "b": ["x", "y", "z"]})

    def title(wb, ws):
        ws["A1"] = "Report of the year"
        ws.merge_cells("A1:C1")
        for r in [["region", "n", "p"], ["north", 1, 2], [None, 3, 4], ["south", 5, 6], [None, 7, 8]]: ws.append(r)
        ws.merge_cells("A3:A4"); ws.merge_cells("A5:A6")
    book("merged.xlsx", "a merged title and merged groups of rows", title, rows=4, columns={"region": ["north", "north", "south", "south"], "n": [1, 3, 5, 7]}, says=["merged", "above the table"])

    def sheets(wb, ws):
        ws.title = "Notes"; ws["A1"] = "read me"
        for r in [["a", "b"], [1, 2], [3, 4]]: (wb["Data"] if "Data" in wb.sheetnames else wb.create_sheet("Data")).append(r)
        hidden = wb.create_sheet("Secret"); hidden.sheet_state = "hidden"
        for r in [["z"], [1], [2]]: hidden.append(r)
    book("sheets.xlsx", "the first sheet that is a table", sheets, columns={"a": [1, 3]}, says=["Sheet “Data” is read, of 3"])
    book("sheet_named.xlsx", "a sheet that is named, hidden or not", sheets, **{"import": {"sheet": "Secret"}}, columns={"z": [1, 2]})
    book("sheet_numbered.xlsx", "a sheet by its number", sheets, **{"import": {"sheet": 2}}, columns={"a": [1, 3]})
    book("sheet_unknown.xlsx", "a sheet that is not there", sheets, **{"import": {"sheet": "Dta"}}, refused="no sheet “Dta”.*Notes, Data, Secret")
    book("empty.xlsx", "no cells", lambda wb, ws: None, refused="No sheet")
    book("header_only.xlsx", "names and no rows", lambda wb, ws: ws.append(["a", "b"]), refused="no rows|one line only")

    def formulas(wb, ws):
        ws.append(["a", "b"])
        for i in range(3): ws.append([i, f"=A{i + 2}*2"])
    book("no_results.xlsx", "formulas of a program that does not compute", formulas, columns={"a": [0, 1, 2], "b": [N, N, N]}, says=["3 formulas have no stored result"])

    def errors(wb, ws):
        ws.append(["a", "b"])
        for i in range(4): ws.append([i, i + 0.5])
        ws["B3"].value = "#DIV/0!"; ws["B3"].data_type = "e"
    book("errors.xlsx", "cells with an error", errors, columns={"b": [0.5, N, 2.5]}, says=["error"])

    def texts(wb, ws):
        ws.append(["zip", "n", "lead"])
        for z, n, l in [("01067", "1.234,5", " x "), ("04109", "2,5", "y"), ("10115", "7,25", "y")]: ws.append([z, n, l])
    book("text_numbers.xlsx", "numbers stored as texts, one way German", texts, columns={"zip": ["01067", "04109", "10115"], "n": [1234.5, 2.5, 7.25]})

    def hidden(wb, ws):
        ws.append(["a"]); [ws.append([i]) for i in range(4)]
        ws.row_dimensions[3].hidden = True
    book("hidden_rows.xlsx", "rows that a filter hides", hidden, rows=4, columns={"a": [0, 1, 2, 3]}, says=["One row is hidden"])

    def times(wb, ws):
        ws.append(["t", "n"])
        for i, t in enumerate([dt.time(1, 30), dt.time(13, 0), dt.timedelta(hours=36)]): ws.append([t, i])
    book("times.xlsx", "times of day and durations become hours", times, columns={"t": [1.5, 13, 36]}, says=["hours"])

    def gaps(wb, ws):
        ws["A1"], ws["B1"] = "a", "b"
        for r in [2, 5, 9]: ws.cell(r, 1, r); ws.cell(r, 2, str(r) + "x")
    book("gaps.xlsx", "rows that are not there", gaps, rows=3, columns={"a": [2, 5, 9]})

    def wide(wb, ws):
        ws.append([f"c{i}" for i in range(300)]); ws.append(list(range(300))); ws.append(list(range(300)))
    book("wide.xlsx", "columns beyond Z and ZZ", wide, columns={"c0": [0, 0], "c299": [299, 299]})

    book("leave_out.xlsx", "a row that is not wanted, by its number in the sheet", simple, **{"import": {"leave_out": [3]}}, rows=2, columns={"id": [1, 3]})
    book("skip.xlsx", "rows above the header, by number", title, **{"import": {"skip": 1}}, columns={"n": [1, 3, 5, 7]})

    df = pd.DataFrame({"id": [1, 2, 3], "x": [0.5, None, 1e-9], "when": pd.to_datetime(["2025-01-02 03:04:05", "2025-01-03 00:00:00", None]), "s": ["a", None, "c"]})
    df.to_excel(path("pandas.xlsx"), index=False)
    entry("pandas.xlsx", "pandas " + pd.__version__, "a data frame", rows=3, columns={"id": [1, 2, 3], "x": [0.5, N, 1e-9], "when": ["2025-01-02T03:04:05", "2025-01-03T00:00:00", N], "s": ["a", N, "c"]})
    df.to_excel(path("pandas_index.xlsx"))
    entry("pandas_index.xlsx", "pandas " + pd.__version__, "a data frame with its index", columns={"column 1": [0, 1, 2], "id": [1, 2, 3]}, says=["no name"])

    wb = xlsxwriter.Workbook(path("formulas.xlsx"))
    ws = wb.add_worksheet("Data")
    date, euro = wb.add_format({"num_format": "dd.mm.yyyy"}), wb.add_format({"num_format": '#,##0.00 [$€-407];[Red]-#,##0.00 "d"'})
    for c, n in enumerate(["amount", "twice", "due", "label", "big"]): ws.write(0, c, n)
    for r in range(1, 4):
        ws.write_number(r, 0, 1234.5 + r, euro); ws.write_formula(r, 1, f"=A{r + 1}*2", euro, 2469 + 2 * r)
        ws.write_formula(r, 2, f"=DATE(2025,3,{r})", date, 45716 + r); ws.write_formula(r, 3, '="k"&ROW()', None, f"k{r + 1}")
        ws.write_formula(r, 4, "=A1>5", None, True)
    wb.close()
    entry("formulas.xlsx", "XlsxWriter " + xlsxwriter.__version__, "results of formulas: numbers, dates, texts, truths", columns={"amount": [1235.5, 1236.5, 1237.5], "twice": [2471, 2473, 2475], "due": ["2025-03-01", "2025-03-02", "2025-03-03"], "label": ["k2", "k3", "k4"]})

    subprocess.run(["ssconvert", "-T", "Gnumeric_Excel:xlsx2", path("formulas.xlsx"), path("gnumeric.xlsx")], check=True, capture_output=True)
    entry("gnumeric.xlsx", "Gnumeric", "computed and written by a spreadsheet, which writes 20 digits", columns={"amount": [1235.5, 1236.5, 1237.5], "twice": [2471, 2473, 2475], "due": ["2025-03-01", "2025-03-02", "2025-03-03"], "label": ["k2", "k3", "k4"]})
    subprocess.run(["ssconvert", "-T", "Gnumeric_Excel:excel_biff8", path("pandas.xlsx"), path("old.xls")], check=True, capture_output=True)
    entry("old.xls", "Gnumeric", "a workbook of Excel 97", refused=r"old Excel workbook")
    subprocess.run(["ssconvert", "-T", "Gnumeric_OpenCalc:odf", path("pandas.xlsx"), path("sheet.ods")], check=True, capture_output=True)
    entry("sheet.ods", "Gnumeric", "an OpenDocument spreadsheet", refused="OpenDocument")
    with open(path("pandas.xlsx"), "rb") as f: whole = f.read()
    put("cut.xlsx", whole[: len(whole) // 2], "cut off", by="pandas", refused="Excel workbook, but cannot be read")
    put("workbook.xlsx.gz", gzip.compress(whole, mtime=0), "a gzipped workbook", by="pandas", columns={"id": [1, 2, 3]})
    put("excel_under_csv.csv", whole, "a workbook under another name", by="pandas", columns={"id": [1, 2, 3]}, says=["an Excel workbook, whatever"])


# ---- Parquet

def parquet():
    import numpy as np, pandas as pd, pyarrow as pa, pyarrow.parquet as pq
    df = pd.DataFrame({"id": [1, 2, 3], "name": ["a", None, "c"], "x": [0.1 + 0.2, 1.234, None], "when": pd.to_datetime(["2025-01-02 03:04:05", "2025-01-03 00:00:00", None]), "ok": [True, None, False], "cat": pd.Categorical(["u", "v", "u"])})
    cols = {"id": [1, 2, 3], "name": ["a", N, "c"], "x": [0.1 + 0.2, 1.234, N], "when": ["2025-01-02T03:04:05", "2025-01-03T00:00:00", N], "ok": ["true", N, "false"], "cat": ["u", "v", "u"]}
    by = "pandas " + pd.__version__ + ", pyarrow " + pa.__version__
    for codec in ["snappy", "zstd", "gzip", "lz4", "none"]:
        df.to_parquet(path(f"{codec}.parquet"), compression=None if codec == "none" else codec)
        entry(f"{codec}.parquet", by, f"a data frame packed with {codec}", rows=3, columns=cols, silent=["nothing in the file shows"])
    df.to_parquet(path("brotli.parquet"), compression="brotli")
    entry("brotli.parquet", by, "packed with what is not unpacked", refused="BROTLI")
    df.to_parquet(path("fastparquet.parquet"), engine="fastparquet")
    entry("fastparquet.parquet", "fastparquet", "another writer", rows=3, columns=cols)
    df.set_index(pd.Index([5, 7, 10])).to_parquet(path("index.parquet"))
    entry("index.parquet", by, "a data frame whose index has no name", columns={"id": [1, 2, 3]}, says=["index of a data frame"])
    write = lambda file, table, why, more, **how: (pq.write_table(table, path(file), **how), entry(file, "pyarrow " + pa.__version__, why, **more))
    write("nested.parquet", pa.table({
        "p": pa.array([{"x": 1, "y": "a"}, {"x": 2, "y": None}, None]), "v": pa.array([[1.5, 2.5], [3.5, 4.5], [5.5, 6.5]]),
        "tags": pa.array([["a"], ["b", "c"], []]), "m": pa.array([[("k", 1)], [("k", 2)], [("k", 3)]], type=pa.map_(pa.string(), pa.int64())),
        "s": pa.array([[{"q": 1}], [{"q": 2}], None])}), "structures, lists and maps",
        {"rows": 3, "columns": {"p.x": [1, 2, N], "p.y": ["a", N, N], "v.0": [1.5, 3.5, 5.5], "v.1": [2.5, 4.5, 6.5], "tags": ['["a"]', '["b","c"]', "[]"], "m.k": [1, 2, 3]}, "says": ["different lengths", "way there"]})
    write("dictionary.parquet", pa.table({"d": pa.array(["q", "r", None, "q"]).dictionary_encode(), "n": pa.array([7, 7, 8, 8]).dictionary_encode()}), "dictionary columns", {"rows": 4, "columns": {"d": ["q", "r", N, "q"], "n": [7, 7, 8, 8]}})
    write("times.parquet", pa.table({
        "d": pa.array([dt.date(2025, 1, 2), None, dt.date(1969, 12, 31)]), "t": pa.array([dt.time(1, 30), dt.time(13), None]),
        "ms": pa.array([dt.datetime(2025, 1, 2, 3, 4, 5)] * 3, type=pa.timestamp("ms")), "us": pa.array([dt.datetime(2025, 1, 2, 3, 4, 5, 678901)] * 3, type=pa.timestamp("us")),
        "tz": pa.array([dt.datetime(2025, 1, 2, 3, 4, 5)] * 3, type=pa.timestamp("ns", tz="Europe/Berlin"))}), "dates and times of all units",
        {"columns": {"d": ["2025-01-02", N, "1969-12-31"], "t": [1.5, 13, N], "ms": ["2025-01-02T03:04:05"], "us": ["2025-01-02T03:04:05.678901"], "tz": ["2025-01-02T03:04:05"]}})
    write("int96.parquet", pa.table({"a": pa.array([dt.datetime(2025, 1, 2, 3, 4, 5)] * 2), "b": [1, 2]}), "dates of Impala and old Spark", {"columns": {"a": ["2025-01-02T03:04:05"], "b": [1, 2]}}, use_deprecated_int96_timestamps=True)
    write("numbers.parquet", pa.table({
        "i8": pa.array([-1, 2, 3], type=pa.int8()), "u8": pa.array([255, 0, 1], type=pa.uint8()), "i16": pa.array([-300, 2, None], type=pa.int16()), "u32": pa.array([2**32 - 1, 0, 1], type=pa.uint32()), "st": pa.array([{"n": 1.5, "k": 7}, {"n": 2.5, "k": 8}, None], type=pa.struct([("n", pa.float32()), ("k", pa.int32())])), "u64": pa.array([2**64 - 1, 0, 1], type=pa.uint64()),
        "big": pa.array([2**60 + 1, 5, 6]), "f32": pa.array([0.1, 2, 3], type=pa.float32()), "f16": pa.array(np.array([0.5, 1, 2], dtype=np.float16)),
        "dec": pa.array([decimal.Decimal("1.10"), None, decimal.Decimal("-2.25")]), "nan": pa.array([float("nan"), float("inf"), 1.5]), "nul": pa.nulls(3)}), "numbers of all widths",
        {"columns": {"i8": [-1, 2, 3], "u8": [255, 0, 1], "i16": [-300, 2, N], "st.n": [1.5, 2.5, N], "st.k": [7, 8, N], "u32": [2**32 - 1, 0, 1], "u64": ["18446744073709551615", "0", "1"], "big": ["1152921504606846977", "5", "6"], "f32": [0.1, 2, 3], "f16": [0.5, 1, 2], "dec": [1.1, N, -2.25], "nan": [N, N, 1.5], "nul": [N, N, N]}, "says": ["15 digits"]})
    write("bytes.parquet", pa.table({"b": pa.array([b"\xff\x00", b"\xfe", None]), "y": [1, 2, 3]}), "bytes that are no text", {"columns": {"b": [N, N, N], "y": [1, 2, 3]}, "says": ["bytes that are no text"]})
    write("groups_v2.parquet", pa.table({"a": list(range(50)), "s": ["v%d" % (i % 3) for i in range(50)]}), "several groups of rows, pages of version 2", {"rows": 50, "columns": {"a": [0, 1, 2], "s": ["v0", "v1", "v2"]}}, row_group_size=10, data_page_version="2.0")
    write("delta.parquet", pa.table({"a": [5, 6, 8, 11], "s": ["aa", "ab", "abc", "b"], "f": [1.5, 2.5, 3.5, 4.5]}), "delta and split encodings", {"columns": {"a": [5, 6, 8, 11], "s": ["aa", "ab", "abc", "b"], "f": [1.5, 2.5, 3.5, 4.5]}},
          use_dictionary=False, column_encoding={"a": "DELTA_BINARY_PACKED", "s": "DELTA_BYTE_ARRAY", "f": "BYTE_STREAM_SPLIT"})
    write("empty.parquet", pa.table({"a": pa.array([], type=pa.int64())}), "columns without rows", {"refused": "no rows"})
    with open(path("snappy.parquet"), "rb") as f: whole = f.read()
    put("cut.parquet", whole[: len(whole) // 2], "cut off", by="pandas", refused="Parquet file, but cannot be read")
    put("packed.parquet.gz", gzip.compress(whole, mtime=0), "gzipped besides", by="pandas", columns={"id": [1, 2, 3]})
    put("parquet_under_csv.csv", whole, "Parquet under another name", by="pandas", columns={"id": [1, 2, 3]}, says=["Parquet, whatever"])


os.makedirs(HERE, exist_ok=True)
excel()
parquet()
with open(os.path.join(HERE, "index.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(e, ensure_ascii=False) for e in INDEX) + "\n]\n")
print(len(INDEX), "files")
