using Tdc.Productivity.Domain.Rules;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>Something that stands out in a year's figures.</summary>
/// <param name="Code">What it is; <c>check.CODE</c> is its text.</param>
/// <param name="IsError">Whether it keeps the year from being sent; a warning can be confirmed with a reason.</param>
/// <param name="Figure">The figure; empty when it concerns the whole.</param>
internal sealed record Finding(string Code, bool IsError, string Figure = "")
{
    /// <summary>What the text names by position: <see cref="decimal"/> amounts of the figure's kind, <see cref="double"/> numbers, texts.</summary>
    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>The figures that a finding about several of them covers.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>Stable key, under which its reason is kept.</summary>
    public string Key => Figure.Length == 0 ? Code : Code + "." + Figure;
}

/// <summary>Medians per person of other enterprises of a sector; only made of three or more.</summary>
/// <param name="Others">How many others there are.</param>
/// <param name="PerPerson">Median per person by figure, in đồng or megajoules.</param>
internal sealed record SectorMedians(int Others, IReadOnlyDictionary<string, double> PerPerson);

/// <summary>Looks at a year's figures before they are sent.</summary>
/// <remarks>Pure. Source: reference on productivity, section 6 (both ways of value added, edges); thresholds are dated rules of the module.</remarks>
internal static class FigureChecks
{
    /// <summary>Hours of a leap year: nobody works more.</summary>
    public const double MostHours = 24 * 366;

    /// <summary>Pay per person and year outside of this range of đồng points to a wrong unit when neither last year nor the sector can tell; our own rule.</summary>
    private const double LeastPay = 2e6;
    private const double MostPay = 5e9;

    /// <summary>What stands out.</summary>
    /// <param name="year">The figures.</param>
    /// <param name="last">Those of the year before, or <see langword="null"/>.</param>
    /// <param name="sector">The sector, or <see langword="null"/> when it is too small.</param>
    /// <param name="rules">The rules.</param>
    public static IReadOnlyList<Finding> Of(FirmYear year, FirmYear? last, SectorMedians? sector, ProductivityRules rules)
    {
        List<Finding> found = [.. Errors(year)];
        var day = new DateOnly(year.Year, 12, 31);
        var plausible = rules.Plausibility.On(day);
        var units = WrongUnits(year, last, sector, plausible);
        found.AddRange(units);
        var suspects = units.SelectMany(u => u.Covers.Append(u.Figure)).ToHashSet(StringComparer.Ordinal);
        found.AddRange(Reckoning(year, rules.ValueAdded.On(day)));
        found.AddRange(Hours(year, last, plausible));
        found.AddRange(AgainstLastYear(year, last, plausible).Where(f => !suspects.Contains(f.Figure)));
        found.AddRange(Assets(year, last, plausible).Where(f => !suspects.Contains(f.Figure)));
        found.AddRange(AgainstSector(year, sector, plausible).Where(f => !suspects.Contains(f.Figure)));
        found.AddRange(Parts(year));
        return found;
    }

    private static IEnumerable<Finding> Errors(FirmYear year)
    {
        (string Name, string Value)[] unit = [("activity", year.Activity), ("commune", year.Commune), ("ownership", year.Ownership)];
        foreach (var (name, _) in unit.Where(u => u.Value.Length == 0))
        {
            yield return new("missing", true, name);
        }

        foreach (var figure in Figure.All)
        {
            var value = figure.Get(year);
            if (value is null && figure.Required)
            {
                yield return new("missing", true, figure.Name);
            }
            else if (value < 0 && !figure.MayBeNegative)
            {
                yield return new("negative", true, figure.Name) { Values = [value.Value] };
            }
        }

        if (year.DigitalPractices > 12)
        {
            yield return new("practices", true, "digitalPractices") { Values = [(decimal)year.DigitalPractices.Value] };
        }

        if (year is { Hours: { } hours, Persons: { } persons } && hours > persons * MostHours)
        {
            yield return persons > 0
                ? new("hours", true, "hours") { Values = [hours / persons] }
                : new("hours-nobody", true, "hours") { Values = [hours] };
        }
    }

