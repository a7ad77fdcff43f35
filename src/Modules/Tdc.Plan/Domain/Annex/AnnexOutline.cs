namespace Tdc.Plan.Domain.Annex;

/// <summary>A task with the heading between it and its group, if there is one.</summary>
internal sealed record OutlineTask(DraftRow Row, DraftRow? Under);

/// <summary>A group with its tasks; without a row when the annex prints none.</summary>
internal sealed record OutlineGroup(DraftRow? Row, List<OutlineTask> Tasks);

/// <summary>Finds groups and tasks in the rows by their numbering and by who is named in them.</summary>
/// <param name="annex">The title of the annex when it is not the file's first.</param>
/// <param name="drafts">The rows under it.</param>
/// <param name="defects">What is amiss.</param>
internal sealed class AnnexOutline(DraftRow? annex, IReadOnlyList<DraftRow> drafts, List<AnnexDefect> defects)
{
    private readonly List<OutlineGroup> groups = [];
    private DraftRow? under;
    private DraftRow? mainTask;

    /// <summary>Sorts the rows of all annexes of a file, each by its own signs.</summary>
    public static List<OutlineGroup> Build(List<DraftRow> drafts, List<AnnexDefect> defects)
    {
        var groups = new List<OutlineGroup>();
        for (var from = 0; from < drafts.Count;)
        {
            var annex = drafts[from].OpensAnnex ? drafts[from++] : null;
            var until = drafts.FindIndex(from, d => d.OpensAnnex) is var next and >= 0 ? next : drafts.Count;
            groups.AddRange(new AnnexOutline(annex, drafts[from..until], defects).Build());
            from = until;
        }

        return groups;
    }

    private List<OutlineGroup> Build()
    {
        MarkMixedSigns();
        MarkGroupsOfLowerSigns();
        var rank = GroupRank();
        for (var i = 0; i < drafts.Count; i++)
        {
            var row = drafts[i];
            if (row.Kind == DraftKind.Group || (rank is { } r && row.Number.Rank == r))
            {
                row.Kind = DraftKind.Group;
                groups.Add(new(row, []));
                (under, mainTask) = (null, null);
            }
            else if (rank is { } g && row.Number.Rank < g && !row.HasDuty)
            {
                row.Kind = DraftKind.Subgroup;
                defects.Add(new(row.Row, AnnexDefectCode.UpperHeading, AsPrinted(row)));
            }
            else
            {
                Sort(i, row);
            }
        }

        foreach (var group in groups.Where(g => g.Tasks.Count == 0 && (g.Row is not { Number.Kind: NumberKind.None } || g.Row.HasDuty)))
        {
            FillEmpty(group);
        }

        // A row of words without a number and without tasks is a remark or a title, and no group.
        foreach (var remark in groups.Where(g => g.Tasks.Count == 0 && g.Row is { Number.Kind: NumberKind.None }).ToList())
        {
            groups.Remove(remark);
            defects.Add(new(remark.Row!.Row, AnnexDefectCode.TextOutsideTable, string.Join(" ", remark.Row.Notes.Select(n => AnnexText.Clean(n.Text)).Prepend(remark.Row.Title))));
        }

        // The annex's title is a group's where its tasks stand under no other.
        if (annex is not null && !groups.Exists(g => ReferenceEquals(g.Row, annex)))
        {
            defects.Add(new(annex.Row, AnnexDefectCode.UpperHeading, AnnexText.Clean($"{annex.Literal[AnnexRole.Number]} {annex.Literal.GetValueOrDefault(AnnexRole.Title)}")));
        }

        return groups;
    }

    // A heading whose number and words stood in one cell is told as that cell: it is kept nowhere else.
    private static string AsPrinted(DraftRow row)
    {
        var (number, title) = (AnnexText.Clean(row.Literal.GetValueOrDefault(AnnexRole.Number, "")), AnnexText.Clean(row.Literal.GetValueOrDefault(AnnexRole.Title, "")));
        return number.Length > 0 && number != row.Number.Printed ? $"{number} {title}".TrimEnd() : title.Length > 0 ? title : row.Title;
    }

