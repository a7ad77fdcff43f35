using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Decides whether a printed row begins something or goes on with what stands above it.</summary>
internal sealed partial class RowPlacement(List<DraftRow> drafts, List<AnnexDefect> defects, LetterScheme letters, AnnexHeading heading)
{
    /// <summary>Adds the row to the drafts or to the last of them.</summary>
    public void Place(PrintedRow row)
    {
        if (row.GroupTitle.Length > 0)
        {
            AddGroup(row);
        }

        var number = AnnexText.Clean(row[AnnexRole.Number]);
        if (number.Length > 0)
        {
            PlaceNumbered(row, number);
        }
        else if (row.FromAbove(AnnexRole.Number).Length > 0 && Last is not null && (row[AnnexRole.Title].Length == 0 || !row.HasDuty))
        {
            GoOn(row, null);
        }
        else
        {
            PlaceUnnumbered(row, AnnexText.Clean(row[AnnexRole.Title]));
        }
    }

    // What a row may go on with; nothing goes on with an annex's title.
    private DraftRow? Last => drafts.Count > 0 && !drafts[^1].OpensAnnex ? drafts[^1] : null;

    private void PlaceNumbered(PrintedRow row, string number)
    {
        var title = AnnexText.Clean(row[AnnexRole.Title]);
        var read = PrintedNumber.Read(number, letters);
        var last = Last;
        if (last is not null && (PrintedNumber.IsContinued(number)
            || (read.Kind is not (NumberKind.None or NumberKind.Bullet) && read.Printed == last.Number.Printed && AnnexText.StartsSmall(title) && !IsWhole(row, title, last))))
        {
            GoOn(row, AnnexDefectCode.PageBreak);
        }
        else if (read.Kind != NumberKind.None)
        {
            MarkNamedGroup(row, Begin(row, read, title));
        }
        else if (PrintedNumber.Split(number, letters, inNumberCell: true) is { } glued)
        {
            MarkNamedGroup(row, Begin(row, glued.Number, title.Length == 0 ? glued.Title : $"{glued.Title} {title}"));
            defects.Add(new(row.Row.Number, AnnexDefectCode.GroupWithoutTab, glued.Number.Printed));
        }
        else
        {
            PlaceText(row, number, title, last);
        }
    }

    // Words where a number should be: the end of the title above, a group's title, or no number that can be read.
    private void PlaceText(PrintedRow row, string text, string title, DraftRow? last)
    {
        var goesOn = last is not null && AnnexText.StartsSmall(text) && text.Count(char.IsLetter) > 1; // a single letter is a misread number
        if (title.Length == 0 && !row.HasDuty)
        {
            if (goesOn)
            {
                last!.Keep(AnnexRole.Title, text);
                last.Append(AnnexRole.Title, text);
                AddNotes(row, last);
                defects.Add(new(row.Row.Number, AnnexDefectCode.PageBreak, AnnexText.Short(text)));
                return;
            }

            Begin(row, PrintedNumber.Unset, text).Kind = DraftKind.Group;
            return;
        }

        defects.Add(new(row.Row.Number, AnnexDefectCode.NumberCellText, AnnexText.Short(text)));
        if (goesOn)
        {
            last!.Append(AnnexRole.Title, text);
            if (AnnexText.StartsSmall(title) && !row.HasDuty)
            {
                last.Keep(AnnexRole.Number, text);
                last.Keep(AnnexRole.Title, title);
                last.Append(AnnexRole.Title, title);
                AddNotes(row, last);
                return;
            }
        }

        Begin(row, new(NumberKind.None, 0, 0, text), title.Length == 0 && !goesOn ? text : title);
    }

