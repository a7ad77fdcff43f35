using System.Globalization;
using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Numbers groups and tasks, lends them what stands on the rows above, and reads their cells.</summary>
internal sealed partial class TaskReading(AgencyCells agencies, List<AnnexDefect> defects)
{
    private readonly Dictionary<string, int> titles = [];
    private readonly Dictionary<AnnexRole, string> before = [];
    private int numberBefore;

    /// <summary>Reads all groups.</summary>
    public List<AnnexGroup> Read(List<OutlineGroup> outline)
    {
        var groups = new List<AnnexGroup>();
        var seen = new HashSet<string>();
        foreach (var group in outline)
        {
            var position = groups.Count + 1;
            TellNumber(group.Row, position, seen);
            var number = 0;
            var tasks = new List<AnnexTask>();
            foreach (var task in group.Tasks)
            {
                number = NumberOf(task.Row, number, ReferenceEquals(task.Row, group.Row));
                tasks.Add(ReadTask(task, group.Row, number));
            }

            numberBefore = number;
            groups.Add(new(position, group.Row?.Number.Printed ?? "", group.Row?.Title ?? "", tasks, AnnexLiteral.Of(group.Row), group.Row?.Row ?? 0));
        }

        return groups;
    }

    private void TellNumber(DraftRow? row, int position, HashSet<string> seen)
    {
        if (row is null || row.OpensAnnex)
        {
            return;
        }

        if (row.Number.Kind == NumberKind.None)
        {
            defects.Add(new(row.Row, AnnexDefectCode.GroupWithoutNumber, Text(position), AnnexText.Short(row.Title)));
        }
        else if (!seen.Add(row.Number.Identity))
        {
            defects.Add(new(row.Row, AnnexDefectCode.GroupRepeated, row.Number.Printed, Text(position)));
        }
        else if (!row.Number.StandsAt(position))
        {
            defects.Add(new(row.Row, AnnexDefectCode.GroupOutOfOrder, row.Number.Printed, Text(position)));
        }
    }

    private int NumberOf(DraftRow row, int before, bool isGroup)
    {
        var printed = row.Number;
        if (isGroup)
        {
            return before + 1;
        }

        if (printed.Kind is NumberKind.None or NumberKind.Bullet)
        {
            defects.Add(new(row.Row, AnnexDefectCode.NumberMissing, Text(before + 1), AnnexText.Short(row.Title)));
            return before + 1;
        }

        if (printed.Value <= before)
        {
            defects.Add(new(row.Row, AnnexDefectCode.NumberNotRising, printed.Printed, Text(before + 1)));
            return before + 1;
        }

        var runsOn = before == 0 && printed.Value == numberBefore + 1;
        if (printed.Value != before + 1 && !runsOn)
        {
            defects.Add(new(row.Row, AnnexDefectCode.NumberGap, printed.Printed, Text(before > 0 ? before : numberBefore + 1))
            {
                Wording = AnnexDefectCode.NumberGap + (before > 0 ? "" : numberBefore > 0 ? ".later-group" : ".first-group"),
            });
        }

        return printed.Value;
    }

