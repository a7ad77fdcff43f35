using System.Globalization;
using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>A date by which reports are due each year, or reports on request.</summary>
/// <param name="Due">Month and day as <c>MM-dd</c>; empty for reports on request.</param>
/// <param name="Adhoc">Whether it means reports on request (đột xuất).</param>
internal sealed record ReportingDate(string Due, bool Adhoc);

/// <summary>What the text around the annex says about the decision; what it does not say is empty.</summary>
/// <param name="Number">Number and symbol.</param>
/// <param name="Issued">Its day.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Implements">The documents that it carries out.</param>
/// <param name="Reporting">When reports are due.</param>
internal sealed record DecisionFacts(
    string? Number, DateOnly? Issued, string? Issuer, IReadOnlyList<string> Implements, IReadOnlyList<ReportingDate> Reporting);

/// <summary>Reads the decision's own text, before and after the annex's table.</summary>
internal static partial class DecisionText
{
    private const int headLines = 60;

    /// <summary>Reads the facts.</summary>
    /// <param name="lines">Clean lines outside the table.</param>
    public static DecisionFacts Read(IReadOnlyList<string> lines)
    {
        var number = lines.Take(headLines).Select(l => OwnNumber().Match(l)).FirstOrDefault(m => m.Success)?.Groups["n"].Value
            ?? lines.Select(l => AttachedTo().Match(l)).FirstOrDefault(m => m.Groups["n"].Success)?.Groups["n"].Value;
        number = number is null ? null : Spaces().Replace(number, "");
        return new(number, Issued(lines), Issuer(lines), Implements(lines, number), Reporting(lines));
    }

    /// <summary>Sentences of the text, joined over broken lines, that order the protection of people who report wrongs.</summary>
    /// <param name="rows">Lines outside the table with their numbers.</param>
    /// <returns>Line, section number such as <c>II.6.b</c>, sentence.</returns>
    public static IEnumerable<(int Row, string Section, string Sentence)> Protections(IReadOnlyList<(int Row, string Text)> rows)
    {
        var (part, section, clause) = ("", "", "");
        foreach (var (row, text) in rows)
        {
            if (PartHead().Match(text) is { Success: true } p && RomanNumeral.Read(p.Groups[1].Value) is not null)
            {
                (part, section, clause) = (p.Groups[1].Value, "", "");
            }
            else if (SectionHead().Match(text) is { Success: true } s)
            {
                (section, clause) = (s.Groups[1].Value, "");
            }
            else if (ClauseHead().Match(text) is { Success: true } c)
            {
                clause = c.Groups[1].Value;
            }

            foreach (var sentence in Sentences().Split(text).Where(OrdersProtection))
            {
                yield return (row, string.Join('.', new[] { part, section, clause }.Where(x => x.Length > 0)), sentence.Trim());
            }
        }
    }

    /// <summary>Whether a text speaks of protecting those who report or denounce wrongs.</summary>
    public static bool OrdersProtection(string text) => Protection().IsMatch(text);

    private static DateOnly? Issued(IReadOnlyList<string> lines)
    {
        foreach (var match in lines.Take(headLines).Select(l => PlaceAndDate().Match(l)).Concat(lines.Select(l => AttachedTo().Match(l))).Where(m => m.Success && m.Groups["y"].Success))
        {
            if (Day(match) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static string? Issuer(IReadOnlyList<string> lines)
    {
        if (lines.Select(l => AttachedTo().Match(l)).FirstOrDefault(m => m.Groups["who"].Success) is { } attached)
        {
            return attached.Groups["who"].Value.TrimEnd(' ', ')', '.', ',', ';', '/');
        }

        for (var i = 0; i < Math.Min(lines.Count, headLines); i++)
        {
            var joined = i + 1 < lines.Count && Capitals().IsMatch(lines[i]) ? lines[i] + " " + lines[i + 1] : lines[i];
            if (CapitalIssuer().Match(joined) is { Success: true } capital)
            {
                var place = capital.Groups["place"].Value.ToLower(Vietnamese);
                return $"Ủy ban nhân dân {capital.Groups["level"].Value.ToLower(Vietnamese)} {Vietnamese.TextInfo.ToTitleCase(place)}";
            }
        }

        return null;
    }

    private static List<string> Implements(IReadOnlyList<string> lines, string? own)
    {
        // The title says it: "Ban hành Kế hoạch … thực hiện Quyết định số …"; the grounds ("Căn cứ …") name many more.
        var title = lines.FirstOrDefault(l => Purpose().IsMatch(l) && DocumentNumber().IsMatch(l));
        return title is null ? []
            : [.. DocumentNumber().Matches(title).Select(m => Spaces().Replace(m.Value, "")).Where(n => n != own).Distinct()];
    }

    private static List<ReportingDate> Reporting(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Where(l => l.Contains("báo cáo", StringComparison.OrdinalIgnoreCase) && Periodic().IsMatch(l)))
        {
            var dates = YearlyDay().Matches(line).Select(m => (Month: int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture), Day: int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture)))
                .Where(d => d.Month is >= 1 and <= 12 && d.Day >= 1 && d.Day <= DateTime.DaysInMonth(2024, d.Month)).Distinct().ToList();
            if (dates.Count > 0)
            {
                List<ReportingDate> found = [.. dates.Select(d => new ReportingDate(string.Create(CultureInfo.InvariantCulture, $"{d.Month:00}-{d.Day:00}"), false))];
                return line.Contains("đột xuất", StringComparison.OrdinalIgnoreCase) ? [.. found, new("", true)] : found;
            }
        }

        return [];
    }