    private void PlaceUnnumbered(PrintedRow row, string title)
    {
        var hasNumbers = heading.Has(AnnexRole.Number);
        var last = Last;
        if (PrintedNumber.Split(title, letters, inNumberCell: !hasNumbers) is { } glued
            && (glued.Number.Kind is NumberKind.Roman or NumberKind.Capital ? !row.HasDuty || !hasNumbers : !hasNumbers || row.HasDuty))
        {
            MarkNamedGroup(row, Begin(row, glued.Number, glued.Title));
            if (hasNumbers)
            {
                defects.Add(new(row.Row.Number, AnnexDefectCode.GroupWithoutTab, glued.Number.Printed));
            }
        }
        else if (last is null)
        {
            // The first row with nothing but words heads what follows, or is a title that the outline drops again.
            _ = row.IsBanner && hasNumbers ? BeginGroup(row, title) : Begin(row, PrintedNumber.Unset, title);
        }
        else if (title.Length == 0)
        {
            if (row.Roles.Any() || row.Notes.Count > 0)
            {
                GoOn(row, AnnexDefectCode.PageBreak);
            }
        }
        else if ((AnnexText.StartsSmall(title) && !IsWhole(row, title, last)) || last.Title.Length == 0 || IsRestOfGroup(row, title, last))
        {
            GoOn(row, AnnexDefectCode.PageBreak);
        }
        else if (!row.HasDuty && row.Notes.Count > 0 && RemarkWord().IsMatch(title))
        {
            BeginGroup(row, title); // "Tổng cộng | 10": a sum below the tasks; the outline drops it and tells it
        }
        else if (row.IsBanner && (row.IsMergedAcross || AnnexText.IsCapitals(title) || GroupWord().IsMatch(title) || RemarkWord().IsMatch(title)
            || GroupsStandInTitles || (!hasNumbers && last.HasDuty)))
        {
            BeginGroup(row, title);
        }
        else if (IsWhole(row, title, last) || BeginsDuty(row, last))
        {
            Begin(row, PrintedNumber.Unset, title);
        }
        else
        {
            GoOn(row, AnnexDefectCode.PageBreak);
        }
    }

    // The annex opens with a row of words alone: so do its other groups.
    private bool GroupsStandInTitles => drafts[drafts.FindLastIndex(d => d.OpensAnnex) + 1] is { Kind: DraftKind.Group, Number.Kind: NumberKind.None or NumberKind.Digits, Literal: var cells } && !cells.ContainsKey(AnnexRole.Number);

    // A group in the titles' column: "1. Nhóm" and "Nhóm 1: …" bring their number along.
    private DraftRow BeginGroup(PrintedRow row, string title)
    {
        var glued = heading.Has(AnnexRole.Number) ? PrintedNumber.Split(title, letters, inNumberCell: false) : null;
        var group = Begin(row, glued?.Number ?? PrintedNumber.Unset, glued?.Title ?? title);
        group.Kind = DraftKind.Group;
        if (glued is { } parted)
        {
            defects.Add(new(row.Row.Number, AnnexDefectCode.GroupWithoutTab, parted.Number.Printed));
        }

        return group;
    }

    // "I | ĐẨY MẠNH TUYÊN" over "| TRUYỀN": the group's title goes on behind the page's end.
    private static bool IsRestOfGroup(PrintedRow row, string title, DraftRow last) =>
        row.IsBanner && !last.HasDuty && last.Number.Kind is NumberKind.Capital or NumberKind.Roman && AnnexText.IsCapitals(title) && AnnexText.IsCapitals(last.Title);

    // "Nhóm 1: …", "Phần II": the word says that it is a group, whatever its number is made of.
    private static void MarkNamedGroup(PrintedRow row, DraftRow draft)
    {
        if (!row.HasDuty && draft.Number.NamesGroup)
        {
            draft.Kind = DraftKind.Group;
        }
    }

    // A new task names its lead from the start of a name; "Công nghệ" under "Sở Khoa học và" goes on.
    private bool BeginsDuty(PrintedRow row, DraftRow last)
    {
        var lead = row[AnnexRole.Lead];
        if (lead.Length == 0 && row.FromAbove(AnnexRole.Lead).Length == 0 && row[AnnexRole.Time].Length == 0)
        {
            return !heading.Has(AnnexRole.Number) && row.HasDuty;
        }

        return lead.Length == 0 || last[AnnexRole.Lead].Length == 0 || AgencyWords.Starts(CellWords.Of(AnnexText.CleanLines(lead)), 0);
    }

