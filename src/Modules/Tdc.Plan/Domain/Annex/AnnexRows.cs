using System.Globalization;
using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Puts printed rows together to rows of the annex: what a page end, a line break or a merged cell tore apart is joined.</summary>
internal sealed partial class AnnexRows(IReadOnlyList<AnnexRow> rows, List<AnnexDefect> defects)
{
    private const int mostQuoted = 40;

    private readonly List<DraftRow> drafts = [];
    private readonly List<(int Row, List<string> Rows)> otherTables = [];
    private AnnexHeading heading = null!;
    private AnnexTitles titles = null!;
    private GroupLines groupLines = null!;
    private LetterScheme letters;
    private AnnexRow? lastRow;
    private int table;
    private int otherTable = -1;
    private bool isPast;

    /// <summary>The first heading's place in the rows; -1 when none was recognised.</summary>
    public int HeadingAt { get; private set; } = -1;

    /// <summary>Lines outside the table, before and after it.</summary>
    public List<(int Row, string Text)> Outside { get; } = [];

    /// <summary>The rows that were taken for the annex's: no headings, no rows of other tables.</summary>
    public List<AnnexRow> Taken { get; } = [];

    /// <summary>Reads them; empty when no heading is recognised.</summary>
    public List<DraftRow> Read()
    {
        if (FindHeading() is not { } found)
        {
            return drafts;
        }

        heading = found;
        table = rows[HeadingAt].Table;
        titles = new(rows, HeadingAt);
        TellTablesBefore();
        ReadSigns(Math.Max(0, HeadingAt - 1), HeadingAt);
        var above = GroupAboveFirstTable();
        Outside.AddRange(rows.Take(above is null ? HeadingAt : HeadingAt - 1).SelectMany(LinesOf));
        TellColumns(HeadingAt);
        if (above is { } group)
        {
            AddGroupLine(rows[HeadingAt - 1], group);
        }

        var outsideTold = false;
        var lastTableRow = LastTableRow();
        for (var i = HeadingAt + heading.Rows; i < rows.Count; i++)
        {
            var row = rows[i];
            if (titles.Opens(i))
            {
                if (titles.Read(i, IsHeading, letters) is { } further)
                {
                    (i, outsideTold) = (OpenAnnex(i, further.Title, further.HeadingAt), false);
                    continue;
                }

                isPast = true;
            }

            if (!row.InTable)
            {
                outsideTold = AddLine(i, outsideTold, i < lastTableRow, i + 1 < rows.Count && rows[i + 1].InTable && IsHeading(i + 1));
                continue;
            }

            if (!row.Filled.Any())
            {
                TellLost(row);
                continue;
            }

            outsideTold = false;
            if (IsHeadingAgain(i, out var again))
            {
                var isSame = again.IsLike(heading);
                (heading, otherTable) = (again, -1);
                if (!isSame)
                {
                    TellColumns(i);
                }

                i += again.Rows - 1;
                table = row.Table;
                lastRow = null;
                isPast = false;
                continue;
            }

            if (IsOtherTable(row))
            {
                continue;
            }

            TellLost(row);
            if (AnnexHeading.NumbersColumns(row) && (drafts.Count == 0 || lastRow is null))
            {
                continue;
            }

            Add(i, row);
            Taken.Add(row);
            lastRow = row;
        }

        TakeStandIns();
        defects.AddRange(otherTables.Select(o => new AnnexDefect(
            o.Row, AnnexDefectCode.OtherTable, string.Join(" | ", o.Rows.Take(mostQuoted)) + (o.Rows.Count > mostQuoted ? string.Create(CultureInfo.InvariantCulture, $" | … (+{o.Rows.Count - mostQuoted})") : ""))));
        return drafts;
    }

    // Numbers and letters may mean other things under another heading of columns.
    private void ReadSigns(int from, int headingAt)
    {
        var under = rows.Skip(from).Where(r => !r.InTable || r.Number != rows[headingAt].Number).ToList();
        letters = LetterScheme.Of(under.Select(FirstText), under.Select(LoneTitle));
        groupLines = new(rows, headingAt + heading.Rows, FirstText, letters);
    }

