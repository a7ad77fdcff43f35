using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Effects;

/// <summary>One year of one firm, for the effect of support.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="IsSupported">Whether it is among the supported; the same in all its years.</param>
/// <param name="IsAfter">Whether the year lies after support began.</param>
/// <param name="ValueAdded">Value added at constant prices. Zero or below has no logarithm: the year takes no part and is counted.</param>
/// <param name="Persons">Persons employed. Zero or below: the year takes no part.</param>
public sealed record FirmYear(string Firm, bool IsSupported, bool IsAfter, double ValueAdded, double Persons);

/// <summary>The change of one firm: mean of ln(VA/L) after, less its mean before.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="IsSupported">Whether it was supported.</param>
/// <param name="Change">Change in logarithmic points.</param>
/// <remarks>Years are averaged before and after so that each firm counts once: errors within a firm may hang together in any way.</remarks>
public sealed record FirmChange(string Firm, bool IsSupported, double Change)
{
    /// <summary>The changes of firms that have years on both sides.</summary>
    /// <param name="years">Years of firms, in any order.</param>
    /// <param name="left">How many years took no part: no logarithm, or a firm with one side only.</param>
    /// <exception cref="AnalysisException">A value is missing or infinite, or a firm is supported in one year and not in another.</exception>
    public static IReadOnlyList<FirmChange> Of(IReadOnlyList<FirmYear> years, out int left)
    {
        var sides = new Dictionary<string, (bool Supported, List<double> Before, List<double> After)>(StringComparer.Ordinal);
        for (var i = 0; i < years.Count; i++)
        {
            var year = years[i];
            Require.Finite(year.ValueAdded, i, "value added");
            Require.Finite(year.Persons, i, "persons");
            if (!sides.TryGetValue(year.Firm, out var side))
            {
                sides.Add(year.Firm, side = (year.IsSupported, [], []));
            }

            if (side.Supported != year.IsSupported)
            {
                throw new AnalysisException(AnalysisFault.OutOfRange, i, "supported");
            }

            if (year.ValueAdded > 0 && year.Persons > 0)
            {
                (year.IsAfter ? side.After : side.Before).Add(Math.Log(year.ValueAdded / year.Persons));
            }
        }

        var whole = sides.Where(s => s.Value.Before.Count > 0 && s.Value.After.Count > 0).ToList();
        left = years.Count - whole.Sum(s => s.Value.Before.Count + s.Value.After.Count);
        return [.. whole.Select(s => new FirmChange(s.Key, s.Value.Supported, s.Value.After.Average() - s.Value.Before.Average()))];
    }
}