    // A row with a lead and a time of its own, each readable by itself, is a task even when its title begins with a small letter; unless the row above
    // is none without it: it names nobody and heads no group, or one of its cells breaks off.
    private static bool IsWhole(PrintedRow row, string title, DraftRow last)
    {
        if (title.Length == 0 || !char.IsLetter(title[0]) || row[AnnexRole.Lead].Length == 0 || row[AnnexRole.Time].Length == 0
            || !(AgencyWords.Starts(CellWords.Of(AnnexText.CleanLines(row[AnnexRole.Lead])), 0) || TaskReading.BeginsWithLabel(row[AnnexRole.Lead]) || TaskReading.SaysAsAbove(row[AnnexRole.Lead]))
            || !(IsTime(row[AnnexRole.Time]) || TaskReading.SaysAsAbove(row[AnnexRole.Time])))
        {
            return false;
        }

        return last.HasDuty
            ? !last.BreaksOff(AnnexRole.Lead) && !last.BreaksOff(AnnexRole.Coordinating) && (IsTime(last[AnnexRole.Time]) || !last.BreaksOff(AnnexRole.Time))
            : last.Kind == DraftKind.Group || last.Number.Kind is NumberKind.Capital or NumberKind.Roman || AnnexText.IsCapitals(last.Title);
    }

    private static bool IsTime(string cell) => TimeWords.Read(cell, out _).Kind is not (TimeKind.Missing or TimeKind.Other);

    private DraftRow Begin(PrintedRow row, PrintedNumber number, string title)
    {
        var draft = new DraftRow { Row = row.Row.Number, Number = number, IsBanner = row.IsBanner || row.IsMergedAcross, MixesBodies = heading.Columns.Any(c => c.MixesBodies) };
        foreach (var role in row.Roles)
        {
            draft.Keep(role, row[role]);
            if (role is not (AnnexRole.Number or AnnexRole.Title))
            {
                draft.Append(role, row[role]);
            }
        }

        draft.Append(AnnexRole.Title, title);
        if (!draft.IsBanner)
        {
            foreach (var role in new[] { AnnexRole.Lead, AnnexRole.Coordinating, AnnexRole.Time, AnnexRole.Output })
            {
                if (draft[role].Length == 0 && row.FromAbove(role) is { Length: > 0 } reached)
                {
                    draft.Keep(role, reached);
                    draft.Append(role, reached);
                }
            }
        }

        AddNotes(row, draft);
        drafts.Add(draft);
        return draft;
    }

    private void GoOn(PrintedRow row, string? defect)
    {
        var last = drafts[^1];
        foreach (var role in row.Roles)
        {
            last.Keep(role, row[role]);
            if (role != AnnexRole.Number)
            {
                last.Append(role, row[role]);
            }
        }

        AddNotes(row, last);
        if (defect is not null)
        {
            defects.Add(new(row.Row.Number, defect, JoinedWords(row)));
        }
    }

    // The cells that were joined, so that a person sees which words moved; the number says nothing.
    private static string JoinedWords(PrintedRow row) =>
        string.Join(" | ", row.Roles.Where(r => r != AnnexRole.Number).Select(r => row[r]).Concat(row.Notes.Select(n => n.Text)).Select(t => AnnexText.Short(t)).Where(t => t.Length > 0));

    private static void AddNotes(PrintedRow row, DraftRow draft)
    {
        foreach (var note in row.Notes)
        {
            draft.AddNote(note);
        }
    }

    private void AddGroup(PrintedRow row)
    {
        var text = row.GroupTitle;
        if (drafts.LastOrDefault(d => d.Kind == DraftKind.Group) is { } before && before.Literal.GetValueOrDefault(AnnexRole.Title) == text)
        {
            return; // the same group, printed again in each of its rows
        }

        var glued = PrintedNumber.Split(text, letters, inNumberCell: true);
        var group = new DraftRow { Row = row.Row.Number, Number = glued?.Number ?? PrintedNumber.Unset, IsBanner = true, Kind = DraftKind.Group };
        group.Keep(AnnexRole.Title, text);
        group.Append(AnnexRole.Title, glued?.Title ?? text);
        drafts.Add(group);
    }

    [GeneratedRegex(@"^(\(?\*+\)?|ghi chú\b|lưu ý\b|tổng (cộng|số|hợp)\b|cộng\b(?! (?:đồng|tác|hòa|hoà|sinh|hưởng)\b))", RegexOptions.IgnoreCase)]
    private static partial Regex RemarkWord();

    [GeneratedRegex(@"^(nhóm|phần|mục|lĩnh vực|về |chương)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GroupWord();
}
