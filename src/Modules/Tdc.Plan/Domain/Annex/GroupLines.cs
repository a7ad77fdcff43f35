namespace Tdc.Plan.Domain.Annex;

/// <summary>Finds the lines of text between the rows that head what follows: <c>1. Tuyên truyền</c>, <c>Nhóm 1: …</c>, <c>Mục 4. …</c>.</summary>
/// <remarks>
/// <para>A text file has such a line where a group's row was typed or saved without tabs. It heads a group only when a numbered row stands directly
/// under it, so that a sentence between two tables is none.</para>
/// <para>Plain digits need one proof more, because a cell that broke over lines prints them too: the row below is its part (1. over 1.1), or the first
/// line stands before all rows and the lines count 1, 2, 3.</para>
/// </remarks>
internal sealed class GroupLines
{
    private readonly Dictionary<int, (PrintedNumber Number, string Title, DraftKind Kind)> found = [];

    /// <summary>Looks the rows through.</summary>
    /// <param name="rows">The file's rows.</param>
    /// <param name="first">The first row under the heading of columns.</param>
    /// <param name="numberOf">The text of a row's number cell.</param>
    /// <param name="letters">How single letters are to be read.</param>
    public GroupLines(IReadOnlyList<AnnexRow> rows, int first, Func<AnnexRow, string> numberOf, LetterScheme letters)
    {
        var lines = new List<(int At, PrintedNumber Number, string Title, PrintedNumber Next)>();
        for (var i = first; i + 1 < rows.Count; i++)
        {
            if (!rows[i].InTable && rows[i].Cells.Count > 0 && rows[i + 1].InTable
                && PrintedNumber.Split(AnnexText.Clean(rows[i].Cells[0].Text), letters, inNumberCell: false) is { } line
                && PrintedNumber.Read(numberOf(rows[i + 1]), letters) is { Kind: not NumberKind.None } next)
            {
                lines.Add((i, line.Number, line.Title, next));
            }
        }

        var count = lines.Count > 1 && lines.Select((l, i) => l.Number.StandsAt(i + 1)).All(stands => stands);
        var stand = count && !rows.Skip(first).Take(lines[0].At - first).Any(r => r.InTable)
            && !(lines[0].Number.Kind == NumberKind.Digits && lines[0].Next is { Kind: NumberKind.Digits, Depth: 1, Value: 2 });
        var mixed = count && lines.Select(l => (l.Number.Kind, l.Number.IsWorded)).Distinct().Count() > 1;
        foreach (var (at, number, title, next) in lines)
        {
            if ((stand && number.Kind == NumberKind.Digits) || mixed || number.NamesGroup)
            {
                found[at] = (number, title, DraftKind.Group);
            }
            else if (number.Kind is NumberKind.Roman or NumberKind.Capital || number.IsWorded || next.IsPartOf(number))
            {
                found[at] = (number, title, DraftKind.Task); // what it heads is seen by its rank
            }
        }
    }

    /// <summary>The heading that stands in a line, or <see langword="null"/>.</summary>
    public (PrintedNumber Number, string Title, DraftKind Kind)? At(int row) => found.TryGetValue(row, out var line) ? line : null;
}
