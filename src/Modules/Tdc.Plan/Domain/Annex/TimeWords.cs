using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>Reads the usual Vietnamese wordings of when a task is due. What it does not know stays literal as <see cref="TimeKind.Other"/>.</summary>
/// <remarks>
/// <para>Compared without marks and case, with every kind of dash and digit written one way; a missing space (<c>năm2030</c>) and a Roman or Arabic
/// quarter make no difference. A date is taken as printed, also behind "trước"; a quarter or a month means its last day.</para>
/// <para>Decided readings: "Trước tháng 6/2026" stays literal, because nobody can say whether June counts; so do several years or quarters
/// ("2025, 2026", "Quý I, II/2026"), monthly and quarterly work ("Hằng tháng"), a start without an end ("Từ năm 2025"), a year with two digits,
/// and letters that stand for digits ("2O25", "Quý lV") – a misread digit would be a guess.</para>
/// <para>Of a day each year ("Trước ngày 30/6 hằng năm") the month is kept; that the day and "trước" are not is told, because a task's time holds no day of
/// every year and the consolidated rounds (30/6, 30/11) bring their own.</para>
/// <para>Source: issue 2, section 3.1, rules of reading.</para>
/// </remarks>
internal static partial class TimeWords
{
    /// <summary>Reads a time cell.</summary>
    /// <param name="cell">From <see cref="AnnexText.CleanLines"/>.</param>
    /// <param name="defect">What was amiss: the code, or <see langword="null"/>.</param>
    public static TaskTime Read(string cell, out string? defect)
    {
        defect = null;
        var literal = AnnexText.Clean(cell);
        var text = Prepare(literal);
        if (text.Length == 0)
        {
            defect = AnnexDefectCode.MissingTime;
            return new(TimeKind.Missing, literal);
        }

        if (ReadOne(text) is { } time)
        {
            defect = NamesYearlyDay(text) ? AnnexDefectCode.DayNotKept : null;
            return time with { Literal = literal };
        }

        // The same words several times, as where the cells of several lines were run together.
        var parts = Parts(cell, text);
        var times = parts.Select(ReadOne).ToList();
        if (parts.Count > 1 && times.All(t => t is not null))
        {
            var same = times.Distinct().Count() == 1;
            defect = !same ? AnnexDefectCode.DifferingTimes : NamesYearlyDay(parts[0]) ? AnnexDefectCode.DayNotKept : AnnexDefectCode.RepeatedTime;
            return same ? times[0]! with { Literal = literal } : new(TimeKind.Other, literal);
        }

        defect = IsList(text) ? AnnexDefectCode.DifferingTimes : AnnexDefectCode.UnknownTime;
        return new(TimeKind.Other, literal);
    }

    private static string Prepare(string text)
    {
        var folded = Unspaced().Replace(AnyDash().Replace(AnnexText.Fold(text.Normalize(NormalizationForm.FormKC)), "-"), " ");
        return Spaces().Replace(EveryYear().Replace(folded, "hangnam"), " ").Trim(' ', '.', ';', ',', ':', '-', '…', '*', '"');
    }

    private static TaskTime? ReadOne(string text)
    {
        var bare = Bare(text);
        return Annual(bare) ?? Continuous(bare) ?? Years(bare) ?? Ends(bare);
    }

