using System.Globalization;
using System.Text;
using ExcelDataReader;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Reads the visible sheets of an XLSX file, with merged cells. A hidden one with a heading of tasks is told.</summary>
internal static class SheetAnnex
{
    private const int endAfterEmptyRows = 2_000;

    static SheetAnnex() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads them.</summary>
    public static AnnexFault Read(Stream file, out AnnexTable? table)
    {
        table = null;
        var losses = SheetLosses.Read(file);
        file.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        var (rows, remarks, sheets) = (new List<AnnexRow>(), new List<AnnexDefect>(), new List<AnnexSheet>());
        var sheet = 0;
        do
        {
            if (reader.VisibleState is null or "visible")
            {
                var (first, before) = (rows.Count, rows.Count == 0 ? 0 : rows[^1].Number);
                ReadSheet(reader, losses, sheet++, before, rows, remarks);
                if (rows.Count > first)
                {
                    sheets.Add(new(reader.Name, before));
                }

                if (rows.Count > AnnexLimits.MostRows)
                {
                    return AnnexFault.TooManyRows;
                }
            }
            else if (HoldsAnnex(reader, losses))
            {
                remarks.Add(new(0, AnnexDefectCode.HiddenSheet, reader.Name));
            }
        }
        while (reader.NextResult());
        table = new(rows, remarks) { Sheets = sheets.Count > 1 ? sheets : [] };
        return AnnexFault.None;
    }

    // Hidden sheets mostly hold lists for choosing from; one with a heading of tasks may be part of the plan.
    private static bool HoldsAnnex(IExcelDataReader reader, SheetLosses losses)
    {
        var rows = new List<AnnexRow>();
        ReadSheet(reader, losses, 0, 0, rows, []);
        return rows.Where((row, i) => AnnexHeading.Read(row, i + 1 < rows.Count ? rows[i + 1] : null) is not null).Any();
    }

    private static void ReadSheet(IExcelDataReader reader, SheetLosses losses, int sheet, int before, List<AnnexRow> rows, List<AnnexDefect> remarks)
    {
        var merged = (reader.MergeCells ?? []).OrderBy(m => m.FromRow).ToList();
        var open = new List<(CellRange Range, string Text)>();
        var next = 0;
        var empty = 0;
        var width = 0;
        var first = rows.Count;
        while (empty < endAfterEmptyRows && rows.Count <= AnnexLimits.MostRows && reader.Read())
        {
            var row = reader.Depth;
            open.RemoveAll(o => o.Range.ToRow < row);
            var cells = new AnnexCell[Math.Min(reader.FieldCount, AnnexLimits.MostColumns)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = new(AnnexText.CleanLines(Text(reader, i))) { Lost = losses.At(reader.Name, row, i, before + row + 1) };
            }

            foreach (var (range, text) in open.Where(o => o.Range.FromColumn < cells.Length))
            {
                cells[range.FromColumn] = new(text, range.ToColumn - range.FromColumn + 1, text.Length > 0);
            }

            for (; next < merged.Count && merged[next].FromRow <= row; next++)
            {
                var range = merged[next];
                if (range.FromRow == row && range.FromColumn < cells.Length)
                {
                    cells[range.FromColumn] = cells[range.FromColumn] with { Across = range.ToColumn - range.FromColumn + 1 };
                    open.Add((range, cells[range.FromColumn].Text));
                }
            }

            if (Array.TrueForAll(cells, c => c.Text.Length == 0 && c.Lost is null))
            {
                empty++;
                continue;
            }

            empty = 0;
            width = Math.Max(width, Array.FindLastIndex(cells, c => c.Text.Length > 0 || c.Lost is not null) + 1);
            rows.Add(new(before + row + 1, cells, InTable: true, sheet));
            if (reader.RowHeight == 0)
            {
                remarks.Add(new(before + row + 1, AnnexDefectCode.HiddenRow, AnnexText.Short(string.Join(" ", cells.Select(c => c.Text).Where(t => t.Length > 0)))));
            }
        }

        // Columns that are empty to the end of the sheet are no columns.
        for (var i = first; i < rows.Count; i++)
        {
            rows[i] = rows[i] with { Cells = [.. rows[i].Cells.Take(width)] };
        }
    }

    private static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        double number => Number(number, reader.GetNumberFormatString(column)),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime date => Date(date, reader.GetNumberFormatString(column) ?? ""),
        bool or TimeSpan => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    // 2025.0 is the year 2025; 1.1 in a cell shown as 1.10 is item 1.10.
    private static string Number(double number, string? format)
    {
        var point = format?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var places = point < 0 ? 0 : format!.Skip(point + 1).TakeWhile(c => c == '0').Count();
        return number == Math.Truncate(number) && Math.Abs(number) < 1e15 && (places == 0 || number >= 1900)
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString(places > 0 ? "F" + places.ToString(CultureInfo.InvariantCulture) : "G15", CultureInfo.InvariantCulture);
    }

    // As the sheet shows it: a day, a month, or a year.
    private static string Date(DateTime date, string format)
    {
        var text = format.ToLowerInvariant();
        return date.ToString(
            text.Contains('d', StringComparison.Ordinal) || (!text.Contains('m', StringComparison.Ordinal) && !text.Contains('y', StringComparison.Ordinal)) ? "dd/MM/yyyy"
            : text.Contains('m', StringComparison.Ordinal) ? "MM/yyyy" : "yyyy",
            CultureInfo.InvariantCulture);
    }
}
