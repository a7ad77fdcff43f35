using System.IO.Compression;
using System.Security;
using System.Text;

namespace Tdc.Plan.Tests.Annex;

/// <summary>Writes small DOCX and XLSX files by hand, so that tests hold exactly what they name.</summary>
internal static class OfficeFiles
{
    private const string word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>A document of a body, list definitions, and further parts given by name with what their root element holds.</summary>
    public static byte[] Docx(string body, string? numbering = null, params (string Name, string Inside)[] parts) => Zip([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document {word}><w:body>{body}</w:body></w:document>"),
        ("word/numbering.xml", $"<w:numbering {word}>{numbering}</w:numbering>"),
        .. parts.Select(p => ($"word/{p.Name}.xml", $"<w:{p.Name} {word}>{p.Inside}</w:{p.Name}>"))]);

    public static string P(string text, string properties = "") => $"<w:p>{properties}{string.Join("<w:br/>", text.Split('\n').Select(t => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(t)}</w:t></w:r>"))}</w:p>";

    /// <summary>A table; a cell is text, <c>^</c> for the lower part of a merged cell, <c>v:text</c> for its top, <c>3:text</c> for a cell over three columns.</summary>
    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows.Select(Row))}</w:tbl>";

    private static string Row(string row) => $"<w:tr>{string.Concat(row.Split('|').Select(Cell))}</w:tr>";

    private static string Cell(string cell)
    {
        var properties = cell switch
        {
            "^" => "<w:vMerge/>",
            ['v', ':', ..] => "<w:vMerge w:val=\"restart\"/>",
            [>= '2' and <= '9', ':', ..] => $"<w:gridSpan w:val=\"{cell[0]}\"/>",
            _ => "",
        };
        var text = cell == "^" ? "" : properties.Length > 0 ? cell[2..] : cell;
        return $"<w:tc><w:tcPr>{properties}</w:tcPr>{(text.StartsWith('<') ? text : string.Concat(text.Split('¶').Select(t => P(t))))}</w:tc>";
    }

    /// <summary>A run of text with properties such as <c>&lt;w:vanish/&gt;</c>.</summary>
    public static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    /// <summary>One sheet as its XML says it, with shared strings.</summary>
    public static byte[] XlsxOf(string sheetData, params string[] sharedStrings)
    {
        using var plain = new MemoryStream(Xlsx(([], [])));
        using var made = new ZipArchive(plain, ZipArchiveMode.Read);
        var parts = made.Entries.Select(e => (e.FullName, Text: new StreamReader(e.Open()).ReadToEnd())).ToList();
        var sheet = parts.FindIndex(p => p.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
        parts[sheet] = (parts[sheet].FullName, parts[sheet].Text.Replace("<sheetData></sheetData>", $"<sheetData>{sheetData}</sheetData>", StringComparison.Ordinal));
        var links = parts.FindIndex(p => p.FullName == "xl/_rels/workbook.xml.rels");
        parts[links] = (parts[links].FullName, parts[links].Text.Replace("</Relationships>", "<Relationship Id=\"sh\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>", StringComparison.Ordinal));
        parts.Add(("xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(sharedStrings.Select(s => $"<si>{s}</si>"))}</sst>"));
        return Zip([.. parts]);
    }

    /// <summary>The same workbook with a sheet hidden.</summary>
    public static byte[] Hide(byte[] workbook, int sheet)
    {
        using var made = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        return Zip([.. made.Entries.Select(e => (e.FullName, new StreamReader(e.Open()).ReadToEnd().Replace($"name=\"S{sheet}\"", $"name=\"S{sheet}\" state=\"hidden\"", StringComparison.Ordinal)))]);
    }

    /// <summary>Sheets of rows; a cell is text, or <c>=2025</c> for a number, <c>#45000</c> for a date shown as day, <c>~45000</c> for one shown as month.</summary>
    public static byte[] Xlsx(params (string[] Rows, string[] Merged)[] sheets)
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(sheets.Select((_, i) => $"<sheet name=\"S{i + 1}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"st\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"2\"><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"171\" formatCode=\"mm/yyyy\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/><xf numFmtId=\"171\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Sheet(sheet.Rows, sheet.Merged))));
        return Zip([.. parts]);
    }

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    private static string Sheet(string[] rows, string[] merged) =>
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">{string.Concat(r.Split('|').Select((c, k) => SheetCell(c, $"{(char)('A' + k)}{i + 1}")))}</row>"))}</sheetData>"
        + (merged.Length == 0 ? "" : $"<mergeCells count=\"{merged.Length}\">{string.Concat(merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>") + "</worksheet>";

    private static string SheetCell(string cell, string at) => cell switch
    {
        "" => "",
        ['=', .. var number] => $"<c r=\"{at}\"><v>{number}</v></c>",
        ['#', .. var day] => $"<c r=\"{at}\" s=\"1\"><v>{day}</v></c>",
        ['~', .. var month] => $"<c r=\"{at}\" s=\"2\"><v>{month}</v></c>",
        _ => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell)}</t></is></c>",
    };
}
