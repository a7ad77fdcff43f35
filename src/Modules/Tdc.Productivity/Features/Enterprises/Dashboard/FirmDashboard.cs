using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Enterprises.Dashboard;

/// <summary>A ratio of a year with last year's and where it stands.</summary>
/// <param name="Ratio">The ratio.</param>
/// <param name="Value">Its value; not finite when it is missing.</param>
/// <param name="Last">Last year's.</param>
/// <param name="Why">Code of the reason why it is missing, or <see langword="null"/>.</param>
/// <param name="Standings">Where it stands, narrowest circle first.</param>
internal sealed record RatioRow(FirmRatio Ratio, double Value, double Last, string? Why, IReadOnlyList<Standing> Standings)
{
    /// <summary>The standing of the narrowest circle that has enough others, or <see langword="null"/>.</summary>
    public Standing? Best => Standings.FirstOrDefault(s => s.Below is not null);
}

/// <summary>One level of the tree: value added per person, or a factor of it.</summary>
/// <param name="Name">Name of the ratio.</param>
/// <param name="Now">This year, in the unit of the ratio.</param>
/// <param name="Before">Last year.</param>
/// <param name="Growth">Growth of the logarithm in per cent points; the factors' sum up to the whole.</param>
internal sealed record TreeLevel(string Name, double Now, double Before, double Growth);

/// <summary>All that dashboard and report show of a year.</summary>
internal sealed record FirmDashboard
{
    /// <summary>The year's figures.</summary>
    public required FirmYear Year { get; init; }

    /// <summary>Last year's, when their account is complete.</summary>
    public required FirmYear? Last { get; init; }

    /// <summary>The account.</summary>
    public required EnterpriseAccount Account { get; init; }

    /// <summary>The indicators.</summary>
    public required EnterpriseIndicators Indicators { get; init; }

    /// <summary>Class of size, or <see langword="null"/>.</summary>
    public required string? Size { get; init; }

    /// <summary>Value added per person and its factors.</summary>
    public required IReadOnlyList<TreeLevel> Tree { get; init; }

    /// <summary>All ratios.</summary>
    public required IReadOnlyList<RatioRow> Ratios { get; init; }

    /// <summary>How many others stand in each circle.</summary>
    public required IReadOnlyList<(Circle Circle, int Others)> Circles { get; init; }

    /// <summary>Whether the figures are sent; a draft is compared with nobody.</summary>
    public bool IsSent => Year.State == FirmYearState.Submitted;

    /// <summary>Fewest others for a comparison.</summary>
    public required int Least { get; init; }

    /// <summary>The years of the trend with a complete account, oldest first.</summary>
    public required IReadOnlyList<FirmYear> Trend { get; init; }

    /// <summary>What one more million đồng per person would take; <see langword="null"/> when nobody works there.</summary>
    public required ProductivityTarget? OneMore { get; init; }

    /// <summary>The distance to the frontier.</summary>
    public required FrontierDistance Frontier { get; init; }

    /// <summary>A ratio by its name.</summary>
    public RatioRow Of(string name) => Ratios.First(r => r.Ratio.Name == name);
}

/// <summary>Makes the dashboard of a year.</summary>
internal sealed class FirmDashboards(FirmYears years, FirmPool pool)
{
    private const double OneMillion = 0.001; // billion đồng

    private static readonly string[] factors = ["vaPerPerson", "vaRatio", "turnover", "assetsPerPerson"];

    /// <summary>The dashboard; <see langword="null"/> while the year's account is not complete.</summary>
    public async Task<FirmDashboard?> MakeAsync(Firm firm, int number, CancellationToken cancellation)
    {
        var all = await years.OfAsync(firm.Id, cancellation);
        return all.Find(y => y.Year == number) is { } year && FirmMeasures.Account(year) is not null
            ? Make(year, all, await pool.YearAsync(number, firm.IsDemonstration, cancellation))
            : null;
    }

    /// <summary>The dashboard of a year whose account is complete; pure.</summary>
    public static FirmDashboard Make(FirmYear year, IReadOnlyList<FirmYear> own, IReadOnlyList<FirmYear> others)
    {
        var account = FirmMeasures.Account(year)!;
        var rent = FirmMeasures.RentIn(year.Year);
        var found = EnterpriseIndicators.Compute(account, rent);
        var last = own.FirstOrDefault(y => y.Year == year.Year - 1 && FirmMeasures.Account(y) is not null);
        var neighbours = new Neighbours(year, others);
        return new FirmDashboard
        {
            Year = year,
            Last = last,
            Account = account,
            Indicators = found,
            Size = FirmMeasures.SizeOf(year),
            Tree = Tree(account, last is null ? null : FirmMeasures.Account(last), rent),
            Ratios = [.. FirmRatio.All.Select(r => Row(r, year, found, last, neighbours))],
            Circles = [.. Enum.GetValues<Circle>().Select(c => (c, neighbours.In(c).Count))],
            Least = neighbours.Least,
            Trend = [.. own.Where(y => y.Year <= year.Year && FirmMeasures.Account(y) is not null).OrderBy(y => y.Year).TakeLast(6)],
            OneMore = account.Persons > 0 ? ProductivityTarget.Of(account, rent, OneMillion) : null,
            Frontier = Frontier.Of(year, neighbours.In(Circle.Division)),
        };
    }

    private static RatioRow Row(FirmRatio ratio, FirmYear year, EnterpriseIndicators found, FirmYear? last, Neighbours neighbours)
    {
        var value = ratio.Of(year, found);
        return new(ratio, value, last is null ? double.NaN : ratio.In(last), ratio.WhyMissing(year, found), [.. Enum.GetValues<Circle>().Select(c => neighbours.Of(c, ratio, value))]);
    }

    private static List<TreeLevel> Tree(EnterpriseAccount account, EnterpriseAccount? before, RentTreatment rent)
    {
        var now = ProductivityTree.Of(account, rent);
        var then = before is null ? new(double.NaN, double.NaN, double.NaN, double.NaN) : ProductivityTree.Of(before, rent);
        var growth = now.GrowthFrom(then);
        return
        [
            new(factors[0], now.ValueAddedPerPerson * 1000, then.ValueAddedPerPerson * 1000, growth.ValueAddedPerPerson * 100),
            new(factors[1], now.ValueAddedRatio * 100, then.ValueAddedRatio * 100, growth.ValueAddedRatio * 100),
            new(factors[2], now.FixedAssetTurnover, then.FixedAssetTurnover, growth.FixedAssetTurnover * 100),
            new(factors[3], now.CapitalIntensity * 1000, then.CapitalIntensity * 1000, growth.CapitalIntensity * 100),
        ];
    }
}
