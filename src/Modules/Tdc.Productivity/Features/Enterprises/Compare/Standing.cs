using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Features.Enterprises.Compare;

/// <summary>With whom an enterprise is compared.</summary>
internal enum Circle
{
    /// <summary>The same division and the same class of size.</summary>
    DivisionAndSize,

    /// <summary>The same division.</summary>
    Division,

    /// <summary>The same section.</summary>
    Section,
}

/// <summary>Where an enterprise stands among others. No value of a single other enterprise can be read from it.</summary>
/// <param name="Circle">Among whom.</param>
/// <param name="Others">How many others have the ratio.</param>
/// <param name="Below">Share of the others that lie below, ties by half, in steps of a quarter or, from twenty others on, of a twentieth; <see langword="null"/> when there are too few.</param>
/// <param name="Lower">First quartile of the others, rounded; <see langword="null"/> unless there are enough that it is nobody's own value.</param>
/// <param name="Median">Their median, rounded.</param>
/// <param name="Upper">Third quartile, rounded.</param>
internal sealed record Standing(Circle Circle, int Others, double? Below, double? Lower, double? Median, double? Upper)
{
    /// <summary>Others from which quartiles are told: with fewer, a quartile is nearly the figure of one of them. Our own rule.</summary>
    public const int QuartilesFrom = 10;

    /// <summary>Others from which a place is told at all; with fewer, the share names one of them. Our own rule.</summary>
    public const int PlacedFrom = 5;

    private const int FineFrom = 20;

    /// <summary>Looks where a value stands.</summary>
    public static Standing Of(Circle circle, double own, IEnumerable<double> others, int least)
    {
        var sorted = others.Where(double.IsFinite).Order().ToList();
        if (sorted.Count < least || !double.IsFinite(own))
        {
            return new(circle, sorted.Count, null, null, null, null);
        }

        // In quarters among few and twentieths among many: whoever tries value after value must not find each other's own.
        var steps = sorted.Count < FineFrom ? 4 : 20;
        var below = Math.Round((sorted.Count(v => v < own) + sorted.Count(v => v == own) / 2.0) / sorted.Count * steps) / steps;
        return sorted.Count < QuartilesFrom
            ? new(circle, sorted.Count, below, null, null, null)
            : new(circle, sorted.Count, below, Rough(FirmPool.Quantile(sorted, 0.25)), Rough(FirmPool.Quantile(sorted, 0.5)), Rough(FirmPool.Quantile(sorted, 0.75)));
    }

    /// <summary>Two figures that count: enough to see where one stands, too few to find out whose it is.</summary>
    public static double Rough(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var scale = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return Math.Round(value / scale) * scale;
    }
}

/// <summary>The other enterprises of a year, by circle.</summary>
internal sealed class Neighbours
{
    private readonly Dictionary<Circle, List<FirmYear>> circles;
    private readonly int least;

    /// <summary>Sorts the others into circles.</summary>
    /// <param name="own">The enterprise's figures. A draft is compared with nobody: it can be changed at will, and each change would tell a little of the others.</param>
    /// <param name="pool">All whose figures count.</param>
    public Neighbours(FirmYear own, IEnumerable<FirmYear> pool)
    {
        least = Math.Max(Standing.PlacedFrom, ProductivityRules.Shipped.Suppression.On(new DateOnly(own.Year, 12, 31)).MinimumUnits);
        pool = own.State == FirmYearState.Submitted ? pool : [];
        var section = Activities.SectionOf(own.ActivityVersion, own.Activity);
        var same = pool.Where(y => y.Firm != own.Firm && own.Activity.Length > 0 && Activities.SectionOf(y.ActivityVersion, y.Activity) == section).ToList();
        var division = same.Where(y => y.Activity == own.Activity).ToList();
        var size = FirmMeasures.SizeOf(own);
        circles = new()
        {
            [Circle.DivisionAndSize] = size is null ? [] : [.. division.Where(y => FirmMeasures.SizeOf(y) == size)],
            [Circle.Division] = division,
            [Circle.Section] = same,
        };
    }

    /// <summary>The fewest others that a comparison needs.</summary>
    public int Least => least;

    /// <summary>The others of a circle.</summary>
    public IReadOnlyList<FirmYear> In(Circle circle) => circles[circle];

    /// <summary>Where the enterprise stands with a ratio.</summary>
    public Standing Of(Circle circle, FirmRatio ratio, double own) => Standing.Of(circle, own, circles[circle].Select(ratio.In), least);
}
