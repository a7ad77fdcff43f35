using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Tdc.Platform.Documents;

/// <summary>Tables of WordprocessingML: the frames of the layout, and tables of facts.</summary>
internal static class DocxTables
{
    /// <summary>Room left and right of a cell's text.</summary>
    internal const short CellMargin = 70;

    /// <summary>A row with more letters than this may break over pages; forbidding it would leave half a page empty.</summary>
    private const int BreakableRow = 1_800;

    /// <summary>Cells beside each other without borders, as the layout of a document needs them.</summary>
    internal static WordTable Borderless(int[] widths, int indent, IReadOnlyList<IReadOnlyList<IReadOnlyList<OpenXmlElement>>> rows)
    {
        var table = new WordTable(
            new TableProperties
            {
                TableWidth = new TableWidth { Type = TableWidthUnitValues.Dxa, Width = DocxParagraphs.Number(widths.Sum()) },
                TableIndentation = new TableIndentation { Type = TableWidthUnitValues.Dxa, Width = indent },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = Margins(0),
            },
            new TableGrid(widths.Select(width => new GridColumn { Width = DocxParagraphs.Number(width) })));
        foreach (var row in rows)
        {
            var cells = row.Select((content, i) => new WordCell([CellProperties(widths[i]), .. content]));
            table.Append(new WordRow([new TableRowProperties(new CantSplit()), .. cells]));
        }
        return table;
    }

    /// <summary>A table of facts over a width, with what stands above it.</summary>
    internal static IEnumerable<OpenXmlElement> Facts(DocumentTable facts, int width)
    {
        if (facts.Columns.Count == 0) { throw new InvalidOperationException("A table has at least one column."); }
        var look = new ParagraphLook { Size = 13, KeepWithNext = true, Before = 120, After = 60 };
        if (facts.Caption.Length > 0) { yield return DocxParagraphs.Of(facts.Caption, look with { Align = JustificationValues.Center, Bold = true }); }
        if (facts.Unit.Length > 0) { yield return DocxParagraphs.Of(facts.Unit, look with { Align = JustificationValues.Right, Italic = true, Size = facts.FontSize, Before = facts.Caption.Length > 0 ? 0 : 120 }); }
        var widths = ColumnWidths.Of(facts, width);
        var table = new WordTable(FactsProperties(width), new TableGrid(widths.Select(column => new GridColumn { Width = DocxParagraphs.Number(column) })));
        table.Append(HeaderRow(facts.Columns.Select(column => column.Header), widths, facts.FontSize, bold: true));
        if (facts.HasColumnNumbers)
        {
            table.Append(HeaderRow(Enumerable.Range(1, widths.Length).Select(n => $"({n})"), widths, facts.FontSize - 1, bold: false));
        }
        for (var i = 0; i < facts.Rows.Count; i++)
        {
            var beforeTotal = i + 1 < facts.Rows.Count && facts.Rows[i + 1].Kind == DocumentRowKind.Total; // a sum never stands alone on a page
            table.Append(Row(facts.Rows[i], facts, widths, beforeTotal));
        }
        yield return table;
        yield return DocxParagraphs.Of("", new ParagraphLook { Size = 6 });
    }

    private static TableProperties FactsProperties(int width) => new()
    {
        TableWidth = new TableWidth { Type = TableWidthUnitValues.Dxa, Width = DocxParagraphs.Number(width) },
        TableBorders = new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4, Color = "000000" },
            new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "000000" },
            new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "000000" },
            new RightBorder { Val = BorderValues.Single, Size = 4, Color = "000000" },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "000000" },
            new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "000000" }),
        TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        TableCellMarginDefault = Margins(CellMargin),
        TableLook = new TableLook { FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true },
    };

    private static WordRow HeaderRow(IEnumerable<string> texts, int[] widths, int size, bool bold)
    {
        var look = new ParagraphLook { Align = JustificationValues.Center, Size = size, Bold = bold, Italic = !bold, Before = 40, After = 40 };
        var cells = texts.Select((text, i) => new WordCell(
            [CellProperties(widths[i], TableVerticalAlignmentValues.Center), .. RichText.FromString(text).Lines().Select(line => DocxParagraphs.Of(line, look))]));
        return new WordRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. cells]);
    }

    private static WordRow Row(DocumentRow row, DocumentTable facts, int[] widths, bool keep)
    {
        if (row.Cells.Count > widths.Length) { throw new InvalidOperationException("A row has more cells than the table has columns."); }
        var isLong = row.Cells.Sum(cell => cell.Plain.Length) > BreakableRow;
        var result = new WordRow();
        if (!isLong) { result.Append(new TableRowProperties(new CantSplit())); }
        if (row.Kind == DocumentRowKind.Group) { return AppendGroup(result, row, facts, widths); }
        for (var i = 0; i < widths.Length; i++)
        {
            var text = i < row.Cells.Count ? row.Cells[i] : RichText.FromString("");
            result.Append(Cell(text, facts, widths[i], facts.Columns[i].Alignment, row.Kind == DocumentRowKind.Total, span: 1, keep));
        }
        return result;
    }

    private static WordRow AppendGroup(WordRow result, DocumentRow group, DocumentTable facts, int[] widths)
    {
        var numbered = group.Cells.Count > 1 && widths.Length > 1;
        if (numbered) { result.Append(Cell(group.Cells[0], facts, widths[0], facts.Columns[0].Alignment, bold: true, span: 1, keep: true)); }
        var from = numbered ? 1 : 0;
        result.Append(Cell(group.Cells[^1], facts, widths[from..].Sum(), CellAlignment.Left, bold: true, widths.Length - from, keep: true));
        return result;
    }

    private static WordCell Cell(RichText text, DocumentTable facts, int width, CellAlignment alignment, bool bold, int span, bool keep = false)
    {
        var look = new ParagraphLook
        {
            Size = facts.FontSize,
            Bold = bold,
            Before = 30,
            After = 30,
            KeepWithNext = keep,
            Align = alignment switch
            {
                CellAlignment.Center => JustificationValues.Center,
                CellAlignment.Right => JustificationValues.Right,
                _ => JustificationValues.Left,
            },
        };
        var properties = CellProperties(width);
        if (span > 1) { properties.GridSpan = new GridSpan { Val = span }; }
        return new WordCell([properties, .. text.Lines().Select(line => DocxParagraphs.Of(line, look))]);
    }

    private static TableCellProperties CellProperties(int width, TableVerticalAlignmentValues? vertical = null)
    {
        var properties = new TableCellProperties { TableCellWidth = new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = DocxParagraphs.Number(width) } };
        if (vertical is { } known) { properties.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = known }; }
        return properties;
    }

    private static TableCellMarginDefault Margins(short side) => new(
        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
        new TableCellLeftMargin { Width = side, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
        new TableCellRightMargin { Width = side, Type = TableWidthValues.Dxa });
}