    private AnnexTask ReadTask(OutlineTask task, DraftRow? group, int number)
    {
        var row = task.Row;
        foreach (var role in new[] { AnnexRole.Lead, AnnexRole.Coordinating, AnnexRole.Time, AnnexRole.Output })
        {
            TakeFromAbove(role, row);
        }

        var printed = row[AnnexRole.Lead];
        var (leadCell, coordinatingCell) = Labelled(printed, row[AnnexRole.Coordinating], row);
        if (leadCell.Length == 0)
        {
            printed = Lend(AnnexRole.Lead, task, group, AnnexDefectCode.InheritedLead);
            (leadCell, coordinatingCell) = Labelled(printed, coordinatingCell, row);
        }

        coordinatingCell = coordinatingCell.Length > 0 ? coordinatingCell : Lend(AnnexRole.Coordinating, task, group, AnnexDefectCode.InheritedCoordinating);
        var timeCell = row[AnnexRole.Time].Length > 0 ? row[AnnexRole.Time] : Lend(AnnexRole.Time, task, group, AnnexDefectCode.InheritedTime);
        var lead = Read(leadCell, row);
        var coordinating = Read(coordinatingCell, row);
        if (row.MixesBodies && leadCell == printed && lead.Names.Count > 1)
        {
            defects.Add(new(row.Row, AnnexDefectCode.UnsortedAgencies, string.Join("; ", lead.Names)));
        }

        var time = TimeWords.Read(timeCell, out var timeDefect);
        if (timeDefect is not null)
        {
            defects.Add(new(row.Row, timeDefect, time.Literal));
        }

        if (lead.Names.Count == 0)
        {
            defects.Add(new(row.Row, AnnexDefectCode.MissingLead, AnnexText.Short(row.Title)));
        }

        TellTitle(row);
        var notes = row.Notes.Select(n => n.Heading.Length == 0 ? AnnexText.Clean(n.Text) : $"{n.Heading}: {AnnexText.Clean(n.Text)}").ToList();
        if (task.Under is { } under)
        {
            notes.Insert(0, $"{under.Number.Printed} {under.Title}");
            notes.AddRange(under.Notes.Select(n => $"{n.Heading}: {AnnexText.Clean(n.Text)}"));
        }

        var output = AnnexText.Clean(row[AnnexRole.Output]);
        return new(
            number, row.Number.Printed, row.Title, lead.Names, coordinating.Names, lead.Matches, coordinating.Matches,
            time, output.Length == 0 ? null : output, notes, AnnexLiteral.Of(row), row.Row);
    }

    // "Như trên", "-nt-": what the task before has in this column.
    private void TakeFromAbove(AnnexRole role, DraftRow row)
    {
        if (Ditto().IsMatch(row[role]) && before.TryGetValue(role, out var above) && above.Length > 0)
        {
            row[role] = above;
            defects.Add(new(row.Row, AnnexDefectCode.SameAsAbove, AnnexText.Short(above)));
        }

        before[role] = row[role];
    }

    private void TellTitle(DraftRow row)
    {
        var key = AnnexText.Fold(row.Title);
        if (key.Length == 0)
        {
            defects.Add(new(row.Row, AnnexDefectCode.MissingTitle));
        }
        else if (!titles.TryAdd(key, row.Row))
        {
            defects.Add(new(row.Row, AnnexDefectCode.DuplicateTitle, Text(titles[key])));
        }
    }

    private AgencyList Read(string cell, DraftRow row)
    {
        var list = agencies.Read(cell);
        defects.AddRange(list.Defects.Select(d => new AnnexDefect(row.Row, d.Code, d.Facts)));
        return list;
    }

    // What stands on the heading or the group's row above holds for the tasks that say nothing themselves.
    private string Lend(AnnexRole role, OutlineTask task, DraftRow? group, string defect)
    {
        var lender = task.Under is { } under && under[role].Length > 0 ? under : group;
        if (lender is null || ReferenceEquals(lender, task.Row) || lender[role].Length == 0)
        {
            return "";
        }

        lender.Lent.Add(role);
        defects.Add(new(task.Row.Row, defect, AnnexText.Short(lender[role])));
        return lender[role];
    }

    // "Chủ trì: Sở A. Phối hợp: Sở B" in one cell.
    private (string Lead, string Coordinating) Labelled(string lead, string coordinating, DraftRow row)
    {
        if (row.MixesBodies)
        {
            lead = WithWith().Replace(ShortLabel().Replace(lead, m => m.Value.Replace("CT", "chủ trì", StringComparison.Ordinal).Replace("PH", "phối hợp", StringComparison.Ordinal)), " phối hợp với ");
        }

        var labels = Label().Matches(lead);
        if (labels.Count == 0)
        {
            return RoleBehind().IsMatch(lead) ? LabelledBehind(lead, coordinating, row)
                : BareRoleBehind().Matches(lead) is var bare && bare.Any(SaysCoordinating) ? LabelledBare(lead, coordinating, bare, row) : (lead, coordinating);
        }

        var (leads, others) = (new List<string> { lead[..labels[0].Index] }, new List<string> { coordinating });
        for (var i = 0; i < labels.Count; i++)
        {
            var start = labels[i].Index + labels[i].Length;
            var text = lead[start..(i + 1 < labels.Count ? labels[i + 1].Index : lead.Length)];
            (SaysCoordinating(labels[i]) ? others : leads).Add(text);
        }

        defects.Add(new(row.Row, AnnexDefectCode.LabelledAgencies, AnnexText.Short(lead)));
        return (Joined(leads), Joined(others));
    }

