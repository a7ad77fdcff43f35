using Tdc.Platform.Measures;

namespace Tdc.Plan.Domain;

/// <summary>How far a value has come towards its target, in the direction of success.</summary>
internal static class Achievement
{
    /// <summary>Share of the target reached: 1 is reached, more than 1 is beyond.</summary>
    /// <param name="actual">The value.</param>
    /// <param name="target">The target.</param>
    /// <param name="higherIsBetter">Direction; a falling measure needs a baseline.</param>
    /// <param name="baseline">Where it started; 0 for a rising measure when unknown.</param>
    /// <returns><see langword="null"/> when it cannot be said: no value, no target, or a falling measure whose baseline is unknown or equals the target.</returns>
    /// <remarks>Rising: (actual − baseline)/(target − baseline); falling: (baseline − actual)/(baseline − target).</remarks>
    public static decimal? Of(decimal? actual, decimal? target, bool higherIsBetter, decimal? baseline = null)
    {
        if (actual is not { } value || target is not { } goal)
        {
            return null;
        }

        if (!higherIsBetter && baseline is null)
        {
            return value <= goal ? 1 : null;
        }

        var start = baseline ?? 0;
        return goal == start ? null : (value - start) / (goal - start);
    }

    /// <summary>Joins declared values by the measure's own rule.</summary>
    /// <param name="values">Value (numerator of a ratio), denominator, last day of the period.</param>
    /// <param name="join">The rule over units.</param>
    /// <returns>The joined value; <see langword="null"/> for none, for a ratio over zero and for values that do not join.</returns>
    public static decimal? Join(IReadOnlyCollection<(decimal Value, decimal? Denominator, DateOnly To)> values, MeasureJoin join) => join switch
    {
        _ when values.Count == 0 => null,
        MeasureJoin.Sum => values.Sum(v => v.Value),
        MeasureJoin.Ratio => values.Sum(v => v.Denominator ?? 0) is var below and not 0 ? values.Sum(v => v.Value) / below : null,
        MeasureJoin.Last => values.OrderBy(v => v.To).Last().Value,
        _ when values.Count == 1 => values.First().Value,
        _ => null,
    };
}
