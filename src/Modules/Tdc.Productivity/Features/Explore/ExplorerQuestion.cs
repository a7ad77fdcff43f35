using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>Which figures a view holds by where they come from.</summary>
internal enum OriginChoice
{
    /// <summary>All, each with its mark.</summary>
    All,

    /// <summary>Published ones and those computed from them.</summary>
    Real,

    /// <summary>Invented ones.</summary>
    Demonstration,
}

/// <summary>What the explorer is asked; every view is one address.</summary>
internal sealed record ExplorerQuestion
{
    /// <summary><c>E</c> economy, <c>S</c> sectors, <c>L</c> localities, <c>F</c> enterprises by size and ownership.</summary>
    public required string Level { get; init; }

    /// <summary>Code of the indicator; empty for the first that has figures at the level.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>Most rows that are drawn together.</summary>
    public const int MostCompared = 6;

    /// <summary>Code of the place; empty for all places, which the levels of economy and localities allow.</summary>
    public string Area { get; init; } = "";

    /// <summary>Activity, at the levels of localities and enterprises.</summary>
    public string Activity { get; init; } = SeriesKey.Total;

    /// <summary>How long the periods are; <see langword="null"/> for the longest that there is.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>First year; 0 for the beginning.</summary>
    public int From { get; init; }

    /// <summary>Last year; 0 for the end.</summary>
    public int To { get; init; }

    /// <summary>Where the figures come from.</summary>
    public OriginChoice Origin { get; init; }

    /// <summary>Rows that are put side by side (<see cref="ExplorerRow.Id"/>); empty for all rows.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>Whether more rows were chosen than are drawn together.</summary>
    public bool HasTooMany { get; init; }

    /// <summary>Whether a view holds all places at once unless one is chosen.</summary>
    public bool HoldsAllAreas => Level is "E" or "L";

    /// <summary>Page of the rows, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads the query of an address; what is no answer is taken as not given.</summary>
    public static ExplorerQuestion Of(IQueryCollection asked)
    {
        string? query(string name) => asked.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
        List<string> compared = asked.TryGetValue("so-sanh", out var rows) ? [.. rows.OfType<string>().Where(r => r.Length is > 0 and <= 300).Distinct()] : [];
        int Year(string name) => int.TryParse(query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2200 ? year : 0;
        var level = query("cap") is "S" or "L" or "F" ? query("cap")! : "E";
        return new()
        {
            Level = level,
            Indicator = Code(query("chi-so")),
            Area = Code(query("dia-ban")) is { Length: > 0 } area ? area : level is "S" or "F" ? Areas.Own : "",
            Activity = Code(query("nganh")) is { Length: > 0 } activity ? activity : SeriesKey.Total,
            Frequency = Enum.GetValues<Frequency>().Cast<Frequency?>().FirstOrDefault(f => Period.CodeOf(f!.Value) == query("ky")),
            From = Math.Min(Year("tu"), Year("den") is 0 ? int.MaxValue : Year("den")),
            To = Year("den") is 0 ? 0 : Math.Max(Year("tu"), Year("den")),
            Origin = query("nguon") switch { "that" => OriginChoice.Real, "minh-hoa" => OriginChoice.Demonstration, _ => OriginChoice.All },
            Compared = [.. compared.Take(MostCompared)],
            HasTooMany = compared.Count > MostCompared,
            Page = int.TryParse(query("trang"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    private static string Code(string? text) => text is { Length: > 0 and <= 40 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? text : "";
}
