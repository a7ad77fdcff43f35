namespace Tdc.Productivity.Domain.Rules;

/// <summary>How a rule or a figure is known to us.</summary>
internal enum RuleStatus
{
    /// <summary>From memory: to be compared with the text before anybody relies on it.</summary>
    Unverified,

    /// <summary>An excerpt of the text was read.</summary>
    Seen,

    /// <summary>Our own rule, where the law leaves it open.</summary>
    Own,
}

/// <summary>A rule that holds over a span of days, with its basis.</summary>
internal abstract record DatedRule
{
    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The text that sets it.</summary>
    public required string Basis { get; init; }

    /// <summary>The same in Vietnamese; empty when only the English text was written.</summary>
    public string BasisVi { get; init; } = "";

    /// <summary>The text that sets it, in the language of the page.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string BasisHere => BasisVi.Length > 0 && System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? BasisVi : Basis;

    /// <summary>How it is known.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Rules of a kind through time.</summary>
internal static class DatedRules
{
    /// <summary>The rule of a day: the latest that holds; the earliest for a day before all, so that old figures are judged by the first known rule.</summary>
    public static T On<T>(this IReadOnlyList<T> rules, DateOnly day)
        where T : DatedRule => rules.LastOrDefault(r => r.HoldsOn(day)) ?? rules[0];
}
