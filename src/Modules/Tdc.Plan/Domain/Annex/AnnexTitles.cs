using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Finds the titles of annexes, <c>PHỤ LỤC III: ĐỀ ÁN</c>, that stand alone above a heading of columns: a file may hold several annexes.</summary>
internal sealed partial class AnnexTitles
{
    // Title, subtitle over some lines, "(Kèm theo …)".
    private const int longestTitle = 8;

    private readonly IReadOnlyList<AnnexRow> rows;
    private string current;

    /// <summary>Remembers which annex the first heading of columns belongs to.</summary>
    /// <param name="rows">The file's rows.</param>
    /// <param name="headingAt">Where that heading stands.</param>
    public AnnexTitles(IReadOnlyList<AnnexRow> rows, int headingAt)
    {
        this.rows = rows;
        current = Enumerable.Range(1, Math.Min(longestTitle, headingAt)).Select(back => headingAt - back).TakeWhile(i => Lone(rows[i]) is not null)
            .Select(i => NumberOf(Lone(rows[i])!)).FirstOrDefault(n => n.Length > 0) ?? "";
    }

    /// <summary>Whether another annex's title stands in a row: numbered, and not the running annex's printed again on a new page.</summary>
    public bool Opens(int at) => Lone(rows[at]) is { } text && NumberOf(text) is { Length: > 0 } number && number != current;

    /// <summary>The annex whose title begins in a row, when a heading of columns stands under it; goes on to it.</summary>
    /// <returns>The title as a group's row, and where the heading stands.</returns>
    public (DraftRow Title, int HeadingAt)? Read(int at, Func<int, bool> isHeading, LetterScheme letters)
    {
        var under = at + 1;
        while (under < rows.Count && under - at < longestTitle && Lone(rows[under]) is not null && !isHeading(under))
        {
            under++;
        }

        if (under >= rows.Count || !isHeading(under))
        {
            return null;
        }

        var text = Lone(rows[at])!;
        var match = Title().Match(text);
        current = NumberOf(text);
        var more = Enumerable.Range(at + 1, under - at - 1).Select(i => Lone(rows[i])!).ToList();
        var title = match.Groups["t"].Length > 0 ? match.Groups["t"].Value : string.Join(' ', more.TakeWhile(t => !t.StartsWith('(')));
        var annex = new DraftRow
        {
            Row = rows[at].Number,
            IsBanner = true,
            Kind = DraftKind.Group,
            OpensAnnex = true,
            Number = PrintedNumber.Read(match.Groups["n"].Value, letters) with { Printed = match.Groups["p"].Value },
        };
        annex.Keep(AnnexRole.Number, text);
        annex.Keep(AnnexRole.Title, string.Join('\n', more));
        annex.Append(AnnexRole.Title, title.Length > 0 ? title : text);
        return (annex, under);
    }

    // A line of text, or a row with one filled cell.
    private static string? Lone(AnnexRow row) => row.Filled.Take(2).ToList() is [var only] && !only.Cell.FromAbove ? AnnexText.Clean(only.Cell.Text) : null;

    private static string NumberOf(string text) => Title().Match(text) is { Success: true } title && !Continued().IsMatch(text) ? title.Groups["n"].Value.ToUpperInvariant() : "";

    [GeneratedRegex(@"^(?<p>phụ lục(?:\s+số)?\s+(?<n>[IVXLC]+|[0-9]{1,2}|[A-ZĐ]))(?:\s*[.:–-]\s*(?<t>.*)|\s+(?<t>\p{Lu}.*)|\s*(?<t>\(.*))?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\(\s*(tiếp|tt\b|t\.t)", RegexOptions.IgnoreCase)]
    private static partial Regex Continued();
}
