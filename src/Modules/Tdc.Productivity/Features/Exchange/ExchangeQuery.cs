using Microsoft.Extensions.Primitives;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>Reads what the addresses of exchange have in common, and names what is wrong in it.</summary>
internal static class ExchangeQuery
{
    /// <summary>Faults of a span of years by field: out of range, or the end before the beginning.</summary>
    public static Dictionary<string, string[]> YearFaults(int? from, int? to)
    {
        Dictionary<string, string[]> faults = [];
        if (from is < 1900 or > 2199)
        {
            faults["from"] = ["sdmx.year"];
        }

        if (to is < 1900 or > 2199)
        {
            faults["to"] = ["sdmx.year"];
        }
        else if (to < from && faults.Count == 0)
        {
            faults["to"] = ["sdmx.years-turned"];
        }

        return faults;
    }

    /// <summary>Origins by the names of the field, several parted by commas; <c>published</c> is another word for <c>official</c>, <c>all</c> for all three.</summary>
    /// <returns>Published and computed figures when nothing is said; <see langword="null"/> when a word is none.</returns>
    public static IReadOnlyList<SeriesOrigin>? Origins(string? text)
    {
        if (text is null)
        {
            return [SeriesOrigin.Official, SeriesOrigin.Computed];
        }

        var origins = new List<SeriesOrigin>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            switch (word)
            {
                case "all": return Enum.GetValues<SeriesOrigin>();
                case "official" or "published": origins.Add(SeriesOrigin.Official); break;
                case "computed": origins.Add(SeriesOrigin.Computed); break;
                case "demonstration": origins.Add(SeriesOrigin.Demonstration); break;
                default: return null;
            }
        }

        return origins;
    }

    /// <summary>The address of the series of a view of the explorer in a form of exchange.</summary>
    public static string AddressOf(ExplorerQuestion question, string format)
    {
        var query = new List<(string Name, string Value)> { ("format", format), ("level", question.Level) };
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add((name, value));
            }
        }

        Add("area", question.Area);
        Add("activity", question.Activity);
        Add("frequency", question.Frequency is { } frequency ? Period.CodeOf(frequency) : null);
        Add("from", question.From is 0 ? null : Number(question.From));
        Add("to", question.To is 0 ? null : Number(question.To));
        Add("origin", question.Origin switch { OriginChoice.Real => null, OriginChoice.Demonstration => "demonstration", _ => "all" });
        query.AddRange(question.Compared.Select(row => ("row", row)));
        return $"/api/productivity/sdmx/data/{question.Indicator}?" + string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"));
    }

    /// <summary>Rows by the keys of their series without the indicator.</summary>
    public static IReadOnlyList<string> Rows(StringValues rows) => [.. rows.OfType<string>().Where(r => r.Length is > 0 and <= 300).Take(ExplorerQuestion.MostCompared)];

    private static string Number(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