    private static IEnumerable<Finding> Reckoning(FirmYear year, ValueAddedRule rule)
    {
        if (FirmMeasures.Account(year) is not { } account)
        {
            yield break;
        }

        var found = EnterpriseIndicators.Compute(account, rule.RentIsDistribution ? RentTreatment.Distribution : RentTreatment.BoughtInService);
        var (down, up) = (found.ValueAdded * FirmMeasures.Billion, found.ValueAddedByAddition * FirmMeasures.Billion);
        if (Math.Abs(down - up) > Math.Max(rule.MismatchPercent / 100 * Math.Abs(down), 1))
        {
            yield return new("mismatch", false) { Values = [(decimal)Math.Round(down), (decimal)Math.Round(up), (decimal)Math.Round(Math.Abs(down - up)), rule.MismatchPercent] };
        }

        if (found.ValueAdded <= 0)
        {
            yield return new("not-positive", false) { Values = [(decimal)Math.Round(down)] };
        }

        if (account.Persons <= 0)
        {
            yield return new("nobody", false, "persons");
        }
    }

    private static List<Finding> WrongUnits(FirmYear year, FirmYear? last, SectorMedians? sector, PlausibilityRule rule)
    {
        List<Finding> found = [];
        foreach (var figure in Figure.All.Where(f => f.IsMoney || f.Kind == FigureKind.Energy))
        {
            if (figure.Get(year) is not { } now || now <= 0)
            {
                continue;
            }

            if (last is not null && figure.Get(last) is { } before && before > 0)
            {
                Judge(figure, (double)(now / before), "last-year");
            }
            else if (sector is not null && year.Persons > 0 && sector.PerPerson.TryGetValue(figure.Name, out var median) && median > 0)
            {
                Judge(figure, (double)now / year.Persons.Value / median, "sector");
            }
        }

        if (found.Count == 0 && year is { Persons: > 0, LabourCostDong: > 0 } && year.LabourCostDong.Value / year.Persons.Value is var pay && (pay < LeastPay || pay > MostPay))
        {
            return [new("wrong-unit-pay", false, "labourCost") { Values = [(decimal)Math.Round(pay)] }];
        }

        // Three amounts or more that went the same way were typed in one wrong unit: one sentence, not twelve.
        return [.. found.GroupBy(f => f.Code).SelectMany(IEnumerable<Finding> (same) => same.Count() >= 3 && same.All(f => Figure.Find(f.Figure)!.IsMoney)
            ? [new Finding(same.Key + "-all", false, "money") { Values = [(double)same.Count()], Covers = [.. same.Select(f => f.Figure)] }]
            : same)];

        void Judge(Figure figure, double ratio, string against)
        {
            if (ratio >= rule.ThousandRatio || ratio <= 1 / rule.ThousandRatio)
            {
                var times = ratio > 1 ? ratio : 1 / ratio;
                found.Add(new((figure.IsMoney ? "" : "energy-") + (ratio > 1 ? "too-large-" : "too-small-") + against, false, figure.Name)
                {
                    Values = [figure.Get(year)!.Value, against == "sector" ? Rough(times) : times, .. figure.IsMoney || against == "sector" ? [] : (object[])[figure.Get(last!)!.Value]],
                });
            }
        }
    }

    // The middle of a sector could be worked out from how many times it is: one digit tells the slip and not the middle.
    private static double Rough(double times) => Math.Round(times / Math.Pow(10, Math.Floor(Math.Log10(times)))) * Math.Pow(10, Math.Floor(Math.Log10(times)));