    // Another annex: its title heads a group, and what stands under its heading of columns is numbered anew.
    private int OpenAnnex(int at, DraftRow title, int headingAt)
    {
        Outside.AddRange(rows.Skip(at).Take(headingAt - at).SelectMany(LinesOf));
        Taken.AddRange(rows.Skip(at).Take(headingAt - at).Where(r => r.InTable));
        drafts.Add(title);
        heading = AnnexHeading.Read(rows[headingAt], headingAt + 1 < rows.Count ? rows[headingAt + 1] : null)!;
        (table, otherTable, lastRow, isPast) = (rows[headingAt].Table, -1, null, false);
        ReadSigns(headingAt, headingAt);
        TellColumns(headingAt);
        return headingAt + heading.Rows - 1;
    }

    // Tables of targets or of the like before the annex's; a letterhead of two columns is none.
    private void TellTablesBefore()
    {
        var before = rows.Take(HeadingAt).Where(r => r.InTable && r.Filled.Take(3).Count() == 3).ToList();
        for (var i = 0; i < before.Count; i++)
        {
            var same = before.Skip(i).TakeWhile((r, k) => r.Table == before[i].Table && (k == 0 || r.Number - before[i + k - 1].Number <= 2)).Count();
            if (same > 1)
            {
                defects.Add(new(before[i].Number, AnnexDefectCode.OtherTable, AnnexText.Short(string.Join(" ", before[i].Filled.Select(f => f.Cell.Text)))));
            }

            i += same - 1;
        }
    }

    // A table of its own for each group: the line above it names the group. Above the first one it must be the first of its kind.
    private (PrintedNumber Number, string Title)? GroupAboveFirstTable()
    {
        if (HeadingAt == 0 || rows[HeadingAt - 1].InTable || GroupLine(HeadingAt - 1) is not { Number.Value: 1 } first)
        {
            return null;
        }

        var next = Enumerable.Range(HeadingAt + 1, rows.Count - HeadingAt - 1).FirstOrDefault(i => !rows[i].InTable && GroupLine(i) is { Number.Value: 2 } second && second.Number.Kind == first.Number.Kind);
        return next > 0 && rows.Skip(next).Any(r => r.InTable) ? first : null;
    }

    private (PrintedNumber Number, string Title)? GroupLine(int at) =>
        rows[at].Cells.Count > 0 ? PrintedNumber.Split(AnnexText.Clean(rows[at].Cells[0].Text), letters, inNumberCell: true) : null;

    private bool IsHeading(int at) => AnnexHeading.Read(rows[at], at + 1 < rows.Count ? rows[at + 1] : null) is not null;

    private void AddGroupLine(AnnexRow row, (PrintedNumber Number, string Title) glued, DraftKind kind = DraftKind.Group)
    {
        var group = new DraftRow { Row = row.Number, Number = glued.Number, IsBanner = true, Kind = kind };
        group.Keep(AnnexRole.Number, AnnexText.Clean(row.Cells[0].Text));
        group.Append(AnnexRole.Title, glued.Title);
        drafts.Add(group);
        defects.Add(new(row.Number, AnnexDefectCode.GroupWithoutTab, glued.Number.Printed));
        lastRow = null;
    }

