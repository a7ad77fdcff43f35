namespace Tdc.Platform.Documents;

/// <summary>A sheet as rows of cells, before anyone knows which row is the heading.</summary>
/// <param name="Name">The worksheet's name; empty for CSV.</param>
/// <param name="Encoding">The encoding found in a CSV; null for XLSX.</param>
/// <param name="Rows">The rows that hold anything, with their source numbers.</param>
public sealed record Grid(string Name, string? Encoding, IReadOnlyList<TableRow> Rows)
{
    private const int RowsSearched = 60;

    /// <summary>What parts the cells of a CSV; null for XLSX.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Takes one row as headings and those below it as the table.</summary>
    /// <param name="wanted">Headings looked for; the row with the most of them is taken, and without any the first with two cells filled.</param>
    public Table UnderHeaders(IReadOnlyCollection<string> wanted)
    {
        if (Rows.Count == 0) { return new Table(Name, Encoding, 0, [], [], []); }
        var at = ByWanted(wanted) ?? FirstWithTwoCells() ?? 0;
        var headers = Rows[at].Cells.Select(cell => Table.Normalise(cell.Text)).ToList();
        return new Table(Name, Encoding, Rows[at].Number, headers, [.. Rows.Skip(at + 1)], [.. Rows.Take(at)]);
    }

    private int? ByWanted(IReadOnlyCollection<string> wanted)
    {
        var names = wanted.Select(Table.Normalise).ToHashSet(StringComparer.OrdinalIgnoreCase);
        int? best = null;
        var most = 0;
        for (var i = 0; i < Math.Min(Rows.Count, RowsSearched); i++)
        {
            var found = Rows[i].Cells.Select(cell => Table.Normalise(cell.Text)).Where(names.Contains).Distinct(StringComparer.OrdinalIgnoreCase).Count();
            if (found > most)
            {
                best = i;
                most = found;
            }
        }
        return best;
    }

    private int? FirstWithTwoCells()
    {
        for (var i = 0; i < Math.Min(Rows.Count, RowsSearched); i++)
        {
            if (Rows[i].Cells.Count(cell => !cell.IsEmpty) >= 2) { return i; }
        }
        return null;
    }
}