    // More than a year has hours is an error; what nobody works in fact is asked about.
    private static IEnumerable<Finding> Hours(FirmYear year, FirmYear? last, PlausibilityRule rule)
    {
        if (year is not { Hours: { } hours, Persons: { } persons } || !(persons > 0) || hours > persons * MostHours)
        {
            yield break;
        }

        var own = hours / persons;
        if (own < rule.LeastHoursPerPerson || own > rule.MostHoursPerPerson)
        {
            yield return new(own < rule.LeastHoursPerPerson ? "hours-few" : "hours-many", false, "hours") { Values = [own, rule.LeastHoursPerPerson, rule.MostHoursPerPerson] };
        }
        else if (last is { Hours: > 0 and var before, Persons: > 0 and var were } && before / were is var earlier
            && (own / earlier >= rule.HoursYearRatio || own / earlier <= 1 / rule.HoursYearRatio))
        {
            yield return new("hours-year", false, "hours") { Values = [own, earlier] };
        }
    }

    private static IEnumerable<Finding> Assets(FirmYear year, FirmYear? last, PlausibilityRule rule)
    {
        if (year.AssetsOpeningDong is { } opening && last?.AssetsClosingDong is { } closing && Math.Abs(opening - closing) > (decimal)rule.OpeningPercent / 100 * Math.Max(closing, 1))
        {
            yield return new("opening-differs", false, "assetsOpening") { Values = [(decimal)opening, (decimal)closing] };
        }

        if (year is { NewEquipmentDong: { } fresh, AssetsClosingDong: { } end } && fresh - (decimal)end is var beyond && beyond > (year.DepreciationDong ?? 0))
        {
            yield return new("equipment-beyond-assets", false, "newEquipment") { Values = [(decimal)fresh, end + (decimal)(year.DepreciationDong ?? 0)] };
        }
    }

    private static IEnumerable<Finding> AgainstLastYear(FirmYear year, FirmYear? last, PlausibilityRule rule)
    {
        if (last is null)
        {
            yield break;
        }

        foreach (var figure in Figure.All.Where(f => !f.MayBeNegative && (f.Required || f.Kind is FigureKind.Hours or FigureKind.Energy)))
        {
            if (figure.Get(year) is { } now && figure.Get(last) is { } before && before > 0 && now > 0 && (double)(now / before) is var ratio
                && (ratio >= rule.YearRatio || ratio <= 1 / rule.YearRatio))
            {
                yield return new(ratio > 1 ? "year-up" : "year-down", false, figure.Name) { Values = [now, before, ratio > 1 ? ratio : 1 / ratio] };
            }
        }

        var money = Figure.All.Where(f => f.IsMoney && f.Required).ToList();
        if (money.TrueForAll(f => f.Get(year) is not null && f.Get(year) == f.Get(last)) && money.Exists(f => f.Get(year) != 0))
        {
            yield return new("same-as-last", false);
        }

        if (year.Activity.Length > 0 && last.Activity.Length > 0 && year.Activity != last.Activity)
        {
            yield return new("activity-changed", false, "activity") { Values = [last.Activity, year.Activity] };
        }
    }

    private static IEnumerable<Finding> AgainstSector(FirmYear year, SectorMedians? sector, PlausibilityRule rule)
    {
        if (sector is null || !(year.Persons > 0))
        {
            yield break;
        }

        foreach (var (name, median) in sector.PerPerson)
        {
            if (Figure.Find(name)?.Get(year) is { } now && now > 0 && median > 0 && (double)now / year.Persons.Value / median is var ratio
                && (ratio >= rule.SectorRatio || ratio <= 1 / rule.SectorRatio))
            {
                // The median itself is not told: of few enterprises it is the figure of one of them.
                yield return new(ratio > 1 ? "sector-up" : "sector-down", false, name) { Values = [now, (decimal)sector.Others] };
            }
        }
    }

    private static IEnumerable<Finding> Parts(FirmYear year)
    {
        if (year is { NewProductsDong: { } fresh, SalesDong: { } sales } && fresh > sales)
        {
            yield return new("part-larger", false, "newProducts") { Values = [(decimal)fresh, (decimal)sales] };
        }

        if (year is { Trained: { } trained, Persons: { } persons } && trained > persons)
        {
            yield return new("part-larger", false, "trained") { Values = [(decimal)trained, (decimal)persons] };
        }

        if (Figure.All.Where(f => f.Required).All(f => f.Get(year) is 0))
        {
            yield return new("all-zero", false);
        }
    }
}