    // "Sở A (chủ trì); Sở B (phối hợp)".
    private (string Lead, string Coordinating) LabelledBehind(string lead, string coordinating, DraftRow row)
    {
        var (leads, others) = (new List<string>(), new List<string> { coordinating });
        foreach (var part in BehindRole().Split(lead))
        {
            var role = RoleBehind().Match(part);
            (role.Success && SaysCoordinating(role) ? others : leads).Add(RoleBehind().Replace(part, ""));
        }

        defects.Add(new(row.Row, AnnexDefectCode.LabelledAgencies, AnnexText.Short(lead)));
        return (Joined(leads), Joined(others));
    }

    // "Sở A chủ trì; Sở B, Sở C phối hợp": each word stands behind those that it is said of.
    private (string Lead, string Coordinating) LabelledBare(string lead, string coordinating, MatchCollection roles, DraftRow row)
    {
        var (leads, others, from) = (new List<string>(), new List<string> { coordinating }, 0);
        foreach (Match role in roles)
        {
            (SaysCoordinating(role) ? others : leads).Add(lead[from..role.Index]);
            from = role.Index + role.Length;
        }

        leads.Add(lead[from..]);
        defects.Add(new(row.Row, AnnexDefectCode.LabelledAgencies, AnnexText.Short(lead)));
        return (Joined(leads), Joined(others));
    }

    private static bool SaysCoordinating(Match role) => AnnexText.Fold(role.Value).Contains("phoi hop", StringComparison.Ordinal);

    private static string Joined(List<string> parts) => string.Join("; ", parts.Select(p => LeadsAtEnd().Replace(p, "").Trim(' ', '\n', ',', ';', '-', '.', '+')).Where(p => p.Length > 0));

    /// <summary>Whether a cell says only that it holds what the cell above holds.</summary>
    public static bool SaysAsAbove(string cell) => Ditto().IsMatch(cell);

    /// <summary>Whether a cell begins with who does what: "Chủ trì: …".</summary>
    public static bool BeginsWithLabel(string cell) => Label().Match(cell) is { Success: true, Index: 0 };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\W*(?:như trên|n\.?t|như mục trên)\W*$|^[""″〃']{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Ditto();

    [GeneratedRegex(@"\s*\((?:cơ quan |đơn vị )?(?:chủ trì|phối hợp)(?: thực hiện)?\)", RegexOptions.IgnoreCase)]
    private static partial Regex RoleBehind();

    // "CT: Sở A; PH: Sở B", "Sở A (CT), Sở B (PH)": said so only where the column holds both.
    [GeneratedRegex(@"\b(?:CT|PH)\s*:|\((?:CT|PH)\)")]
    private static partial Regex ShortLabel();

    // "Sở A phối hợp Sở B" lacks its "với".
    [GeneratedRegex(@"(?<=\p{L}) phối hợp (?=\p{Lu})")]
    private static partial Regex WithWith();

    [GeneratedRegex(@"(?<=\p{L})\s+(?:chủ trì|phối hợp)(?: thực hiện)?\s*(?=[;,.\n]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex BareRoleBehind();

    [GeneratedRegex(@"[;\n]|(?<=\))\s*(?:,|và\b)")]
    private static partial Regex BehindRole();

    [GeneratedRegex(@"(?<=\p{L})\s+chủ trì\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LeadsAtEnd();

    [GeneratedRegex(@"(?:-\s*)?(?:cơ quan |đơn vị |cơ quan, đơn vị )?(?:chủ trì|phối hợp|thực hiện)(?: thực hiện)?\s*:|(?<=[\p{L})]),? phối hợp với (?=\p{Lu}|các)", RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