    private void Sort(int at, DraftRow row)
    {
        if (groups.Count == 0)
        {
            groups.Add(new(annex, []));
            if (annex is null)
            {
                defects.Add(new(row.Row, AnnexDefectCode.NoGroups));
            }
        }

        if (under is not null && row.Number.Rank <= under.Number.Rank)
        {
            (under, mainTask) = (null, null);
        }

        if (row.HasDuty ? LendsToOthers(at) : HeadsOthers(at))
        {
            row.Kind = DraftKind.Subgroup;
            (under, mainTask) = (row, null);
            defects.Add(new(row.Row, AnnexDefectCode.Subgroup, AnnexText.Short(AsPrinted(row))));
        }
        else if (!row.HasDuty && mainTask is not null && row.Number.Kind != NumberKind.None && row.Number.Rank > mainTask.Number.Rank)
        {
            row.Kind = DraftKind.Subitem;
            mainTask.Keep(AnnexRole.Title, $"{row.Number.Printed} {row.Title}");
            mainTask.Append(AnnexRole.Title, $"{row.Number.Printed} {row.Title}");
            foreach (var note in row.Notes)
            {
                mainTask.AddNote(note);
            }

            defects.Add(new(row.Row, AnnexDefectCode.SubitemJoined, row.Number.Printed));
        }
        else
        {
            groups[^1].Tasks.Add(new(row, under));
            mainTask = mainTask is null || row.Number.Rank <= mainTask.Number.Rank || row.HasDuty ? row : mainTask;
        }
    }

    // A group without tasks of its own is one itself when it names somebody.
    private void FillEmpty(OutlineGroup group)
    {
        if (group.Row!.HasDuty)
        {
            group.Tasks.Add(new(group.Row, null));
            defects.Add(new(group.Row.Row, AnnexDefectCode.GroupIsTask));
        }
        else
        {
            defects.Add(new(group.Row.Row, AnnexDefectCode.EmptyGroup, AnnexText.Short(group.Row.Title)));
        }
    }

    // "2 | Mục hai | Sở A |" over "2.1 | Việc | | 2027": each holds what the other lacks.
    private bool LendsToOthers(int at)
    {
        var row = drafts[at];
        if (at + 1 >= drafts.Count || row.Number.Kind == NumberKind.None || drafts[at + 1] is not { Kind: not DraftKind.Group } next || !next.Number.IsPartOf(row.Number))
        {
            return false;
        }

        bool Lacks(DraftRow r, AnnexRole role) => r[role].Length == 0;
        return (Lacks(row, AnnexRole.Time) && Lacks(next, AnnexRole.Lead) && !Lacks(next, AnnexRole.Time))
            || (Lacks(row, AnnexRole.Lead) && Lacks(next, AnnexRole.Time) && !Lacks(next, AnnexRole.Lead));
    }

    // Rows of a lower level follow, and somebody is named in one of them.
    private bool HeadsOthers(int at)
    {
        var rank = drafts[at].Number.Rank;
        if (drafts[at].Number.Kind == NumberKind.None)
        {
            return false;
        }

        for (var i = at + 1; i < drafts.Count && drafts[i].Kind != DraftKind.Group; i++)
        {
            var next = drafts[i];
            if (next.Number.Kind == NumberKind.None || next.Number.Rank <= rank)
            {
                return false;
            }

            if (next.HasDuty)
            {
                return true;
            }
        }

        return false;
    }

    // "A. …", "B. …", "III. …" over their tasks: rows of words whose different signs count on head groups alike.
    private void MarkMixedSigns()
    {
        var heads = drafts.Where(d => d is { IsBanner: true, HasDuty: false, Number.Kind: NumberKind.Capital or NumberKind.Roman }).ToList();
        if (heads.Count > 2 && heads.Select(d => d.Number.Kind).Distinct().Count() == 2 && heads.Select((d, i) => d.Number.StandsAt(i + 1)).All(counts => counts)
            && !drafts.Zip(drafts.Skip(1)).Any(d => heads.Contains(d.First) && heads.Contains(d.Second)))
        {
            heads.ForEach(d => d.Kind = DraftKind.Group);
        }
    }

