using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>Where a sheet's table ended up, for the names that the workbook part defines.</summary>
internal sealed record SheetPlace(string Name, int HeaderRow, int LastRow, int ColumnCount);

/// <summary>Writes one worksheet part while its rows are read.</summary>
internal sealed partial class SheetWriter(XmlWriter xml, Sheet sheet, ChoiceLists lists)
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Excel's limit for the text of one cell; a longer one makes it "repair" the file.</summary>
    private const int MaxCellText = 32_767;

    /// <summary>Excel keeps 15 significant digits; a longer amount goes out as text rather than wrong.</summary>
    private const decimal MaxExactNumber = 999_999_999_999_999m;

    private int row;

    internal SheetPlace Write(string name, bool isFirst)
    {
        if (sheet.Columns.Count == 0) { throw new InvalidOperationException("A sheet has at least one column."); }
        var headerRow = sheet.Titles.Count + sheet.Notes.Count + 1;
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        WriteView(headerRow, isFirst);
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"15\"/>");
        WriteColumns();
        xml.WriteStartElement("sheetData");
        WriteLines(sheet.Titles, line => line == 0 ? SheetStyles.Title : SheetStyles.Subtitle);
        WriteLines(sheet.Notes, _ => SheetStyles.Note);
        WriteHeader();
        foreach (var cells in sheet.Rows) { WriteRow(cells); }
        xml.WriteEndElement();
        WriteEnd(headerRow);
        xml.WriteEndElement();
        return new SheetPlace(name, headerRow, row, sheet.Columns.Count);
    }

    internal static void WriteText(XmlWriter xml, string reference, string text, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string CellText(string text)
    {
        var clean = XmlText.Clean(text);
        if (clean.Length > MaxCellText) { clean = XmlText.Clean(clean[..(MaxCellText - 1)]) + "…"; }
        // Spreadsheet programs read _x000D_ as an escaped character; the underscore itself must be escaped to stay what was typed.
        return clean.Contains("_x", StringComparison.Ordinal) ? EscapeLookalike().Replace(clean, "_x005F_") : clean;
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeLookalike();

    private void WriteView(int headerRow, bool isFirst)
    {
        var top = CellReference.At(1, headerRow + 1);
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""
            <sheetViews><sheetView showGridLines="0"{(isFirst ? " tabSelected=\"1\"" : "")} workbookViewId="0"><pane ySplit="{headerRow}" topLeftCell="{top}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="{top}" sqref="{top}"/></sheetView></sheetViews>
            """));
    }

    private void WriteColumns()
    {
        xml.WriteStartElement("cols");
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            var column = sheet.Columns[i];
            // The column's own style reaches the empty cells below the last row, where a template is filled in.
            var style = sheet.IsProtected || sheet.TemplateRows > 0 ? SheetStyles.Body(column.Kind, column.IsLocked, bold: false) : SheetStyles.Plain;
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture,
                $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Clamp(column.Width, 1, 255)}" style="{style}"{(column.IsHidden ? " hidden=\"1\"" : "")} customWidth="1"/>"""));
        }
        xml.WriteEndElement();
    }

    private void WriteLines(IReadOnlyList<string> lines, Func<int, int> style)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            StartRow();
            for (var column = 0; column < sheet.Columns.Count; column++)
            {
                // An empty cell of its own keeps the column's borders away from the title, which runs over it.
                var reference = CellReference.At(column + 1, row);
                if (column == FirstVisibleColumn()) { WriteText(xml, reference, lines[i], style(i)); }
                else { WriteValue(reference, SheetStyles.Plain, null); }
            }
            xml.WriteEndElement();
        }
    }

    private int FirstVisibleColumn()
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (!sheet.Columns[i].IsHidden) { return i; }
        }
        return 0;
    }

    private void WriteHeader()
    {
        StartRow(RowHeights.Lines(sheet.Columns, sheet.Columns.Select(column => SheetCell.Text(column.Header).Bold()).ToList()));
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            WriteText(xml, CellReference.At(i + 1, row), sheet.Columns[i].Header, SheetStyles.Header);
        }
        xml.WriteEndElement();
    }

    private void WriteRow(IReadOnlyList<SheetCell> cells)
    {
        if (cells.Count > sheet.Columns.Count) { throw new InvalidOperationException("A row has more cells than the sheet has columns."); }
        StartRow(RowHeights.Lines(sheet.Columns, cells));
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            WriteCell(i < cells.Count ? cells[i] : default, sheet.Columns[i], CellReference.At(i + 1, row));
        }
        xml.WriteEndElement();
    }

    private void WriteCell(SheetCell cell, SheetColumn column, string reference)
    {
        var kind = cell.Kind == CellKind.Empty ? column.Kind : cell.Kind;
        var style = SheetStyles.Body(kind, column.IsLocked, cell.IsBold);
        switch (cell.Kind)
        {
            case CellKind.Empty:
                WriteValue(reference, style, null);
                break;
            case CellKind.Text:
                WriteText(xml, reference, cell.TextValue, style);
                break;
            case CellKind.Date or CellKind.Time when cell.TimeValue.Year >= 1901:
                WriteValue(reference, style, cell.TimeValue.ToOADate().ToString("R", CultureInfo.InvariantCulture));
                break;
            case CellKind.Date or CellKind.Time: // before Excel's own calendar begins
                WriteText(xml, reference, cell.TimeValue.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), SheetStyles.Body(CellKind.Text, column.IsLocked, cell.IsBold));
                break;
            default:
                var number = cell.NumberValue.ToString(CultureInfo.InvariantCulture);
                if (Math.Abs(cell.NumberValue) > MaxExactNumber) { WriteText(xml, reference, number, style); }
                else { WriteValue(reference, style, number); }
                break;
        }
    }

    private void WriteValue(string reference, int style, string? value)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (value is not null) { xml.WriteElementString("v", Main, value); }
        xml.WriteEndElement();
    }

    private void StartRow(int lines = 1)
    {
        row++;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        // A height without customHeight still follows the text when somebody edits it.
        if (lines > 1) { xml.WriteAttributeString("ht", (lines * RowHeights.Line).ToString(CultureInfo.InvariantCulture)); }
    }

    private void WriteEnd(int headerRow)
    {
        if (sheet.IsProtected)
        {
            xml.WriteRaw("""<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>""");
        }
        var lastColumn = sheet.Columns.Count;
        xml.WriteRaw($"""<autoFilter ref="{CellReference.At(1, headerRow)}:{CellReference.At(lastColumn, Math.Max(row, headerRow))}"/>""");
        WriteValidations(headerRow);
        xml.WriteRaw("""<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>""");
        xml.WriteRaw($"""<pageSetup paperSize="9" orientation="{(sheet.IsLandscape ? "landscape" : "portrait")}" fitToWidth="1" fitToHeight="0"/>""");
        xml.WriteRaw("<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>");
    }

    private void WriteValidations(int headerRow)
    {
        var listed = sheet.Columns.Select((column, index) => (column, index)).Where(pair => pair.column.Choices.Count > 0).ToList();
        if (listed.Count == 0) { return; }
        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", listed.Count.ToString(CultureInfo.InvariantCulture));
        var last = Math.Max(row, headerRow + Math.Max(1, sheet.TemplateRows));
        foreach (var (column, index) in listed)
        {
            xml.WriteStartElement("dataValidation");
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("sqref", $"{CellReference.At(index + 1, headerRow + 1)}:{CellReference.At(index + 1, last)}");
            xml.WriteElementString("formula1", Main, lists.Add(column.Choices));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
