using Tdc.Platform.Measures;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>What one unit adds to a consolidated figure.</summary>
/// <param name="Value">The value; for a ratio its numerator. <see langword="null"/> when the unit said none.</param>
/// <param name="Denominator">Denominator of a ratio.</param>
/// <param name="IsMeasured">Whether it was measured from records.</param>
/// <param name="At">When the unit submitted.</param>
internal readonly record struct FigurePart(decimal? Value, decimal? Denominator, bool IsMeasured, DateTimeOffset At);

/// <summary>A consolidated figure.</summary>
/// <param name="Value">The value; <see langword="null"/> when nothing can be said.</param>
/// <param name="Numerator">Sum of numerators of a ratio.</param>
/// <param name="Denominator">Sum of denominators of a ratio.</param>
/// <param name="Units">Units with a value.</param>
/// <param name="MeasuredUnits">Units whose value was measured.</param>
internal readonly record struct JoinedFigure(decimal? Value, decimal? Numerator, decimal? Denominator, int Units, int MeasuredUnits);

/// <summary>Joins the figures of units by the measure's own rule.</summary>
internal static class FigureJoin
{
    /// <summary>Joins figures; those without a value count for nothing.</summary>
    public static JoinedFigure Join(MeasureJoin rule, IEnumerable<FigurePart> parts)
    {
        var said = parts.Where(p => p.Value is not null).ToList();
        var (units, measured) = (said.Count, said.Count(p => p.IsMeasured));
        switch (rule)
        {
            case MeasureJoin.Sum:
                return new(units == 0 ? null : said.Sum(p => p.Value), null, null, units, measured);
            case MeasureJoin.Ratio:
                var whole = said.Where(p => p.Denominator is > 0).ToList();
                var (above, below) = (whole.Sum(p => p.Value!.Value), whole.Sum(p => p.Denominator!.Value));
                return new(below == 0 ? null : above / below, below == 0 ? null : above, below == 0 ? null : below, whole.Count, whole.Count(p => p.IsMeasured));
            case MeasureJoin.Last:
                return new(units == 0 ? null : said.MaxBy(p => p.At).Value, null, null, units, measured);
            default:
                return new(null, null, null, units, measured);
        }
    }
}
