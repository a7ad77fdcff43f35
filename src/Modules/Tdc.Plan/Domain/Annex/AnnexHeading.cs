using System.Globalization;

namespace Tdc.Plan.Domain.Annex;

/// <summary>The heading of an annex's table, recognised by its words.</summary>
internal sealed class AnnexHeading
{
    private const int longestHeading = 120;

    private AnnexHeading(IReadOnlyList<AnnexColumn> columns, int rows, int cells)
    {
        Columns = columns;
        Rows = rows;
        CellCount = cells;
    }

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<AnnexColumn> Columns { get; }

    /// <summary>Over how many rows it is printed: 1 or 2.</summary>
    public int Rows { get; }

    /// <summary>How many grid columns it covers.</summary>
    public int CellCount { get; }

    /// <summary>Whether a column of this role exists.</summary>
    public bool Has(AnnexRole role) => Columns.Any(c => c.Role == role);

    /// <summary>The columns that may hold a role together with the one that was taken for it.</summary>
    public IEnumerable<(AnnexColumn Taken, IReadOnlyList<AnnexColumn> Others)> Rivals => Columns.Where(c => c.Could != AnnexRole.Note).GroupBy(c => c.Could)
        .Select(others => (Columns.First(c => c.Role == others.Key), (IReadOnlyList<AnnexColumn>)[.. others]));

    /// <summary>Whether two headings give the same columns the same roles.</summary>
    public bool IsLike(AnnexHeading other) => Columns.Select(c => c.Role).SequenceEqual(other.Columns.Select(c => c.Role));

    /// <summary>Reads the heading that starts at a row; <see langword="null"/> when none does.</summary>
    /// <param name="row">The row.</param>
    /// <param name="next">The next row of the same table, for headings over two rows.</param>
    public static AnnexHeading? Read(AnnexRow row, AnnexRow? next)
    {
        if (!row.InTable || row.Cells.Count < 2 || row.Filled.Any(f => f.Cell.Text.Length > longestHeading) || row.Filled.Count() < 2)
        {
            return null;
        }

        if (next is { InTable: true } && next.Table == row.Table && IsSecondRow(row, next))
        {
            var both = Build(Merge(row, next), 2);
            if (both is not null)
            {
                return both;
            }
        }

        return Build([.. Spans(row)], 1);
    }

    /// <summary>Whether a row only numbers the columns: (1) (2) (3), or A B 1 2.</summary>
    public static bool NumbersColumns(AnnexRow row)
    {
        var signs = row.Filled.Select(f => Sign(f.Cell.Text)).ToList();
        var letters = signs.TakeWhile(s => s.Length == 1 && char.IsAsciiLetter(s[0])).Select(s => s[0]).ToList();
        var numbers = signs.Skip(letters.Count).Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return signs.Count >= 3
            && letters.Select(char.ToUpperInvariant).SequenceEqual(Enumerable.Range('A', letters.Count).Select(l => (char)l))
            && numbers is not [] and not [< 0, ..]
            && numbers.SequenceEqual(Enumerable.Range(numbers[0], numbers.Count));
    }

    // "3", "(3)" and "[3]" number a column; "3." and "a)" number what is in the rows.
    private static string Sign(string text) => text.Trim() is ['(', .. var round, ')'] ? round.Trim() : text.Trim() is ['[', .. var square, ']'] ? square.Trim() : text.Trim();

    private static bool IsSecondRow(AnnexRow row, AnnexRow next)
    {
        // The lower row names parts of a heading above it, and neither numbers nor names a task.
        var found = next.Filled.Where(f => !f.Cell.FromAbove).ToList();
        return found.Count > 0
            && found.All(f => f.Cell.Text.Length <= 60)
            && found.Any(f => HeadingWords.Read(f.Cell.Text).Certainty == 2)
            && found.Any(f => IsShared(row, f.Column))
            && found.All(f => IsShared(row, f.Column) || HeadingWords.Read(f.Cell.Text).Certainty > 0)
            && found.All(f => HeadingWords.Read(f.Cell.Text).Role is not AnnexRole.Number)
            && (row.Cells[0].Text.Length == 0 || next.Cells[0].Text.Length == 0 || next.Cells[0].FromAbove);
    }

    // Above several columns: merged, empty where text has no merged cells, or printed again in each of them.
    private static bool IsShared(AnnexRow row, int column) =>
        column >= row.Cells.Count || row.Cells[column].Text.Length == 0 || row.Cells[column].Across > 1
        || (column > 0 && row.Cells[column - 1].Text == row.Cells[column].Text) || (column + 1 < row.Cells.Count && row.Cells[column + 1].Text == row.Cells[column].Text);

