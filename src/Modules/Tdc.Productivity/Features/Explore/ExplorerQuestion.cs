using System.Globalization;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>What the explorer is asked; every view is one address.</summary>
internal sealed record ExplorerQuestion
{
    /// <summary><c>E</c> economy, <c>S</c> sectors, <c>L</c> localities, <c>F</c> enterprises by size and ownership.</summary>
    public required string Level { get; init; }

    /// <summary>Code of the indicator; empty for the first that has figures at the level.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>Place, at the levels of sectors and enterprises.</summary>
    public string Area { get; init; } = Areas.Own;

    /// <summary>Activity, at the levels of localities and enterprises.</summary>
    public string Activity { get; init; } = SeriesKey.Total;

    /// <summary>How long the periods are; <see langword="null"/> for the longest that there is.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>First year; 0 for the beginning.</summary>
    public int From { get; init; }

    /// <summary>Last year; 0 for the end.</summary>
    public int To { get; init; }

    /// <summary>Page of the rows, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads the query of an address; what is no answer is taken as not given.</summary>
    public static ExplorerQuestion Of(Func<string, string?> query)
    {
        int Year(string name) => int.TryParse(query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2200 ? year : 0;
        var level = query("cap") is "S" or "L" or "F" ? query("cap")! : "E";
        return new()
        {
            Level = level,
            Indicator = Code(query("chi-so")),
            Area = Code(query("dia-ban")) is { Length: > 0 } area ? area : Areas.Own,
            Activity = Code(query("nganh")) is { Length: > 0 } activity ? activity : SeriesKey.Total,
            Frequency = Enum.GetValues<Frequency>().Cast<Frequency?>().FirstOrDefault(f => Period.CodeOf(f!.Value) == query("ky")),
            From = Year("tu"),
            To = Year("den"),
            Page = int.TryParse(query("trang"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    private static string Code(string? text) => text is { Length: > 0 and <= 40 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? text : "";
}
