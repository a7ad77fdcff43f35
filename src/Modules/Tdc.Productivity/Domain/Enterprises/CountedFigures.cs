using System.Text.Json;

namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>What of an enterprise's year stands in the published sums, until it is published anew.</summary>
/// <remarks>
/// Whoever compares two publications reads what differs between them, so it must be known what the one before was made of: a merger, a consent taken back
/// or a correction counts as a change, and the same figures sent again do not. It is kept beside the figures and read by nothing else.
/// </remarks>
internal sealed class CountedFigures
{
    // What the account and the cells are made of; the rest of the form is in no sum.
    private static readonly IReadOnlyList<Figure> counted = [.. Figure.All.Where(f => f.Required || f.Kind == FigureKind.Hours)];

    /// <summary>The firm.</summary>
    public required FirmId Firm { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The facts as JSON; equal when nothing that counts differs.</summary>
    public required string Facts { get; set; }

    /// <summary>What counts of a year.</summary>
    public static CountedFigures Of(FirmYear year) => new()
    {
        Firm = year.Firm,
        Year = year.Year,
        Facts = JsonSerializer.Serialize(new Kept(year.Activity, year.ActivityVersion, year.Commune, [.. counted.Select(f => f.Get(year))])),
    };

    /// <summary>The figures as they counted.</summary>
    public FirmYear ToYear()
    {
        var kept = JsonSerializer.Deserialize<Kept>(Facts)!;
        var year = new FirmYear
        {
            Id = default,
            Firm = Firm,
            Year = Year,
            State = FirmYearState.Submitted,
            Activity = kept.Activity,
            ActivityVersion = kept.ActivityVersion,
            Commune = kept.Commune,
        };
        foreach (var (figure, value) in counted.Zip(kept.Figures))
        {
            figure.Set(year, value);
        }

        return year;
    }

    private sealed record Kept(string Activity, string ActivityVersion, string Commune, decimal?[] Figures);
}
