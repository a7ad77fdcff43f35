using System.Globalization;
using System.Text.RegularExpressions;

namespace Tdc.Platform.Documents;

/// <summary>What is wrong with a cell.</summary>
public enum CellFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A value is required.</summary>
    Missing,

    /// <summary>The text is longer than allowed.</summary>
    TooLong,

    /// <summary>Not a number.</summary>
    NotNumber,

    /// <summary>"1.500" could be one and a half or fifteen hundred.</summary>
    Ambiguous,

    /// <summary>A whole number is required.</summary>
    NotWhole,

    /// <summary>A value below zero where none is allowed.</summary>
    Negative,

    /// <summary>Outside the allowed range.</summary>
    OutOfRange,

    /// <summary>Not a date.</summary>
    NotDate,

    /// <summary>Not one of the offered values.</summary>
    NotAChoice,

    /// <summary>The cell holds a spreadsheet error such as #REF!.</summary>
    FormulaError,

    /// <summary>The hidden row key was changed.</summary>
    BadKey,
}

/// <summary>Reads the values of cells as people in Vietnam and machines write them, and names what is wrong.</summary>
public static partial class CellReading
{
    /// <summary>Largest whole number that a spreadsheet keeps exactly.</summary>
    private const double MaxExact = 9_007_199_254_740_992;

    /// <summary>Reads whole đồng: <c>1500000</c>, <c>1.500.000</c>, <c>1,500,000</c>, <c>1 500 000 đ</c>; a fraction of a đồng is refused unless it is zero.</summary>
    public static CellFault ReadDong(TableCell cell, out long dong)
    {
        dong = 0;
        if (cell.IsError) { return CellFault.FormulaError; }
        if (cell.Number is { } number)
        {
            if (!double.IsInteger(number)) { return CellFault.NotWhole; }
            if (Math.Abs(number) > MaxExact) { return CellFault.OutOfRange; }
            dong = (long)number;
            return CellFault.None;
        }
        var text = Currency().Replace(Compact(cell), "");
        if (text.Length == 0) { return CellFault.Missing; }
        if (!WholeMoney().IsMatch(text)) { return AnyNumber().IsMatch(text) ? CellFault.NotWhole : CellFault.NotNumber; }
        var digits = ZeroFraction().Replace(text, "").Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out dong) ? CellFault.None : CellFault.OutOfRange;
    }

    /// <summary>Reads a number: <c>12,5</c>, <c>12.5</c>, <c>1.234,5</c>, <c>1,234.5</c>. <c>1.500</c> typed as text is ambiguous and refused.</summary>
    public static CellFault ReadNumber(TableCell cell, out decimal number)
    {
        number = 0;
        if (cell.IsError) { return CellFault.FormulaError; }
        if (cell.Number is { } read)
        {
            if (!double.IsFinite(read) || Math.Abs(read) > 7e27) { return CellFault.OutOfRange; }
            number = (decimal)read;
            return CellFault.None;
        }
        var text = Compact(cell);
        if (text.Length == 0) { return CellFault.Missing; }
        if (AmbiguousGroup().IsMatch(text)) { return CellFault.Ambiguous; }
        if (!AnyNumber().IsMatch(text)) { return CellFault.NotNumber; }
        var mark = DecimalMark(text);
        var plain = string.Concat(text.Where(c => c is not ('.' or ',') || c == mark)).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            ? CellFault.None : CellFault.OutOfRange;
    }

    /// <summary>Reads percentage points: <c>50%</c>, <c>50</c> and a spreadsheet's 0.5 formatted as a percentage all give 50.</summary>
    public static CellFault ReadPercent(TableCell cell, out decimal points)
    {
        var text = cell.Number is null ? Compact(cell) : "";
        var fault = ReadNumber(text.EndsWith('%') ? new TableCell(text[..^1]) : cell, out points);
        if (fault == CellFault.None && cell.IsPercent) { points *= 100; }
        return fault;
    }

    /// <summary>Reads a calendar day: a spreadsheet date, <c>5/6/2026</c>, <c>05-06-2026</c>, <c>05.06.2026</c> (day first) or <c>2026-06-05</c>; years 1900 to 2199.</summary>
    public static CellFault ReadDate(TableCell cell, out DateOnly day)
    {
        day = default;
        if (cell.IsError) { return CellFault.FormulaError; }
        if (cell.Moment is { } moment) { day = DateOnly.FromDateTime(moment); }
        else
        {
            var text = cell.Tidy;
            if (text.Length == 0) { return CellFault.Missing; }
            if (!DateOnly.TryParseExact(text, dateForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day)) { return CellFault.NotDate; }
        }
        return day.Year is >= 1900 and < 2200 ? CellFault.None : CellFault.OutOfRange;
    }

    /// <summary>Reads a text, trimmed and in Unicode form C.</summary>
    public static CellFault ReadText(TableCell cell, int maxLength, out string text)
    {
        text = cell.Tidy;
        if (cell.IsError) { return CellFault.FormulaError; }
        if (text.Length == 0) { return CellFault.Missing; }
        return text.Length > maxLength ? CellFault.TooLong : CellFault.None;
    }

    private static readonly string[] dateForms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy-M-d'T'HH:mm", "yyyy-M-d'T'HH:mm:ss"];

    private static string Compact(TableCell cell) => string.Concat(cell.Text.Normalize().Where(c => !char.IsWhiteSpace(c))).Replace('−', '-');

    private static char? DecimalMark(string text)
    {
        var last = text.LastIndexOfAny(['.', ',']);
        if (last < 0) { return null; }
        var mark = text[last];
        // A mark that stands twice parts thousands; one that stands once after the other kind, or alone, parts decimals.
        return text.IndexOf(mark, StringComparison.Ordinal) == last ? mark : null;
    }

    [GeneratedRegex(@"(đ|₫|đồng|vnđ|vnd)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Currency();

    [GeneratedRegex(@"\A[+-]?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,3}(,[0-9]{3})+)([.,]0{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeMoney();

    [GeneratedRegex(@"[.,]0{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroFraction();

    [GeneratedRegex(@"\A[+-]?([0-9]+([.,][0-9]+)?|[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?|[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"\A[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AmbiguousGroup();
}