    private static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact($"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    [GeneratedRegex(@"^Số\s*:?\s*(?<n>[0-9]+[a-zA-Z]?\s*(?:/\s*[0-9]{4})?\s*[/-]\s*[\p{Lu}0-9][\p{L}0-9/&\-]*)")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"(?:kèm theo|Phụ lục)[^()]{0,40}?(?:Quyết định|Kế hoạch)(?:\s+số)?\s*:?\s*(?<n>[0-9]+\s*(?:/\s*[0-9]{4})?\s*[/-]\s*[\p{Lu}0-9][\p{L}0-9/&\-]*)?\S*\s*,?\s*(?:ngày\s+(?<d>[0-9]{1,2})\s*(?:tháng|/|-)\s*(?<m>[0-9]{1,2})\s*(?:năm|/|-)\s*(?<y>[0-9]{4})\s*)?(?:của\s+(?<who>Ủy ban nhân dân [^),.;]{2,60}|UBND [^),.;]{2,60}|Thủ tướng Chính phủ|Bộ [^),.;]{2,60}))?", RegexOptions.IgnoreCase)]
    private static partial Regex AttachedTo();

    [GeneratedRegex(@"^[\p{L}\s.\-]{2,40},\s*ngày\s+(?<d>[0-9]{1,2})\s+tháng\s+(?<m>[0-9]{1,2})\s+năm\s+(?<y>[0-9]{4})")]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex(@"^(?:ỦY|UỶ) BAN NHÂN DÂN$")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(?:ỦY|UỶ) BAN NHÂN DÂN (?<level>TỈNH|THÀNH PHỐ) (?<place>[\p{Lu}\s-]{2,40})$")]
    private static partial Regex CapitalIssuer();

    [GeneratedRegex(@"^\W*(?:Ban hành|Về việc|V/v|Triển khai|Thực hiện|Phê duyệt)\b.*(?:thực hiện|triển khai)", RegexOptions.IgnoreCase)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"(?<![\w/-])[0-9]{1,5}\s?/\s?(?:[0-9]{4}\s?/\s?)?[\p{Lu}]{2,}[\p{L}0-9]*-[\p{Lu}][\p{L}&]+|(?<![\w/-])[0-9]{1,5}\s?-\s?[\p{Lu}]{2,}/\p{Lu}{2,}")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"định kỳ|hàng năm|hằng năm|đột xuất|mỗi năm", RegexOptions.IgnoreCase)]
    private static partial Regex Periodic();

    [GeneratedRegex(@"(?:trước|chậm nhất|đến|và|,|;)\s*(?:là\s+)?(?:ngày\s+)(?<d>[0-9]{1,2})(?:\s*/\s*|\s+tháng\s+)(?<m>[0-9]{1,2})(?![0-9]|\s*/\s*[0-9]|\s+năm\s+[0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex YearlyDay();

    [GeneratedRegex(@"bảo vệ[^.;]{0,40}người[^.;]{0,20}(?:tố giác|tố cáo|phản ánh|báo tin|cung cấp thông tin)", RegexOptions.IgnoreCase)]
    private static partial Regex Protection();

    [GeneratedRegex(@"(?<=\w{2}[.;])\s+(?=\p{Lu})")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"^([IVX]{1,5})[.\s]+\p{Lu}")]
    private static partial Regex PartHead();

    [GeneratedRegex(@"^([0-9]{1,2})[.)]\s*\p{Lu}")]
    private static partial Regex SectionHead();

    [GeneratedRegex(@"^([a-zđ])[.)]\s*\S")]
    private static partial Regex ClauseHead();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
