namespace Tdc.Plan.Domain.Annex;

/// <summary>The last look at an annex: what its rows print and the reading holds nowhere is told, so that nothing is lost in silence.</summary>
internal sealed class AnnexLeftOut
{
    private readonly IReadOnlyList<DraftRow> drafts;
    private readonly IReadOnlyList<AnnexGroup> groups;
    private readonly Dictionary<int, List<string>> kept = [];

    private AnnexLeftOut(IReadOnlyList<DraftRow> drafts, IReadOnlyList<AnnexGroup> groups, IEnumerable<AnnexWarning> told)
    {
        (this.drafts, this.groups) = (drafts, groups);
        foreach (var group in groups)
        {
            Keep(group.Row, [.. Texts(group)]);
            foreach (var task in group.Tasks)
            {
                Keep(task.Row, [.. Texts(task)]);
            }
        }

        foreach (var warning in told)
        {
            Keep(warning.Row, [warning.Message]);
        }
    }

    /// <summary>Looks the rows through.</summary>
    /// <param name="rows">The printed rows that were read as the annex's, in their order.</param>
    /// <param name="drafts">What they came together to, in the same order.</param>
    /// <param name="groups">The reading.</param>
    /// <param name="told">What the reader is told already.</param>
    /// <returns>One defect for each cell that stands neither in its group, its task nor in what is told of its row.</returns>
    public static List<AnnexDefect> Find(IReadOnlyList<AnnexRow> rows, IReadOnlyList<DraftRow> drafts, IReadOnlyList<AnnexGroup> groups, IEnumerable<AnnexWarning> told)
    {
        var look = new AnnexLeftOut(drafts, groups, told);
        var (found, draft, group) = (new List<AnnexDefect>(), -1, -1);
        foreach (var row in rows)
        {
            while (draft + 1 < drafts.Count && drafts[draft + 1].Row <= row.Number)
            {
                draft++;
            }

            while (group + 1 < groups.Count && groups[group + 1].Row <= row.Number)
            {
                group++;
            }

            foreach (var text in row.Filled.Where(f => !f.Cell.FromAbove).Select(f => AnnexText.Clean(f.Cell.Text)).Where(SaysSomething))
            {
                if (!look.Holds(text, row.Number, draft, group))
                {
                    found.Add(new(row.Number, AnnexDefectCode.LeftOut, text));
                }
            }
        }

        return found;
    }

    // A number, a dash or a lone letter says nothing that the reading does not know by itself.
    private static bool SaysSomething(string text) => text.Length > 1 && text.Any(char.IsLetter);

    private bool Holds(string text, int row, int draft, int group)
    {
        if (Stands(text, row) || (group >= 0 && Texts(groups[group]).Any(t => Contains(t, text))))
        {
            return true;
        }

        if (draft < 0)
        {
            return false;
        }

        var of = drafts[draft];
        return Stands(text, of.Row)
            || of.Lent.Any(role => Contains(of.Literal.GetValueOrDefault(role, ""), text))
            || (of.Kind == DraftKind.Subgroup && group >= 0 && groups[group].Tasks.Any(t => t.Row >= of.Row && t.Notes.Any(note => Contains(note, text))))
            || (of.Kind == DraftKind.Subitem && group >= 0 && groups[group].Tasks.Any(t => t.Row < of.Row && Texts(t).Any(piece => Contains(piece, text))));
    }

    private bool Stands(string text, int row) => kept.TryGetValue(row, out var texts) && texts.Any(t => Contains(t, text));

    private void Keep(int row, IEnumerable<string> texts)
    {
        if (!kept.TryGetValue(row, out var before))
        {
            kept[row] = before = [];
        }

        before.AddRange(texts);
    }

    private static bool Contains(string kept, string text) =>
        kept.Contains(text, StringComparison.Ordinal) || (kept.Contains('\n', StringComparison.Ordinal) && AnnexText.Clean(kept).Contains(text, StringComparison.Ordinal));

    private static IEnumerable<string> Texts(AnnexGroup group) => [group.Title, .. Texts(group.Literal)];

    private static IEnumerable<string> Texts(AnnexTask task) => [task.Title, .. task.Notes, .. Texts(task.Literal)];

    private static IEnumerable<string> Texts(AnnexLiteral literal) => [literal.Number, literal.Title, literal.Lead, literal.Coordinating, literal.Time, literal.Output];
}
