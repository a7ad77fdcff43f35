using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Tests.Series;

/// <summary>The traps of Vietnam's productivity statistics (reference vietnam.md, part e), each refused by name.</summary>
public sealed class ComparabilityTests
{
    private static readonly SeriesKey growthable = new() { Indicator = "GRDP", Area = "DN", AreaVersion = "2025-06-30", PriceBasis = PriceBasis.Constant, BaseYear = 2010 };

    [Fact]
    public void Volumes_of_one_place_and_base_may_be_compared() =>
        Assert.Equal(ComparisonFault.None, Judge(growthable, Made("2022"), growthable, Made("2023")));

    [Fact]
    public void Old_and_new_Dong_Nai_are_never_chained() =>
        Assert.Equal(ComparisonFault.Territory, Judge(growthable, Made("2024"), growthable with { AreaVersion = "2025-07-01" }, Made("2025")));

    [Fact]
    public void The_break_of_2021_when_own_use_producers_left_the_employed_stops_growth() =>
        Assert.Equal(ComparisonFault.Break, Judge(growthable, Made("2020"), growthable, Made("2021", ObservationStatus.Break)));

    [Fact]
    public void A_break_in_between_stops_growth_too() =>
        Assert.Equal(ComparisonFault.Break, Comparability.Judge(growthable, Made("2019"), growthable, Made("2023"), [Made("2021", ObservationStatus.Break)]));

    [Fact]
    public void A_figure_from_before_the_revision_of_GDP_joins_no_other() =>
        Assert.Equal(ComparisonFault.Definition, Judge(growthable, Made("2015", "D"), growthable, Made("2020")));

    [Fact]
    public void Growth_is_never_taken_from_current_prices()
    {
        var current = growthable with { PriceBasis = PriceBasis.Current, BaseYear = 0 };
        Assert.Equal(ComparisonFault.CurrentPrices, Judge(current, Made("2022"), current, Made("2023")));
    }

    [Fact]
    public void Prices_of_two_base_years_or_of_one_that_is_not_stated_do_not_meet()
    {
        Assert.Equal(ComparisonFault.BaseYear, Judge(growthable, Made("2022"), growthable with { BaseYear = 2020 }, Made("2023")));
        var unstated = growthable with { BaseYear = 0 };
        Assert.Equal(ComparisonFault.BaseYear, Judge(unstated, Made("2022"), unstated, Made("2023")));
    }

    [Fact]
    public void A_half_year_is_compared_with_the_same_half_only()
    {
        var half = growthable with { Frequency = Frequency.HalfYear };
        Assert.Equal(ComparisonFault.None, Judge(half, Made("2024-S1"), half, Made("2025-S1")));
        Assert.Equal(ComparisonFault.Length, Judge(half, Made("2024-S2"), half, Made("2025-S1")));
        Assert.Equal(ComparisonFault.Length, Judge(growthable, Made("2024"), half, Made("2025-S1")));
    }

    [Fact]
    public void A_missing_value_is_no_zero() => Assert.Equal(ComparisonFault.Missing, Judge(growthable, Made("2022", "L", null), growthable, Made("2023")));

    private static ComparisonFault Judge(SeriesKey first, Observation earlier, SeriesKey second, Observation later) => Comparability.Judge(first, earlier, second, later, []);

    private static Observation Made(string period, string status = "A", double? value = 100)
    {
        Assert.True(Period.TryParse(period, out var read));
        return new()
        {
            Id = new ObservationId(Guid.CreateVersion7()),
            Series = new SeriesId(Guid.Empty),
            Period = read.ToString(),
            StartsOn = read.From,
            Vintage = 1,
            Value = value,
            Status = status,
            Confidentiality = "F",
            RecordedAt = default,
        };
    }
}
