namespace Tdc.Traceability.Domain.Trade;

/// <summary>What may be asked for a prefix of a length.</summary>
internal sealed record PrefixRule : DatedRule
{
    /// <summary>Digits with which such a prefix begins.</summary>
    public required string Start { get; init; }

    /// <summary>Its length.</summary>
    public required int Digits { get; init; }

    /// <summary>Fee at issue, whole đồng.</summary>
    public long IssueFeeDong { get; init; }

    /// <summary>Fee of a year, whole đồng.</summary>
    public long YearlyFeeDong { get; init; }
}

/// <summary>What may be asked for a single number.</summary>
internal sealed record SingleRule : DatedRule
{
    /// <summary>Fee at issue, whole đồng.</summary>
    public long IssueFeeDong { get; init; }

    /// <summary>Fee of a year, whole đồng.</summary>
    public long YearlyFeeDong { get; init; }
}

/// <summary>A term in years, or a duty (1) that holds.</summary>
internal sealed record TermRule : DatedRule
{
    /// <summary>The value.</summary>
    public required int Value { get; init; }
}

/// <summary>Rules of prefixes as dated data (<c>Data/Numbers/number-rules.json</c>).</summary>
internal static class NumberRules
{
    /// <summary>The GS1 prefix of Viet Nam. Source: GS1 General Specifications, 1.4.2; it says who allocated a number, not where goods come from.</summary>
    public const string VietNam = "893";

    /// <summary>Lengths of a prefix that the General Specifications know, in digits.</summary>
    public const int ShortestPrefix = 6;

    /// <summary>The longest.</summary>
    public const int LongestPrefix = 12;

    private static readonly File file = DataFile.Read<File>("number-rules.json");

    /// <summary>Rules of prefixes.</summary>
    public static IReadOnlyList<PrefixRule> Prefixes => file.Prefixes;

    /// <summary>Rules of single numbers.</summary>
    public static IReadOnlyList<SingleRule> Singles => file.Singles;

    /// <summary>Terms.</summary>
    public static IReadOnlyList<TermRule> Terms => file.Terms;

    /// <summary>The rule of a prefix on a day, or <see langword="null"/> when the data know none of that length.</summary>
    public static PrefixRule? Of(string digits, DateOnly day) =>
        file.Prefixes.FirstOrDefault(r => r.HoldsOn(day) && r.Digits == digits.Length && digits.StartsWith(r.Start, StringComparison.Ordinal));

    private sealed record File(IReadOnlyList<PrefixRule> Prefixes, IReadOnlyList<SingleRule> Singles, IReadOnlyList<TermRule> Terms);
}
