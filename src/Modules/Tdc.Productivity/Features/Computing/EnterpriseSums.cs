using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.ProductivityAnalysis.Disclosure;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Computing;

/// <summary>What differs of an enterprise's year from the publication before.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Before">As it counted; <see langword="null"/> when it did not.</param>
/// <param name="Now">As it counts now; <see langword="null"/> when it does not any more.</param>
internal sealed record FigureChange(FirmId Firm, FirmYear? Before, FirmYear? Now);

/// <summary>Sums over reporting enterprises of one year, with the cells taken out that would give an enterprise away.</summary>
/// <remarks>
/// <para>Cells: section by size class, divisions, communes, with all margins; they are linked, so they are protected together.</para>
/// <para>Each variable is protected on its own and a cell is published only when it is safe for all of them: to publish less never makes a cell less safe.</para>
/// <para>Source: the dated <see cref="SuppressionRule"/>; reference on productivity, section 13.</para>
/// </remarks>
internal static class EnterpriseSums
{
    private const string Activity = "ACTIVITY";
    private const string Size = "SIZE";
    private const string Area = "AREA";

    // Negative sums (a loss) are protected with those that are not: their size counts.
    private static readonly (string Code, Func<EnterpriseIndicators, EnterpriseAccount, double> Of)[] variables =
    [
        ("FVA", (i, _) => i.ValueAdded), ("FGO", (i, _) => i.GrossOutput), ("FCOMP", (_, a) => a.LabourCost), ("FPROFIT", (i, _) => i.OperatingProfit),
        ("FK", (_, a) => a.FixedAssets), ("FL", (_, a) => a.Persons), ("FH", (_, a) => a.Hours),
    ];

    /// <summary>The values to be kept.</summary>
    /// <param name="rows">Figures of one year that count in statistics.</param>
    /// <param name="origin">Computed, or demonstration for invented enterprises.</param>
    /// <param name="areaVersion">Extent of the province.</param>
    public static IReadOnlyList<NewObservation> Of(IReadOnlyList<FirmYear> rows, SeriesOrigin origin, string areaVersion)
    {
        var firms = Reports(rows);
        if (firms.Count == 0)
        {
            return [];
        }

        var year = firms[0].Row.Year;
        var (results, hidden) = Protected(firms);
        return [.. results.SelectMany(r => r.Result.Cells.Where(c => !c.Cell.Key.EndsWith('.')).Select(c => Made(r.Code, c.Cell, hidden.Contains(c.Cell.Key), year, origin, areaVersion)))];
    }

    /// <summary>Codes of the variables that are added up.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. variables.Select(v => v.Code)];

    /// <summary>The enterprises whose changes may go into a new publication: in every cell that they touch so many change that none is given away.</summary>
    /// <param name="changes">What differs from the publication before.</param>
    /// <remarks>
    /// <para>Whoever compares two publications reads the sums of the changes alone; so these are protected as a publication of their own.</para>
    /// <para>An enterprise goes in with all its cells or with none: one that went into the total today and into its division later could be worked out from three publications.</para>
    /// </remarks>
    public static IReadOnlySet<FirmId> Renewable(IReadOnlyList<FigureChange> changes)
    {
        var left = changes.Select(c => (c.Firm, Reports: Places(c))).ToList();
        for (var waits = true; waits;)
        {
            var reports = left.SelectMany(c => c.Reports).ToList();
            var waiting = reports.Count == 0 ? [] : Sensitive(reports);
            waits = left.RemoveAll(c => waiting.Contains(c.Firm)) > 0;
        }

        return left.Select(c => c.Firm).ToHashSet();
    }

    // Whoever makes a cell of changes unsafe: all in it when they are few, else the one that weighs most. Without an unsafe cell there is nothing to be hidden.
    private static HashSet<FirmId> Sensitive(List<Reporting> reports)
    {
        var (rules, tables, found) = (RulesOf(reports), Tables(reports), new HashSet<FirmId>());
        foreach (var (_, of) in variables)
        {
            foreach (var cell in CellsOf(reports, tables, of).Cells.Where(c => rules.Assess(c) != SensitivityRule.None))
            {
                var inside = reports.Where(r => r.Cells.Contains(cell.Key)).ToList();
                var many = cell.Contributors > rules.MinimumContributors;
                found.UnionWith(many ? [inside.MaxBy(r => Math.Abs(of(r.Indicators, r.Account)))!.Row.Firm] : inside.Select(r => r.Row.Firm));
            }
        }

        return found;
    }

    // Where a change shows: at the place that it enters and, when that is another, at the one that it leaves.
    private static List<Reporting> Places(FigureChange change)
    {
        var (before, now) = (Reports(change.Before is null ? [] : [change.Before]), Reports(change.Now is null ? [] : [change.Now]));
        return [.. now, .. before.Where(b => now.Count == 0 || !b.Cells.SequenceEqual(now[0].Cells))];
    }

    private static List<Reporting> Reports(IReadOnlyList<FirmYear> rows) =>
    [
        .. rows.Select(r => (Row: r, Account: FirmMeasures.Account(r))).Where(r => r.Account is { Persons: > 0 } && r.Row.Activity.Length > 0)
            .Select(r => new Reporting(r.Row, r.Account!, EnterpriseIndicators.Compute(r.Account!, FirmMeasures.RentIn(r.Row.Year)), FirmMeasures.SizeOf(r.Row) ?? "LRG")),
    ];

