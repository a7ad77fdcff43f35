using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Features.Enterprises.Compare;

/// <summary>How far an enterprise is from what the best of its division make of the same means.</summary>
/// <param name="Units">Enterprises that the frontier was looked for among, the own one included.</param>
/// <param name="OwnFits">Whether persons, assets and value added of the own enterprise are above zero.</param>
/// <param name="Reached">Value added as a share of what the frontier gives, rounded to five per cent; <see langword="null"/> when there are too few.</param>
/// <param name="Profile">Mean profile of enterprises on the frontier; <see langword="null"/> when fewer than three would be behind it.</param>
internal sealed record FrontierDistance(int Units, bool OwnFits, double? Reached, PeerProfile? Profile);

/// <summary>A weighted mean of several enterprises.</summary>
/// <param name="Firms">How many are behind it, three at least.</param>
/// <param name="AreTargets">Whether they are the enterprise's own peers; else those on the frontier that are nearest in size.</param>
/// <param name="Ratios">Ratios of sums, not means of ratios, by name.</param>
internal sealed record PeerProfile(int Firms, bool AreTargets, IReadOnlyDictionary<string, double> Ratios);

/// <summary>Data envelopment over an enterprise's division: persons and fixed assets make value added, variable returns, output oriented.</summary>
/// <remarks>
/// Source: reference on productivity, section 7. A score with one peer would give that peer's figures away; so it is rounded to five per cent, and peers are
/// shown only as a mean of <see cref="LeastFirms"/> or more.
/// </remarks>
internal static class Frontier
{
    /// <summary>Fewest enterprises behind a profile.</summary>
    public const int LeastFirms = 3;

    /// <summary>Fewest enterprises, the own one included: three for each of the three variables.</summary>
    public const int LeastUnits = 9;

    // Largest division that is measured while the reader waits.
    private const int MostUnits = 400;

    private static readonly string[] shown = ["vaPerPerson", "vaRatio", "turnover", "assetsPerPerson", "vaPerLabourCost", "labourCostPerPerson"];

    /// <summary>Measures an enterprise.</summary>
    public static FrontierDistance Of(FirmYear own, IReadOnlyList<FirmYear> others)
    {
        List<FirmYear> units = [own, .. others.Take(MostUnits)];
        units = [.. units.Where(Fits)];
        if (!Fits(own) || units.Count < LeastUnits)
        {
            return new(units.Count, Fits(own), null, null);
        }

        var data = new ProductionData(
            [new("persons", [.. units.Select(u => u.Persons!.Value)]), new("assets", [.. units.Select(Assets)])],
            [new("valueAdded", [.. units.Select(u => FirmMeasures.Indicators(u)!.ValueAdded)])]);
        var results = DeaStudy.Run(new ProductionPanel(data, [.. units.Select(u => u.Firm.Value.ToString("N"))]), new DeaChoices { Slacks = true, Threads = 1 });
        if (results[0] is not { VariableOutput.IsSolved: true } result)
        {
            return new(units.Count, true, null, null);
        }

        var reached = Math.Min(1, Math.Round(1 / result.VariableOutput.Value * 20) / 20);
        return new(units.Count, true, reached, Profile(units, results));
    }

    private static PeerProfile? Profile(List<FirmYear> units, DeaResult?[] results)
    {
        var peers = (results[0]!.VariableSolution?.Peers ?? []).Where(p => p.Unit != 0).ToList();
        // A mean that one firm makes nearly alone would be that firm.
        var dominance = ProductivityRules.Shipped.Suppression.On(new DateOnly(units[0].Year, 12, 31)).DominancePercent / 100;
        if (peers.Count >= LeastFirms && peers.Max(p => p.Weight) <= dominance * peers.Sum(p => p.Weight))
        {
            return new(peers.Count, true, Ratios(peers.ConvertAll(p => (units[p.Unit], p.Weight))));
        }

        var size = units[0].Persons!.Value;
        var near = Enumerable.Range(1, units.Count - 1)
            .Where(i => results[i] is { VariableOutput: { IsSolved: true, Value: < 1.000001 } })
            .OrderBy(i => Math.Abs(Math.Log(units[i].Persons!.Value / size))).ThenBy(i => i).Take(LeastFirms + 2).ToList();
        return near.Count < LeastFirms ? null : new(near.Count, false, Ratios(near.ConvertAll(i => (units[i], 1.0))));
    }

    private static Dictionary<string, double> Ratios(List<(FirmYear Year, double Weight)> firms)
    {
        var mean = new FirmYear { Id = default, Firm = default, Year = firms[0].Year.Year };
        foreach (var figure in Figure.All.Where(f => f.Kind != FigureKind.Practices && (f.Required || f.Name == "hours")))
        {
            figure.Set(mean, Math.Round(firms.Sum(f => (figure.Get(f.Year) ?? 0) * (decimal)f.Weight), figure.IsMoney ? 0 : 4));
        }

        return shown.ToDictionary(name => name, name => Standing.Rough(FirmRatio.Named(name).In(mean)), StringComparer.Ordinal);
    }

    private static double Assets(FirmYear year) => FirmMeasures.Account(year)!.FixedAssets;

    private static bool Fits(FirmYear year) =>
        FirmMeasures.Account(year) is { Persons: > 0, FixedAssets: > 0 } && FirmMeasures.Indicators(year) is { ValueAdded: > 0 };
}
