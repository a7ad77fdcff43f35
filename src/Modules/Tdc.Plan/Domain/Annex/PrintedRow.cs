namespace Tdc.Plan.Domain.Annex;

/// <summary>A printed row with its cells under the columns of the heading.</summary>
internal sealed class PrintedRow
{
    private readonly Dictionary<AnnexRole, string> own = [];
    private readonly Dictionary<AnnexRole, string> above = [];

    /// <summary>Lays the cells under the columns: each goes where it overlaps most, because tables split by pages have other grids.</summary>
    public PrintedRow(AnnexRow row, AnnexHeading heading, int index)
    {
        Row = row;
        Index = index;
        var filled = 0;
        var widest = 0;
        foreach (var (at, cell) in row.Filled)
        {
            filled++;
            widest = Math.Max(widest, cell.Across);
            if (ColumnOf(heading, at, at + cell.Across) is not { } column)
            {
                Extra.Add(cell.Text);
                Notes.Add(new("", cell.Text));
            }
            else if (column.Role is AnnexRole.Note or AnnexRole.Group)
            {
                if (!cell.FromAbove || column.Role == AnnexRole.Note)
                {
                    if (column.Role == AnnexRole.Group)
                    {
                        GroupTitle = AnnexText.Clean(cell.Text);
                    }
                    else
                    {
                        Notes.Add(new(column.Heading, cell.Text, column.StandsInFor));
                    }
                }
            }
            else
            {
                var into = cell.FromAbove ? above : own;
                into[column.Role] = into.TryGetValue(column.Role, out var before) ? before + "\n" + cell.Text : cell.Text;
            }
        }

        IsBanner = (filled == 1 || (filled == 2 && own.ContainsKey(AnnexRole.Number) && own.ContainsKey(AnnexRole.Title)))
            && own.Count == filled;
        IsMergedAcross = filled <= 2 && widest > 1 && widest * 2 >= heading.CellCount - 1;
    }

    /// <summary>The row as printed.</summary>
    public AnnexRow Row { get; }

    /// <summary>Its place among the file's rows.</summary>
    public int Index { get; }

    /// <summary>Cells beyond the heading's columns.</summary>
    public List<string> Extra { get; } = [];

    /// <summary>Cells of other columns, by heading.</summary>
    public List<AnnexNote> Notes { get; } = [];

    /// <summary>Text of the column that names the group, where it begins.</summary>
    public string GroupTitle { get; } = "";

    /// <summary>Whether nothing but a number and a title is in it.</summary>
    public bool IsBanner { get; }

    /// <summary>Whether one cell covers most columns.</summary>
    public bool IsMergedAcross { get; }

    /// <summary>A cell's own text.</summary>
    public string this[AnnexRole role] => own.GetValueOrDefault(role, "");

    /// <summary>The roles with text of their own.</summary>
    public IEnumerable<AnnexRole> Roles => own.Keys;

    /// <summary>Text that reaches down from a merged cell above; empty when none.</summary>
    public string FromAbove(AnnexRole role) => above.GetValueOrDefault(role, "");

    /// <summary>Whether anybody, any time or product is named in the row itself.</summary>
    public bool HasDuty => own.Keys.Any(r => r is AnnexRole.Lead or AnnexRole.Coordinating or AnnexRole.Time or AnnexRole.Output);

    private static AnnexColumn? ColumnOf(AnnexHeading heading, int from, int until)
    {
        // A cell over several columns belongs to the first of them, any other to the column under which most of it lies.
        var covered = heading.Columns.Where(c => c.From >= from && c.Until <= until).Take(2).ToList();
        if (covered.Count == 2)
        {
            return covered[0];
        }

        AnnexColumn? best = null;
        var most = 0;
        foreach (var column in heading.Columns)
        {
            var overlap = Math.Min(until, column.Until) - Math.Max(from, column.From);
            if (overlap > most)
            {
                (best, most) = (column, overlap);
            }
        }

        return best;
    }
}