    // "a) Nhóm" over "1 | Việc", "1 | Nhóm" over "I | Việc": the sign that stands first and never names anybody heads the others.
    private void MarkGroupsOfLowerSigns()
    {
        if (drafts.FirstOrDefault(d => d.Kind != DraftKind.Group && d.Number.Kind != NumberKind.None) is not { HasDuty: false } first
            || drafts.Any(d => d.Kind == DraftKind.Group))
        {
            return;
        }

        var heads = drafts.Where(d => d.Number.Kind == first.Number.Kind && d.Number.Depth == first.Number.Depth).ToList();
        var highestDuty = drafts.Where(d => d.HasDuty && d.Number.Kind != NumberKind.None).Select(d => d.Number.Rank).DefaultIfEmpty(int.MaxValue).Min();
        if (highestDuty < first.Number.Rank && heads.All(d => !d.HasDuty) && heads.Select((d, i) => d.Number.Value == i + 1).All(counts => counts))
        {
            heads.ForEach(d => d.Kind = DraftKind.Group);
        }
    }

    private int? GroupRank()
    {
        var numbered = drafts.Where(d => d.Kind != DraftKind.Group && d.Number.Kind != NumberKind.None).ToList();
        if (numbered.Count == 0)
        {
            return null;
        }

        var top = numbered.Min(d => d.Number.Rank);
        var highest = numbered.Where(d => d.Number.Rank == top).ToList();
        var others = drafts.Where(d => d.Kind != DraftKind.Group && d.Number.Rank > top).ToList();
        return top switch
        {
            0 or 1 => RankOfLetters(top, highest, others),
            2 => RankOfDigits(highest, others),
            _ => null,
        };
    }

    private int? RankOfLetters(int top, List<DraftRow> highest, List<DraftRow> others)
    {
        if (others.Count == 0)
        {
            return highest.Any(d => d.HasDuty) ? null : top;
        }

        // One single "A" over I, II, III is the annex's title and no group.
        var romans = others.Where(d => d.Number.Rank == 1).ToList();
        return top == 0 && highest.Count == 1 && romans.Count > 1 && others.Count > romans.Count && romans.Count(d => !d.HasDuty) * 2 >= romans.Count ? 1 : top;
    }

    private int? RankOfDigits(List<DraftRow> highest, List<DraftRow> others)
    {
        if (drafts.Any(d => d.Kind == DraftKind.Group))
        {
            return null;
        }

        var doing = others.Where(d => d.HasDuty).ToList();
        if (doing.Count > 0)
        {
            var heads = new List<DraftRow>();
            for (var i = 0; i + 1 < drafts.Count; i++)
            {
                if (drafts[i].Number.Rank == 2 && drafts[i + 1].Number.Rank > 2 && (drafts[i + 1].HasDuty || drafts[i + 1].Number.Kind != NumberKind.None))
                {
                    heads.Add(drafts[i]);
                }
            }

            return heads.Count > 0 && heads.Count(d => !d.HasDuty) * 2 >= heads.Count && highest.Count(d => !d.HasDuty) * 2 >= highest.Count ? 2 : null;
        }

        MarkPlainGroups(highest);
        return null;
    }

    // Groups and tasks both numbered 1, 2, 3: groups name nobody, count 1, 2, 3 among themselves, and one stands first.
    private void MarkPlainGroups(List<DraftRow> highest)
    {
        var heads = highest.Where(d => !d.HasDuty).ToList();
        var counts = heads.Count > 0 && heads.Count < highest.Count && drafts.Count > 0 && ReferenceEquals(heads[0], drafts[0])
            && heads.Select((d, i) => d.Number.Value == i + 1).All(same => same);
        if (counts)
        {
            foreach (var head in heads)
            {
                head.Kind = DraftKind.Group;
            }
        }
    }
}
