using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Validation;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>How a field is compared with the value of a parameter.</summary>
internal enum Comparison
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>Greater than or equal.</summary>
    GreaterOrEqual,

    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    LessOrEqual,
}

/// <summary>A text that may be a number or a time.</summary>
/// <remarks>A number is one by the grammar of JSON, so <c>007</c> is a text. A date without a time stands for its begin in UTC.</remarks>
internal readonly struct ComparableValue
{
    private readonly decimal? exact;
    private readonly double? number;
    private readonly DateTimeOffset? time;

    private ComparableValue(string text, decimal? exact, double? number, DateTimeOffset? time) =>
        (Text, this.exact, this.number, this.time) = (text, exact, number, time);

    /// <summary>The text itself.</summary>
    public string Text { get; }

    /// <summary>Whether it can be compared by size.</summary>
    public bool HasSize => number is not null || time is not null;

    /// <summary>Reads a text.</summary>
    public static ComparableValue Of(string text)
    {
        if (Numbers.TryRead(text, out var number))
        {
            return new(text, decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null, number, null);
        }

        return new(text, null, null, Times.TryRead(text, out var time) || Times.TryReadDate(text, out time) ? time : null);
    }

    /// <summary>Whether a field stands to a wanted value as the comparison says.</summary>
    public static bool Holds(Comparison how, in ComparableValue field, in ComparableValue wanted)
    {
        if (how == Comparison.Equal && field.Text == wanted.Text)
        {
            return true;
        }

        if (Order(field, wanted) is { } order)
        {
            return Is(how, order);
        }

        return how == Comparison.Equal && wanted.Text.Contains(':', StringComparison.Ordinal)
            && Identifier.Canonical(field.Text) == Identifier.Canonical(wanted.Text);
    }

    /// <summary>Sorts: numbers, times, texts by code points.</summary>
    public static int Sort(in ComparableValue a, in ComparableValue b) => Order(a, b) ?? string.CompareOrdinal(a.Text, b.Text);

    /// <summary>Whether an order of two things is what a comparison asks.</summary>
    public static bool Is(Comparison how, int order) => how switch
    {
        Comparison.Equal => order == 0,
        Comparison.Greater => order > 0,
        Comparison.GreaterOrEqual => order >= 0,
        Comparison.Less => order < 0,
        _ => order <= 0,
    };

    private static int? Order(in ComparableValue a, in ComparableValue b)
    {
        if (a.exact is { } x && b.exact is { } y)
        {
            return x.CompareTo(y);
        }

        if (a.number is { } u && b.number is { } v)
        {
            return u.CompareTo(v);
        }

        return a.time is { } s && b.time is { } t ? s.CompareTo(t) : null;
    }
}

/// <summary>Numbers as JSON writes them.</summary>
internal static class Numbers
{
    /// <summary>Reads a number; infinite ones are none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var rest = text.StartsWith('-') ? text[1..] : text;
        if (rest.IsEmpty || !char.IsAsciiDigit(rest[0]) || (rest.Length > 1 && rest[0] == '0' && char.IsAsciiDigit(rest[1])) || rest.EndsWith('.'))
        {
            return false;
        }

        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    /// <summary>Compares two measured values; what differs only in the last digits of a conversion is equal.</summary>
    public static int Order(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b)) ? 0 : a.CompareTo(b);
}

/// <summary>Times with zone, kept to a tenth of a microsecond.</summary>
internal static class Times
{
    /// <summary>Reads a time as RFC 3339 writes it; a blank where an address lost the plus of the offset is read as that plus.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        if (text.Length > 6 && text[^6] == ' ')
        {
            text = string.Concat(text.AsSpan(0, text.Length - 6), "+", text.AsSpan(text.Length - 5));
        }

        if (!Timestamp.TryRead(text, out time))
        {
            return false;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var finer))
        {
            time = finer.ToUniversalTime();
        }

        return true;
    }

    /// <summary>Reads a date; it stands for its begin in UTC.</summary>
    public static bool TryReadDate(string text, out DateTimeOffset time)
    {
        var is10 = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        time = is10 ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : default;
        return is10;
    }
}