    private int LastTableRow()
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i].InTable)
            {
                return i;
            }
        }

        return -1;
    }

    private AnnexHeading? FindHeading()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (AnnexHeading.Read(rows[i], i + 1 < rows.Count ? rows[i + 1] : null) is { } read)
            {
                HeadingAt = i;
                return read;
            }
        }

        return null;
    }

    private bool IsHeadingAgain(int at, out AnnexHeading again)
    {
        again = heading;
        if (heading.Has(AnnexRole.Number) && FirstText(rows[at]) is [>= '0' and <= '9', ..])
        {
            return false; // a numbered row is no heading; nearly all rows are numbered
        }

        if (AnnexHeading.Read(rows[at], at + 1 < rows.Count ? rows[at + 1] : null) is not { } read
            || read.Columns.Any(c => c.Heading.Length > 60) || (heading.Has(AnnexRole.Number) && !read.Has(AnnexRole.Number)))
        {
            return false;
        }

        again = read;
        defects.Add(new(rows[at].Number, AnnexDefectCode.RepeatedHeading));
        return true;
    }

    // A further table without a heading goes on with the annex when it has its columns; a signature block or a list of recipients has not.
    private bool IsOtherTable(AnnexRow row)
    {
        var opens = row.Table == table && OpensOther(row);
        if (row.Table == table && row.Table != otherTable && !opens)
        {
            return false;
        }

        if (row.Table != table && row.Table != otherTable && !isPast && (row.Cells.Count == heading.CellCount
            || (row.Cells.Count >= 3 && PrintedNumber.Read(FirstText(row), letters).Kind != NumberKind.None)))
        {
            table = row.Table;
            return false;
        }

        var words = AnnexText.Clean(string.Join(" ", row.Filled.Select(f => f.Cell.Text)));
        if (row.Table == table)
        {
            // Where nothing but words tells that it is another table, its rows are quoted, so that a person can see whether it is.
            otherTable = row.Table;
            if (opens)
            {
                otherTables.Add((row.Number, []));
            }

            otherTables[^1].Rows.Add(words);
        }
        else if (row.Table != otherTable)
        {
            otherTable = row.Table;
            defects.Add(new(row.Number, AnnexDefectCode.OtherTable, AnnexText.Short(words)));
        }

        Outside.AddRange(LinesOf(row));
        return true;
    }

    // Another table's heading among rows of one table, as in a text or on a sheet: it numbers its rows (STT), or stands under another annex's title,
    // and is neither a heading of tasks nor the running one printed again with damage.
    private bool OpensOther(AnnexRow row)
    {
        var filled = row.Filled.Where(f => !f.Cell.FromAbove).ToList();
        if (filled.Count > 0 && Signature().IsMatch(filled[0].Cell.Text))
        {
            return row.Table != otherTable;
        }

        return filled.Count > 2 && filled.TrueForAll(f => f.Cell.Text.Length <= 60)
            && (HeadingWords.Read(filled[0].Cell.Text).Role == AnnexRole.Number || (isPast && row.Table != otherTable && PrintedNumber.Read(FirstText(row), letters).Kind == NumberKind.None))
            && filled.Skip(1).Count(f => heading.Columns.Any(c => c.From <= f.Column && f.Column < c.Until && AnnexText.Fold(c.Heading).StartsWith(AnnexText.Fold(f.Cell.Text), StringComparison.Ordinal))) < 2;
    }

    private void TellLost(AnnexRow row)
    {
        if (row.Table == table)
        {
            defects.AddRange(row.Cells.Where((_, at) => heading.Columns.Any(c => c.From <= at && at < c.Until && (c.Heading.Length > 0 || c.Role != AnnexRole.Note))).Select(c => c.Lost).OfType<AnnexDefect>());
        }
    }

    private void TakeStandIns()
    {
        foreach (var draft in drafts)
        {
            defects.AddRange(draft.TakeStandIns().Select(n => new AnnexDefect(draft.Row, AnnexDefectCode.OtherColumnTaken, n.StandsInFor.ToString(), n.Heading, AnnexText.Short(n.Text))));
        }
    }

    private void TellColumns(int headingAt)
    {
        defects.AddRange(heading.Columns.Where(c => c.MixesBodies).Select(c => new AnnexDefect(rows[headingAt].Number, AnnexDefectCode.MixedColumn, c.Heading)));
        foreach (var (taken, others) in heading.Rivals)
        {
            defects.Add(new(
                rows[headingAt].Number, AnnexDefectCode.SeveralColumns, taken.Role.ToString(), taken.Heading, string.Join("”, “", others.Select(o => o.Heading))));
        }

        foreach (var column in heading.Columns.Where(c => c.Role == AnnexRole.Note && !c.IsKnown && c.Heading.Length > 0))
        {
            defects.Add(new(rows[headingAt].Number, AnnexDefectCode.UnknownColumn, column.Heading));
        }
    }

    // A line of text between or after the rows: a group's heading, the rest of a broken line, or not the annex's.
    private bool AddLine(int at, bool told, bool moreRows, bool aboveHeading)
    {
        var row = rows[at];
        var text = AnnexText.Clean(row.Cells.Count > 0 ? row.Cells[0].Text : "");
        if (text.Length == 0 || text.All(c => char.IsAsciiDigit(c) || c is '-' or ' '))
        {
            return told;
        }

        if (aboveHeading && PrintedNumber.Split(text, letters, inNumberCell: true) is { } title)
        {
            AddGroupLine(row, title);
            return false;
        }

        if (groupLines.At(at) is { } line)
        {
            AddGroupLine(row, (line.Number, line.Title), line.Kind);
            return false;
        }

        if (PrintedNumber.Split(text, letters, inNumberCell: true) is { Number.Kind: NumberKind.Roman or NumberKind.Capital } glued && (moreRows || !told))
        {
            AddGroupLine(row, glued, DraftKind.Task);
            return false;
        }

        if (!told && lastRow is not null && drafts.Count > 0 && AnnexText.StartsSmall(text))
        {
            var role = lastRow.Cells.Count < heading.CellCount ? RoleAt(lastRow.Cells.Count - 1) : AnnexRole.Title;
            drafts[^1].Keep(role, text);
            drafts[^1].Append(role == AnnexRole.Number ? AnnexRole.Title : role, text);
            defects.Add(new(row.Number, AnnexDefectCode.LineBreak, AnnexText.Short(text)));
            return false;
        }

        Outside.Add((row.Number, text));
        if (!told)
        {
            defects.Add(new(row.Number, AnnexDefectCode.TextOutsideTable, text));
        }

        return true;
    }

    private void Add(int at, AnnexRow row)
    {
        var read = new PrintedRow(row, heading, at);
        if (JoinBrokenLine(read))
        {
            return;
        }

        foreach (var extra in read.Extra)
        {
            defects.Add(new(row.Number, AnnexDefectCode.ExtraCell, AnnexText.Short(extra)));
        }

        new RowPlacement(drafts, defects, letters, heading).Place(read);
    }

    // "1 | Title | Sở A" and "Sở B | Sở C | Hàng năm": one row whose cell held a line break, in a text file.
    private bool JoinBrokenLine(PrintedRow read)
    {
        if (lastRow is null || drafts.Count == 0 || read.Row.Table != lastRow.Table || lastRow.Cells.Count >= heading.CellCount || lastRow.Cells.Count < 2
            || read.Row.Cells.Count < 2 || lastRow.Cells.Count + read.Row.Cells.Count - 1 != heading.CellCount
            || read.Row.Cells[0].Text.Length == 0 || PrintedNumber.Read(AnnexText.Clean(read.Row.Cells[0].Text), letters).Kind != NumberKind.None
            || PrintedNumber.Split(AnnexText.Clean(read.Row.Cells[0].Text), letters, inNumberCell: true) is not null)
        {
            return false;
        }

        for (var i = 0; i < read.Row.Cells.Count; i++)
        {
            var column = lastRow.Cells.Count - 1 + i;
            var text = read.Row.Cells[i].Text;
            if (RoleAt(column) == AnnexRole.Note && text.Length > 0)
            {
                var noted = heading.Columns.First(c => c.From <= column && column < c.Until);
                drafts[^1].AddNote(new(noted.Heading, text, noted.StandsInFor));
            }
            else
            {
                drafts[^1].Keep(RoleAt(column), text);
                drafts[^1].Append(RoleAt(column), text);
            }
        }

        defects.Add(new(read.Row.Number, AnnexDefectCode.LineBreak, AnnexText.Short(read.Row.Cells[0].Text)));
        return true;
    }

    // The end of a document: who signs and who receives, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Nơi nhận:".
    [GeneratedRegex(@"^(?:(?:TM|KT|TL|TUQ)\.\s*\p{Lu}{2}|(?i:nơi nhận)\s*:)")]
    private static partial Regex Signature();

    private AnnexRole RoleAt(int column) => heading.Columns.FirstOrDefault(c => c.From <= column && column < c.Until)?.Role ?? AnnexRole.Note;

    private string FirstText(AnnexRow row)
    {
        var number = heading.Columns.FirstOrDefault(c => c.Role == AnnexRole.Number) ?? heading.Columns.First(c => c.Role == AnnexRole.Title);
        var at = Math.Min(number.From, row.Cells.Count - 1);
        return at < 0 ? "" : AnnexText.Clean(row.Cells[at].Text);
    }

    // The title of a row that has a column for numbers and nothing but a title.
    private string LoneTitle(AnnexRow row) => row.InTable && heading.Has(AnnexRole.Number) && row.Filled.Take(2).ToList() is [var only] && RoleAt(only.Column) == AnnexRole.Title
        ? AnnexText.Clean(only.Cell.Text) : "";

    private static IEnumerable<(int Row, string Text)> LinesOf(AnnexRow row) =>
        row.Cells.SelectMany(c => c.FromAbove ? [] : c.Text.Split('\n')).Select(AnnexText.Clean).Where(t => t.Length > 0).Select(t => (row.Number, t));
}