    private static TaskTime? Annual(string text)
    {
        if (!text.Contains("hangnam", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = BesideEveryYear(text);
        if (rest.Length == 0)
        {
            return new(TimeKind.Annual);
        }

        if (MonthAlone().Match(rest) is { Success: true } month)
        {
            return Number(month, "m") is >= 1 and <= 12 and var m ? new(TimeKind.Annual, Month: m) : null;
        }

        if (QuarterAlone().Match(rest) is { Success: true } quarter)
        {
            return Quarter(quarter.Groups["q"].Value) is { } q ? new(TimeKind.Annual, Month: 3 * q) : null;
        }

        if (DayAlone().Match(rest) is { Success: true } day)
        {
            return IsDay(2024, Number(day, "m"), Number(day, "d")) ? new(TimeKind.Annual, Month: Number(day, "m")) : null;
        }

        return Years(rest) is { Kind: TimeKind.Span } span ? new(TimeKind.Annual, From: span.From, To: span.To) : null;
    }

    private static string Bare(string text) => Spaces().Replace(Brackets().Replace(text, ", "), " ").Trim(' ', ',');

    private static string BesideEveryYear(string text) => Spaces().Replace(AnnualWord().Replace(text, " ", 1), " ").Trim(' ', ',', '-', ':', '/', '.');

    // "Trước ngày 30/6 hằng năm": a yearly time holds its month alone.
    private static bool NamesYearlyDay(string text) => Bare(text) is var bare && bare.Contains("hangnam", StringComparison.Ordinal) && DayAlone().IsMatch(BesideEveryYear(bare));

    private static TaskTime? Continuous(string text) => ContinuousWords().IsMatch(text) ? new(TimeKind.Continuous) : null;

    private static TaskTime? Years(string text)
    {
        if (YearAlone().Match(text) is { Success: true } year)
        {
            return new(TimeKind.Year, Year: Number(year, "y"));
        }

        if (UntilYear().Match(text) is { Success: true } until)
        {
            return new(TimeKind.Until, Year: Number(until, "y"));
        }

        if (SpanOfYears().Match(text) is { Success: true } span && Number(span, "a") <= Number(span, "b"))
        {
            return new(TimeKind.Span, From: Number(span, "a"), To: Number(span, "b"));
        }

        return null;
    }

    private static TaskTime? Ends(string text)
    {
        if (QuarterOfYear().Match(text) is { Success: true } quarter && Quarter(quarter.Groups["q"].Value) is { } q)
        {
            return By(Number(quarter, "y"), 3 * q);
        }

        if (MonthOfYear().Match(text) is { Success: true } month)
        {
            return Number(month, "m") is >= 1 and <= 12 and var m ? By(Number(month, "y"), m) : null;
        }

        if ((FullDate().Match(text) is { Success: true } printed ? printed : IsoDate().Match(text)) is { Success: true } date)
        {
            var (y, mm, d) = (Number(date, "y"), Number(date, "m"), Number(date, "d"));
            return IsDay(y, mm, d) ? new(TimeKind.By, Date: new DateOnly(y, mm, d)) : null;
        }

        return null;
    }

    // "2025, 2026", "năm 2025 và năm 2026": times of their own, one beside the other.
    private static bool IsList(string text)
    {
        var parts = ListMark().Split(text);
        return parts.Length > 1 && Array.TrueForAll(parts, p => ReadOne(p) is not null);
    }

    private static List<string> Parts(string cell, string text)
    {
        var lines = cell.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Prepare).Where(l => l.Length > 0).ToList();
        if (lines.Count > 1)
        {
            return lines;
        }

        var words = text.Split(' ');
        for (var length = 1; length <= words.Length / 2; length++)
        {
            if (words.Length % length == 0 && Enumerable.Range(0, words.Length).All(i => words[i].Trim(',', '.') == words[i % length].Trim(',', '.')))
            {
                return [.. words.Chunk(length).Select(c => string.Join(' ', c).Trim(',', '.'))];
            }
        }

        // Different times run together: each begins with a word that begins times.
        return [.. NextTime().Split(text).Select(p => p.Trim(' ', ',', '.')).Where(p => p.Length > 0)];
    }

    private static TaskTime By(int year, int month) => new(TimeKind.By, Date: new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int? Quarter(string text) => text switch { "1" or "i" or "01" => 1, "2" or "ii" or "02" => 2, "3" or "iii" or "03" => 3, "4" or "iv" or "04" => 4, _ => null };

    private static bool IsDay(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    [GeneratedRegex(@"\b(hang nam|moi nam|thuong nien)\b")]
    private static partial Regex EveryYear();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*[()\[\]]\s*")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(thuc hien |dinh ky |bao cao )?(cua )?hangnam")]
    private static partial Regex AnnualWord();

    [GeneratedRegex(@"^(vao |trong )?thang (?<m>[0-9]{1,2})$")]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"^(vao |trong )?qu[yi] (?<q>[0-9]{1,2}|i{1,3}|iv)$")]
    private static partial Regex QuarterAlone();

    [GeneratedRegex(@"^(xong |hoan thanh )?(truoc |cham nhat |den |vao )?(ngay )?(?<d>[0-9]{1,2})( thang |[/.-])(?<m>[0-9]{1,2})$")]
    private static partial Regex DayAlone();

    [GeneratedRegex(@"^(nhiem vu |thuc hien |hoat dong |cong viec )?(thuong xuyen|lien tuc)(( va|,|/| -)? ?(thuong xuyen|lien tuc))?( trong nam| trong ca nam)?$")]
    private static partial Regex ContinuousWords();

    [GeneratedRegex(@"^(hoan thanh |thuc hien |trien khai |ban hanh )?(trong )?(nam )?(?<y>20[0-9][0-9])$")]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"^(hoan thanh |thuc hien |trien khai |tu nay |keo dai )?(den|toi)( het| cuoi| cuoi nam| het nam)?( nam)? (?<y>20[0-9][0-9])$")]
    private static partial Regex UntilYear();

    [GeneratedRegex(@"^(hoan thanh |thuc hien |trien khai )?(trong )?(giai doan |cac nam )?(tu )?(nam )?(?<a>20[0-9][0-9]) ?(-|den|toi) ?(het )?(nam )?(?<b>20[0-9][0-9])$")]
    private static partial Regex SpanOfYears();

    [GeneratedRegex(@"^(hoan thanh |thuc hien |trinh |ban hanh )?(trong |vao |den )?(het |cuoi )?(qu[yi] |q)(?<q>[0-9]{1,2}|i{1,3}|iv) ?(/|-|,|[.]|nam|cua nam)? ?(nam )?(?<y>20[0-9][0-9])$")]
    private static partial Regex QuarterOfYear();

    [GeneratedRegex(@"^(hoan thanh |thuc hien |trinh |ban hanh )?(trong |vao |den )?(het |cuoi )?((thang |t[.]? ?)(?<m>[0-9]{1,2}) ?(/|-|[.]|, ?nam|nam|cua nam)? ?(?<y>20[0-9][0-9])|(?<m>[0-9]{1,2}) ?/ ?(?<y>20[0-9][0-9]))$")]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"^(xong |hoan thanh |thuc hien |bao cao |trinh |ban hanh )?((truoc|cham nhat|khong qua|den|trong|vao) ){0,2}(het )?(la )?(ngay )?(?<d>[0-9]{1,2})(( ?, ?| )?thang | ?[/.-] ?)(?<m>[0-9]{1,2})( ?,? ?nam | ?[/.-] ?)(?<y>20[0-9][0-9])( 0?0:00(:00)?)?$")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"^(?<y>20[0-9][0-9])-(?<m>[0-9]{2})-(?<d>[0-9]{2})$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"[\u2010-\u2015\u2212\u2043\u301C\uFE58\uFE63~÷]")]
    private static partial Regex AnyDash();

    // "năm2030", "quýIV" is caught too: the word and the number were typed without a space.
    [GeneratedRegex(@"(?<=\b(nam|thang|ngay|quy|den|truoc))(?=[0-9])|(?<=\bquy)(?=(i{1,3}|iv)\b)")]
    private static partial Regex Unspaced();

    [GeneratedRegex(@" ?(?:,|;|\bva\b) ?")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<=\S)[ ,]+(?=hangnam|thuong xuyen|den (?:nam )?20|giai doan|quy |thang |truoc ngay|nam 20)")]
    private static partial Regex NextTime();
}
