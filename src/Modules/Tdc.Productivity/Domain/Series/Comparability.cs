namespace Tdc.Productivity.Domain.Series;

/// <summary>Why two values must not be put into one growth rate.</summary>
internal enum ComparisonFault
{
    /// <summary>They may.</summary>
    None,

    /// <summary>The place had another extent.</summary>
    Territory,

    /// <summary>The series breaks between them.</summary>
    Break,

    /// <summary>One of them was made by another definition.</summary>
    Definition,

    /// <summary>They are in the prices of different periods.</summary>
    CurrentPrices,

    /// <summary>They are in the prices of different base years, or the source does not say which.</summary>
    BaseYear,

    /// <summary>Their periods have different lengths or lie differently in the year.</summary>
    Length,

    /// <summary>One is missing.</summary>
    Missing,

    /// <summary>They are of different indicators, activities or classes.</summary>
    Subject,
}

/// <summary>Rules of what may be chained. Growth comes from volumes of one place, one price base and one definition.</summary>
/// <remarks>
/// Source: reference on Vietnam's statistics, part e: the labour series breaks in 2021 (own-use producers), GDP was revised upward, Đồng Nai grew on 1 July 2025,
/// growth is never taken from current prices; reference section 1, rules (a) and (d).
/// </remarks>
internal static class Comparability
{
    /// <summary>Judges two values.</summary>
    /// <param name="first">Series of the earlier value.</param>
    /// <param name="earlier">The earlier value.</param>
    /// <param name="second">Series of the later value.</param>
    /// <param name="later">The later value.</param>
    /// <param name="between">Values of the later series after the earlier period and before the later one.</param>
    public static ComparisonFault Judge(SeriesKey first, Observation earlier, SeriesKey second, Observation later, IEnumerable<Observation> between)
    {
        if (first.Area == second.Area && first.AreaVersion != second.AreaVersion)
        {
            return ComparisonFault.Territory;
        }

        if (first with { PriceBasis = default, BaseYear = 0 } != second with { PriceBasis = default, BaseYear = 0 })
        {
            return first.Frequency != second.Frequency ? ComparisonFault.Length : ComparisonFault.Subject;
        }

        if (earlier.Value is null || later.Value is null)
        {
            return ComparisonFault.Missing;
        }

        if (first.PriceBasis == PriceBasis.Current || second.PriceBasis == PriceBasis.Current)
        {
            return ComparisonFault.CurrentPrices;
        }

        if (first.PriceBasis != second.PriceBasis || (first.PriceBasis == PriceBasis.Constant && (first.BaseYear != second.BaseYear || first.BaseYear == 0)))
        {
            return ComparisonFault.BaseYear;
        }

        if (!Period.TryParse(earlier.Period, out var from) || !Period.TryParse(later.Period, out var to) || from.Frequency != to.Frequency
            || (from.Frequency != Frequency.Annual && from.Number != to.Number))
        {
            return ComparisonFault.Length;
        }

        if (earlier.Status == "D" || later.Status == "D")
        {
            return ComparisonFault.Definition;
        }

        return later.Status == ObservationStatus.Break || between.Any(o => o.Status == ObservationStatus.Break) ? ComparisonFault.Break : ComparisonFault.None;
    }
}
