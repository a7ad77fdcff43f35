namespace Tdc.Productivity.Domain.Rules;

/// <summary>Upper limits of a size class.</summary>
/// <param name="Code">The class.</param>
/// <param name="Persons">Most persons with social insurance.</param>
/// <param name="RevenueBillion">Most revenue in billion đồng.</param>
/// <param name="CapitalBillion">Most capital in billion đồng.</param>
internal sealed record SizeLimit(string Code, double Persons, double RevenueBillion, double CapitalBillion);

/// <summary>The classes of size by law.</summary>
internal sealed record SizeRule : DatedRule
{
    /// <summary>Limits for agriculture, industry and construction, smallest class first.</summary>
    public required IReadOnlyList<SizeLimit> Goods { get; init; }

    /// <summary>Limits for trade and services.</summary>
    public required IReadOnlyList<SizeLimit> Services { get; init; }

    /// <summary>The class of an enterprise.</summary>
    /// <param name="section">Section of its activity.</param>
    /// <param name="persons">Persons.</param>
    /// <param name="revenueDong">Revenue of the year, or <see langword="null"/>.</param>
    /// <param name="capitalDong">Capital, or <see langword="null"/>.</param>
    /// <remarks>Persons decide together with either revenue or capital, whichever is the kinder (Decree 80/2021/NĐ-CP, article 5). Without both, persons decide alone.</remarks>
    public string ClassOf(string section, double persons, double? revenueDong, double? capitalDong)
    {
        var limits = section.Length == 1 && section[0] is >= 'A' and <= 'F' ? Goods : Services;
        foreach (var limit in limits)
        {
            var money = (revenueDong is null && capitalDong is null) || revenueDong <= limit.RevenueBillion * 1e9 || capitalDong <= limit.CapitalBillion * 1e9;
            if (persons <= limit.Persons && money)
            {
                return limit.Code;
            }
        }

        return "LRG";
    }
}

/// <summary>When a cell of a published table is suppressed.</summary>
internal sealed record SuppressionRule : DatedRule
{
    /// <summary>Fewest enterprises.</summary>
    public required int MinimumUnits { get; init; }

    /// <summary>Largest share of one enterprise, in percent.</summary>
    public required double DominancePercent { get; init; }

    /// <summary>How closely nobody may come to a suppressed value, in percent of it.</summary>
    public required double ProtectionPercent { get; init; }
}

/// <summary>Coefficients of the statistics office's growth accounting.</summary>
internal sealed record TfpCoefficients : DatedRule
{
    /// <summary>Of capital.</summary>
    public required double Capital { get; init; }

    /// <summary>Of labour.</summary>
    public required double Labour { get; init; }
}

/// <summary>How value added is taken.</summary>
internal sealed record ValueAddedRule : DatedRule
{
    /// <summary>Whether rent is part of value added (a distribution), or a service bought in.</summary>
    public required bool RentIsDistribution { get; init; }

    /// <summary>How far the two ways of reckoning may differ, in percent of value added.</summary>
    public required double MismatchPercent { get; init; }
}

/// <summary>What stands out in an enterprise's figures.</summary>
internal sealed record PlausibilityRule : DatedRule
{
    /// <summary>Times by which a figure differs from last year's.</summary>
    public required double YearRatio { get; init; }

    /// <summary>Times by which a ratio differs from the median of its sector.</summary>
    public required double SectorRatio { get; init; }

    /// <summary>Times from which a difference looks like a wrong unit (thousand for million).</summary>
    public required double ThousandRatio { get; init; }

    /// <summary>Fewest hours of a person in a year: less than half a year of full weeks.</summary>
    public required double LeastHoursPerPerson { get; init; }

    /// <summary>Most hours of a person in a year: six days of eight hours in all weeks, with the overtime that the Labour Code allows and more.</summary>
    public required double MostHoursPerPerson { get; init; }

    /// <summary>Times by which hours per person differ from last year's.</summary>
    public required double HoursYearRatio { get; init; }

    /// <summary>How far fixed assets at the beginning may be from those at the end of last year, in percent of the latter.</summary>
    public required double OpeningPercent { get; init; }
}

/// <summary>Words by which an enterprise agrees to the use of its figures.</summary>
internal sealed record ConsentText : DatedRule
{
    /// <summary>Code of the purpose with the version of the words.</summary>
    public required string Purpose { get; init; }

    /// <summary>Whether figures cannot be sent without it.</summary>
    public required bool Required { get; init; }

    /// <summary>The words in Vietnamese.</summary>
    public required string TextVi { get; init; }

    /// <summary>The words in English.</summary>
    public required string TextEn { get; init; }
}

/// <summary>When enterprises' figures are due.</summary>
internal sealed record ReportingRule : DatedRule
{
    /// <summary>Month of the year after the reporting year.</summary>
    public required int DueMonth { get; init; }

    /// <summary>Day of that month: the last on which figures come in time.</summary>
    public required int DueDay { get; init; }

    /// <summary>Earliest year that can be entered.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The last day on which figures of a year come in time.</summary>
    public DateOnly DueFor(int year) => new(year + 1, DueMonth, DueDay);
}

/// <summary>All dated rules of the module.</summary>
internal sealed record ProductivityRules
{
    /// <summary>What ships with the module.</summary>
    public static ProductivityRules Shipped { get; } = DataFile.Json<ProductivityRules>("rules.json");

    /// <summary>Classes of size.</summary>
    public required IReadOnlyList<SizeRule> Sizes { get; init; }

    /// <summary>Suppression.</summary>
    public required IReadOnlyList<SuppressionRule> Suppression { get; init; }

    /// <summary>Growth accounting of the statistics office.</summary>
    public required IReadOnlyList<TfpCoefficients> TfpCoefficients { get; init; }

    /// <summary>Value added.</summary>
    public required IReadOnlyList<ValueAddedRule> ValueAdded { get; init; }

    /// <summary>Plausibility.</summary>
    public required IReadOnlyList<PlausibilityRule> Plausibility { get; init; }

    /// <summary>Reporting of enterprises.</summary>
    public required IReadOnlyList<ReportingRule> Reporting { get; init; }

    /// <summary>Consents.</summary>
    public required IReadOnlyList<ConsentText> Consents { get; init; }
}
