namespace Tdc.Platform.Documents;

/// <summary>Widths of a table's columns: by their shares, but never so narrow that a number or a short word breaks.</summary>
internal static class ColumnWidths
{
    /// <summary>Longer words (addresses on the web, pasted nonsense) may break: they must not push the other columns away.</summary>
    private const int LongestKept = 16;

    internal static int[] Of(DocumentTable table, int width)
    {
        var least = table.Columns.Select((_, i) => Least(table, i)).ToArray();
        if (least.Sum() >= width) { Array.Clear(least); }
        var widths = new int[table.Columns.Count];
        var free = Enumerable.Range(0, widths.Length).ToHashSet();
        var rest = width;
        bool settled;
        do
        {
            settled = true;
            var shares = free.Sum(i => table.Columns[i].Share);
            var available = rest;
            foreach (var i in free.Order().ToList())
            {
                widths[i] = (int)(available * table.Columns[i].Share / shares);
                if (widths[i] >= least[i]) { continue; }
                widths[i] = least[i];
                rest -= least[i];
                free.Remove(i);
                settled = false;
            }
        }
        while (!settled && free.Count > 0);
        var widest = Array.IndexOf(widths, widths.Max());
        widths[widest] += width - widths.Sum();
        return widths;
    }

    private static int Least(DocumentTable table, int column)
    {
        var widest = Words(table.Columns[column].Header, table.FontSize, bold: true);
        foreach (var row in table.Rows)
        {
            var spanned = row.Kind == DocumentRowKind.Group && (column > 0 || row.Cells.Count < 2);
            if (spanned || column >= row.Cells.Count) { continue; }
            widest = Math.Max(widest, Words(row.Cells[column].Plain, table.FontSize, row.Kind != DocumentRowKind.Data));
        }
        return widest == 0 ? 0 : widest + 2 * DocxTables.CellMargin + 40;
    }

    private static int Words(string text, double points, bool bold) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length <= LongestKept).Select(word => TimesWidths.Twips(word, points, bold)).DefaultIfEmpty(0).Max();
}