    // Each variable's cells, and the cells that are unsafe for at least one of them.
    private static (List<(string Code, DisclosureResult Result)> Results, HashSet<string> Hidden) Protected(List<Reporting> firms)
    {
        var (rules, tables) = (RulesOf(firms), Tables(firms));
        var results = variables.Select(v => (v.Code, Result: DisclosureControl.Protect(CellsOf(firms, tables, v.Of), rules))).ToList();
        var hidden = results.SelectMany(r => r.Result.Cells).Where(c => c.Status != CellStatus.Published || c.Cell.Contributors < rules.MinimumContributors).Select(c => c.Cell.Key).ToHashSet(StringComparer.Ordinal);
        return (results, hidden);
    }

    private static MagnitudeTables CellsOf(List<Reporting> firms, IReadOnlyList<IReadOnlyList<Classification>> tables, Func<EnterpriseIndicators, EnterpriseAccount, double> variable) =>
        Linked(ContributionTables.Build([.. firms.Select(f => f.Contribution(variable(f.Indicators, f.Account)))], tables));

    private static SensitivityRules RulesOf(List<Reporting> firms)
    {
        var rule = ProductivityRules.Shipped.Suppression.On(new DateOnly(firms[0].Row.Year, 12, 31));
        return new SensitivityRules
        {
            MinimumContributors = rule.MinimumUnits,
            DominanceShare = rule.DominancePercent / 100,
            ProtectionPercent = rule.ProtectionPercent,
        };
    }

    private static IReadOnlyList<IReadOnlyList<Classification>> Tables(List<Reporting> firms)
    {
        // A section that stands for the whole of a firm's activity is its own lowest code.
        var activities = new Classification(Activity, SeriesKey.Total, firms.Select(f => (f.Code, f.Section)).Distinct()
            .SelectMany(p => new[] { (Code: p.Code, Up: p.Section), (Code: p.Section, Up: SeriesKey.Total) }).DistinctBy(p => p.Code).ToDictionary(p => p.Code, p => p.Up));
        var sections = Classification.Flat(Activity + "1", SeriesKey.Total, firms.Select(f => f.Section).Distinct());
        var sizes = Classification.Flat(Size, SeriesKey.Total, firms.Select(f => f.Size).Distinct());
        var areas = Classification.Flat(Area, SeriesKey.Total, firms.Select(f => f.Place).Distinct());
        return [[activities], [sections, sizes], [areas]];
    }

    // Sections stand in two tables under two names of the dimension; under one name they are the same cells, which links the tables.
    private static MagnitudeTables Linked(MagnitudeTables tables)
    {
        static string Name(string key) => key.Replace(Activity + "1=", Activity + "=", StringComparison.Ordinal);
        return new(
            [.. tables.Cells.Select(c => c with { Key = Name(c.Key) }).DistinctBy(c => c.Key)],
            [.. tables.Relations.Select(r => new AdditiveRelation(Name(r.Total), [.. r.Parts.Select(Name)])).DistinctBy(r => $"{r.Total} {string.Join(' ', r.Parts)}")]);
    }

    private static NewObservation Made(string code, MagnitudeCell cell, bool hidden, int year, SeriesOrigin origin, string areaVersion)
    {
        var place = cell.Key == "*" ? [] : cell.Key.Split('|').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        var activity = place.GetValueOrDefault(Activity) ?? SeriesKey.Total;
        var area = place.GetValueOrDefault(Area) ?? Areas.Own;
        return new NewObservation
        {
            Key = new()
            {
                Indicator = code,
                Area = area,
                AreaVersion = area == Areas.Own ? areaVersion : "",
                Activity = activity,
                ActivityVersion = activity == SeriesKey.Total ? "" : Activities.Present,
                Size = place.GetValueOrDefault(Size) ?? SeriesKey.Total,
                PriceBasis = code is "FL" or "FH" ? PriceBasis.None : PriceBasis.Current,
                Origin = origin,
            },
            Period = Period.OfYear(year),
            Value = hidden ? null : cell.Value,
            Status = hidden ? ObservationStatus.Suppressed : ObservationStatus.Normal,
            Units = hidden ? null : cell.Contributors,
            Source = ExploreSource,
        };
    }

    private const string ExploreSource = "Phiếu của doanh nghiệp";

    private sealed record Reporting(FirmYear Row, EnterpriseAccount Account, EnterpriseIndicators Indicators, string Size)
    {
        public string Section { get; } = Activities.SectionOf(Activities.Present, Present(Row).Code);

        // A code below its section; a firm that gave only a section stands under "C." so that the section is a sum of what is below.
        public string Code => Present(Row).Code is var code && code == Section ? Section + "." : code;

        public string Place => Row.Commune.Length > 0 ? Row.Commune : "?";

        // Keys of the cells in which it stands, as ContributionTables makes them after linking.
        public IReadOnlyList<string> Cells =>
            ["*", $"{Activity}={Section}", $"{Activity}={Code}", $"{EnterpriseSums.Size}={Size}", $"{Activity}={Section}|{EnterpriseSums.Size}={Size}", $"{EnterpriseSums.Area}={Place}"];

        public Contribution Contribution(double value) => new(
            Row.Firm.Value.ToString("N"), value, new Dictionary<string, string> { [Activity] = Code, [Activity + "1"] = Section, [EnterpriseSums.Size] = Size, [EnterpriseSums.Area] = Place });

        private static ActivityShare Present(FirmYear row) =>
            Activities.Map(row.Activity, row.ActivityVersion, Activities.Present).MaxBy(s => s.Weight) ?? new ActivityShare(row.Activity, 1, RuleStatus.Own);
    }
}
