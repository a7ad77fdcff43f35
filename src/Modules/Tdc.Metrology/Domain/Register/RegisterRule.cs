using System.Globalization;

namespace Tdc.Metrology.Domain.Register;

/// <summary>One dated revision of a rule of the register: a ratio, thresholds. Never changed once entered.</summary>
internal sealed class RegisterRule
{
    /// <summary>Expanded uncertainty over maximum permissible error that may not be passed: a fraction such as <c>1/3</c>.</summary>
    public const string UncertaintyRatio = "uncertainty-ratio";

    /// <summary>Days before the due day on which owners are reminded, parted by spaces: <c>30 7 0</c>.</summary>
    public const string ReminderDays = "reminder-days";

    /// <summary>Which column of the table limits a periodic verification: <c>initial</c> or <c>in-service</c>.</summary>
    public const string PeriodicLimits = "periodic-limits";

    /// <summary>All codes, in the order of the page.</summary>
    public static IReadOnlyList<string> Codes { get; } = [UncertaintyRatio, ReminderDays, PeriodicLimits];

    /// <summary>Its id.</summary>
    public required RegisterRuleId Id { get; init; }

    /// <summary>Which rule.</summary>
    public required string Code { get; init; }

    /// <summary>1 and rising.</summary>
    public required int Revision { get; init; }

    /// <summary>The value as text; see the codes.</summary>
    public required string Value { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Text that sets it.</summary>
    public required string Basis { get; init; }

    /// <summary>How it is known.</summary>
    public required KnowledgeStatus Status { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether a value can be read as the rule needs it.</summary>
    public static bool IsWellFormed(string code, string value) => code switch
    {
        UncertaintyRatio => Ratio(value) is { Over: > 0 } ratio && ratio.Over <= ratio.Under,
        ReminderDays => Days(value) is { Count: > 0 and <= 6 } days && days.All(d => d is >= 0 and <= 365),
        PeriodicLimits => value is "initial" or "in-service",
        _ => false,
    };

    /// <summary>A fraction (<c>1/3</c>) or a decimal number with a point; <see langword="null"/> when it is neither.</summary>
    public static Fraction? Ratio(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = value.Split('/');
        return parts.Length > 2 || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var over) ? null
            : parts.Length == 1 ? new Fraction(over, 1)
            : decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var under) && under > 0 ? new Fraction(over, under) : null;
    }

    /// <summary>Whole numbers parted by spaces, largest first, each once; <see langword="null"/> when one is none.</summary>
    public static IReadOnlyList<int>? Days(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SortedSet<int> days = [];
        foreach (var part in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            {
                return null;
            }

            days.Add(day);
        }

        return [.. days.Reverse()];
    }
}

/// <summary>A fraction kept as two numbers, because a third has no decimal form.</summary>
/// <param name="Over">Numerator.</param>
/// <param name="Under">Denominator, above 0.</param>
internal readonly record struct Fraction(decimal Over, decimal Under);

/// <summary>A reminder that an owner was sent for an instrument; one row for each due day and threshold, so none is sent twice.</summary>
internal sealed class Reminder
{
    /// <summary>Its id.</summary>
    public required ReminderId Id { get; init; }

    /// <summary>The instrument.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The due day it was about.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Threshold in days before the due day.</summary>
    public required int Days { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }
}
