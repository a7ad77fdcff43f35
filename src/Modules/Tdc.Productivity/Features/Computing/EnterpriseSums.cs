using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.ProductivityAnalysis.Disclosure;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Computing;

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

    /// <summary>The cells whose sums may be published anew: so many enterprises changed in them that the difference to the sums before gives none of them away.</summary>
    /// <param name="changed">Figures that entered, left or changed since the sums before, as they are now.</param>
    /// <remarks>Whoever compares two publications reads the sums of these figures alone; so they are protected as a publication of their own.</remarks>
    public static IReadOnlySet<(string Area, string Activity, string Size)> Renewable(IReadOnlyList<FirmYear> changed)
    {
        var firms = Reports(changed);
        if (firms.Count == 0 || firms.Count < changed.Count)
        {
            return new HashSet<(string, string, string)>(); // of one that has no account (any more) nobody can say how much it weighs
        }

        var (results, hidden) = Protected(firms);
        return results[0].Result.Cells.Where(c => !hidden.Contains(c.Cell.Key)).Select(c => Made(results[0].Code, c.Cell, false, firms[0].Row.Year, SeriesOrigin.Computed, "").Key)
            .Select(k => (k.Area, k.Activity, k.Size)).ToHashSet();
    }

    private static List<Reporting> Reports(IReadOnlyList<FirmYear> rows) =>
    [
        .. rows.Select(r => (Row: r, Account: FirmMeasures.Account(r))).Where(r => r.Account is { Persons: > 0 } && r.Row.Activity.Length > 0)
            .Select(r => new Reporting(r.Row, r.Account!, EnterpriseIndicators.Compute(r.Account!, FirmMeasures.RentIn(r.Row.Year)), FirmMeasures.SizeOf(r.Row) ?? "LRG")),
    ];

    // Each variable's cells, and the cells that are unsafe for at least one of them.
    private static (List<(string Code, DisclosureResult Result)> Results, HashSet<string> Hidden) Protected(List<Reporting> firms)
    {
        var year = firms[0].Row.Year;
        var rule = ProductivityRules.Shipped.Suppression.On(new DateOnly(year, 12, 31));
        var tables = Tables(firms);
        var results = variables.Select(v => (v.Code, Result: DisclosureControl.Protect(
            Linked(ContributionTables.Build([.. firms.Select(f => f.Contribution(v.Of(f.Indicators, f.Account)))], tables)),
            new SensitivityRules { MinimumContributors = rule.MinimumUnits, DominanceShare = rule.DominancePercent / 100, ProtectionPercent = rule.ProtectionPercent }))).ToList();
        var hidden = results.SelectMany(r => r.Result.Cells).Where(c => c.Status != CellStatus.Published || c.Cell.Contributors < rule.MinimumUnits).Select(c => c.Cell.Key).ToHashSet(StringComparer.Ordinal);
        return (results, hidden);
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

        public Contribution Contribution(double value) => new(
            Row.Firm.Value.ToString("N"), value, new Dictionary<string, string> { [Activity] = Code, [Activity + "1"] = Section, [EnterpriseSums.Size] = Size, [EnterpriseSums.Area] = Place });

        private static ActivityShare Present(FirmYear row) =>
            Activities.Map(row.Activity, row.ActivityVersion, Activities.Present).MaxBy(s => s.Weight) ?? new ActivityShare(row.Activity, 1, RuleStatus.Own);
    }
}
