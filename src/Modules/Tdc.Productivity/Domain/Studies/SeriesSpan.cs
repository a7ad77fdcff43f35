using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>A yearly series with its values.</summary>
/// <param name="Series">The series.</param>
/// <param name="Years">Its values by year.</param>
internal sealed record SpanSeries(DataSeries Series, IReadOnlyDictionary<int, Observation> Years)
{
    /// <summary>The value of a year in whole units; <see cref="double.NaN"/> when there is none.</summary>
    public double At(int year) => Years.TryGetValue(year, out var value) && value.Value is { } number ? number * Math.Pow(10, Series.UnitMult) : double.NaN;
}

/// <summary>Why a series must not be decomposed over a span.</summary>
/// <param name="Indicator">Its indicator.</param>
/// <param name="Activity">Its activity.</param>
/// <param name="Year">The year that begins something new, or is missing.</param>
/// <param name="Fault">What is wrong.</param>
internal sealed record SpanFault(string Indicator, string Activity, int Year, ComparisonFault Fault);

/// <summary>Judges spans of series by the rules of what may be chained.</summary>
internal static class SpanRules
{
    /// <summary>The faults of a series between two years, year by year.</summary>
    /// <param name="span">The series.</param>
    /// <param name="from">First year.</param>
    /// <param name="to">Last year.</param>
    /// <param name="every">Whether every year between must be there; else only breaks between count.</param>
    /// <param name="elsewhere">Whether a missing year is known of another extent of the place.</param>
    public static IEnumerable<SpanFault> Judge(SpanSeries span, int from, int to, bool every, Func<int, bool> elsewhere)
    {
        SpanFault Fault(int year, ComparisonFault fault) => new(span.Series.Indicator, span.Series.Activity, year, fault);
        foreach (var year in Enumerable.Range(from, Math.Max(0, to - from + 1)).Where(y => (every || y == from || y == to) && double.IsNaN(span.At(y))))
        {
            yield return Fault(year, elsewhere(year) ? ComparisonFault.Territory : ComparisonFault.Missing);
        }

        var key = span.Series.ToKey();
        var known = span.Years.Where(y => y.Key >= from && y.Key <= to && y.Value.Value is not null).OrderBy(y => y.Key).ToList();
        for (var i = 1; i < known.Count; i++)
        {
            var fault = Comparability.Judge(key, known[i - 1].Value, key, known[i].Value, []);
            if (fault != ComparisonFault.None)
            {
                yield return Fault(known[i].Key, fault);
            }
        }
    }
}