    private static IEnumerable<(string Text, string Own, int From, int Until)> Spans(AnnexRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            var across = Math.Max(1, Math.Min(cell.Across, row.Cells.Count - i));
            var text = AnnexText.Clean(cell.Text);
            yield return (text, text, i, i + across);
            i += across - 1;
        }
    }

    private static List<(string Text, string Own, int From, int Until)> Merge(AnnexRow row, AnnexRow next)
    {
        var result = new List<(string Text, string Own, int From, int Until)>();
        var upper = Spans(row).ToList();
        foreach (var (text, _, from, until) in Spans(next))
        {
            var above = upper.LastOrDefault(u => u.From <= from && u.Until > from).Text ?? "";
            var own = from < next.Cells.Count && next.Cells[from].FromAbove ? "" : text;
            result.Add((own.Length == 0 ? above : above.Length == 0 ? own : $"{above} {own}", own.Length == 0 ? above : own, from, until));
        }

        var covered = result.Count == 0 ? 0 : result[^1].Until;
        result.AddRange(upper.Where(u => u.From >= covered));
        return result;
    }

    private static AnnexHeading? Build(List<(string Text, string Own, int From, int Until)> spans, int rows)
    {
        var read = spans.Select(s => (s.Text, s.From, s.Until, Said: SaidBy(s.Text, s.Own), Mixes: HeadingWords.MixesBodies(s.Own))).ToList();

        // Of several columns with one meaning the surest is taken, then the one that says it most exactly, then the first.
        var taken = Enumerable.Range(0, read.Count).Where(i => read[i].Said.Role != AnnexRole.Note).GroupBy(i => read[i].Said.Role)
            .ToDictionary(same => same.Key, same => same.OrderByDescending(i => read[i].Said.Certainty).ThenByDescending(i => HeadingWords.Exactness(same.Key, read[i].Text)).First());

        if (!taken.ContainsKey(AnnexRole.Title) && taken.Remove(AnnexRole.Group, out var only))
        {
            taken[AnnexRole.Title] = only;
        }

        // A nameless first column before the title is the numbers' one.
        if (!taken.ContainsKey(AnnexRole.Number) && read.Count > 2 && read[0].Text.Length == 0 && taken.GetValueOrDefault(AnnexRole.Title, -1) == 1)
        {
            taken[AnnexRole.Number] = 0;
        }

        var asks = taken.Keys.Count(r => r is AnnexRole.Lead or AnnexRole.Coordinating or AnnexRole.Time or AnnexRole.Output);
        if (!taken.ContainsKey(AnnexRole.Title) || asks == 0)
        {
            return null;
        }

        var roles = taken.ToDictionary(t => t.Value, t => t.Key);
        var columns = read.Select((r, i) =>
        {
            var role = roles.GetValueOrDefault(i, AnnexRole.Note);
            var rival = roles.ContainsKey(i) ? AnnexRole.Note : RivalRole(r.Said);
            return new AnnexColumn(role, r.Text, r.From, r.Until, roles.ContainsKey(i) || r.Said.Certainty > 0, rival)
            {
                MixesBodies = r.Mixes && role == AnnexRole.Lead,
            };
        }).ToList();
        return new AnnexHeading(columns, rows, spans[^1].Until);
    }

    // "Mục tiêu" beside "Nội dung" is no second title; whatever may be a body, a time or a product is worth a look.
    private static AnnexRole RivalRole((AnnexRole Role, int Certainty) said) => said.Role switch
    {
        AnnexRole.Lead or AnnexRole.Coordinating or AnnexRole.Time or AnnexRole.Output => said.Role,
        AnnexRole.Title when said.Certainty == 2 => said.Role,
        _ => AnnexRole.Note,
    };

    /// <summary>Of a heading over two rows the lower words decide where both say something: "Cơ quan thực hiện" over "Phối hợp".</summary>
    private static (AnnexRole Role, int Certainty) SaidBy(string text, string own)
    {
        if (HeadingWords.MixesBodies(own))
        {
            return (AnnexRole.Lead, 2);
        }

        var said = HeadingWords.Read(own) is { Certainty: 2 } lower ? lower : HeadingWords.Read(text);
        return said.Role == AnnexRole.Lead && said.Certainty == 2 && HeadingWords.IsCoordinatingOnly(own) ? (AnnexRole.Coordinating, 2) : said;
    }
}
