using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Observing;
using Tdc.Productivity.Tests.Enterprises;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Computing;

/// <summary>Sums of reporting enterprises: what is published must not give one of them away.</summary>
public sealed class EnterpriseSumsTests
{
    [Fact]
    public void A_cell_of_two_firms_is_suppressed_and_so_is_another_that_would_give_it_away()
    {
        var sums = EnterpriseSums.Of([.. Firms("10", 8, 20), .. Firms("13", 2, 20), .. Firms("14", 6, 20), .. Firms("31", 9, 20)], SeriesOrigin.Computed, "2025-07-01");

        var divisions = sums.Where(s => s.Key is { Indicator: "FVA", Size: SeriesKey.Total } && s.Key.Activity.Length == 2).ToList();
        Assert.Equal("Q", divisions.Single(d => d.Key.Activity == "13").Status);
        Assert.True(divisions.Count(d => d.Status == "Q") >= 2, "one suppressed cell under a published total can be subtracted");
        Assert.All(divisions.Where(d => d.Status == "Q"), d => Assert.True(d.Value is null && d.Units is null));
        Assert.NotNull(sums.Single(s => s.Key is { Indicator: "FVA", Activity: SeriesKey.Total, Size: SeriesKey.Total, Area: "DN" }).Value);
    }

    [Fact]
    public void A_firm_with_nearly_everything_hides_its_cell()
    {
        var sums = EnterpriseSums.Of([.. Firms("10", 8, 20), .. Firms("14", 8, 20), .. Firms("31", 4, 1), .. Firms("31", 1, 900)], SeriesOrigin.Computed, "2025-07-01");
        Assert.Equal("Q", sums.Single(s => s.Key is { Indicator: "FVA", Activity: "31", Size: SeriesKey.Total }).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_suppressed_sum_can_be_worked_out_by_subtraction(int seed)
    {
        var random = new Random(seed);
        var divisions = new[] { "10", "13", "14", "31", "46", "47", "49" };
        var firms = Enumerable.Range(0, 60).SelectMany(i => Firms(divisions[random.Next(divisions.Length)], 1, random.Next(1, 60), random.Next(3, 300))).ToList();
        var sums = EnterpriseSums.Of(firms, SeriesOrigin.Computed, "2025-07-01");

        foreach (var indicator in sums.Select(s => s.Key.Indicator).Distinct())
        {
            Attack([.. sums.Where(s => s.Key.Indicator == indicator)]);
        }
    }

    [Fact]
    public void Sums_are_renewed_only_where_the_difference_gives_nobody_away()
    {
        Assert.Empty(EnterpriseSums.Renewable(Firms("10", 1, 20)));
        Assert.Empty(EnterpriseSums.Renewable(Firms("10", 2, 20)));
        Assert.Contains(("DN", SeriesKey.Total, SeriesKey.Total), EnterpriseSums.Renewable(Firms("10", 4, 20)));

        // One firm of another division beside many: the total may be renewed, but not both the total and the many.
        var mixed = EnterpriseSums.Renewable([.. Firms("10", 5, 20), .. Firms("31", 1, 20)]);
        Assert.DoesNotContain(("DN", "31", SeriesKey.Total), mixed);
        Assert.False(mixed.Contains(("DN", "10", SeriesKey.Total)) && mixed.Contains(("DN", "C", SeriesKey.Total)));

        var gone = Firms("10", 5, 20);
        gone[0].SalesDong = null; // how much it weighed nobody can say now
        Assert.Empty(EnterpriseSums.Renewable(gone));
    }

    [Fact]
    public async Task What_one_enterprise_sends_cannot_be_read_from_two_publications()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddFirmsAsync(8);
        await RunAsync(app);
        var before = await PublishedAsync(app);
        app.Clock.Now = app.Clock.Now.AddDays(1);
        await AddAsync(app, "33", 1);
        await RunAsync(app);
        Assert.Equal(before, await PublishedAsync(app));

        app.Clock.Now = app.Clock.Now.AddDays(1);
        await AddAsync(app, "34", 3);
        await RunAsync(app);
        var after = await PublishedAsync(app);
        Assert.Equal(12, after.Units);
        Assert.NotEqual(before.Value, after.Value);
        app.Clock.Now = app.Clock.Now.AddDays(1);
        await RunAsync(app);
        Assert.Equal(after, await PublishedAsync(app));
    }

    private static Task<ObservationTally> RunAsync(TestApp app) => app.InScopeAsync(services => services.GetRequiredService<EnterpriseAggregates>().RunAsync(demonstration: false, CancellationToken.None));

    private static Task<int> AddAsync(TestApp app, string code, int count) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        for (var i = 0; i < count; i++)
        {
            var firm = new Firm { Id = new FirmId(Guid.CreateVersion7()), Code = $"{code}-{i}", Name = code, CreatedAt = app.Clock.Now, Version = Guid.CreateVersion7() };
            var row = FirmSample.Year(2025, 1 + 0.1 * i, "31", firm.Id);
            (row.SubmittedAt, row.ChangedAt) = (app.Clock.Now, app.Clock.Now);
            db.Add(firm);
            db.Add(row);
        }

        return await db.SaveChangesAsync();
    });

    private static Task<(double? Value, int? Units)> PublishedAsync(TestApp app) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var total = await (from series in db.Set<DataSeries>()
                           join value in db.Set<Observation>() on series.Id equals value.Series
                           where series.Indicator == "FVA" && series.Area == "DN" && series.Activity == SeriesKey.Total && series.Size == SeriesKey.Total && value.IsCurrent
                           select new { value.Value, value.Units }).SingleAsync();
        return (total.Value, total.Units);
    });

    [Fact]
    public void Firms_without_figures_or_persons_are_left_out_and_nothing_fails()
    {
        var empty = Firms("10", 1, 20);
        empty[0].SalesDong = null;
        var nobody = Firms("10", 1, 20);
        nobody[0].Persons = 0;
        Assert.Empty(EnterpriseSums.Of([.. empty, .. nobody], SeriesOrigin.Computed, ""));
        Assert.Empty(EnterpriseSums.Of([], SeriesOrigin.Computed, ""));
    }

    // Everybody can subtract: a margin of which one part alone is hidden gives that part, until nothing more follows.
    private static void Attack(List<NewObservation> cells)
    {
        var known = cells.Where(c => c.Value is not null).Select(c => c.Key).ToHashSet();
        var hidden = cells.Where(c => c.Value is null).Select(c => c.Key).ToHashSet();
        var margins = Margins([.. cells.Select(c => c.Key)]).ToList();
        for (var found = true; found;)
        {
            found = false;
            foreach (var margin in margins)
            {
                var open = margin.Where(k => !known.Contains(k)).ToList();
                if (open.Count == 1)
                {
                    found = known.Add(open[0]);
                }
            }
        }

        Assert.DoesNotContain(hidden, known.Contains);
    }

    private static IEnumerable<List<SeriesKey>> Margins(List<SeriesKey> keys)
    {
        string Section(string code) => code.Length == 2 ? Productivity.Domain.Rules.Activities.SectionOf("VSIC2018", code) : code;
        var province = keys.Where(k => k.Area == "DN").ToList();
        foreach (var total in province)
        {
            if (total.Size == SeriesKey.Total)
            {
                var sizes = province.Where(k => k.Activity == total.Activity && k.Size != SeriesKey.Total).ToList();
                if (sizes.Count > 0) { yield return [total, .. sizes]; }
            }

            var below = total.Activity == SeriesKey.Total ? province.Where(k => k.Activity.Length == 1 && k.Size == total.Size).ToList()
                : total.Activity.Length == 1 && total.Size == SeriesKey.Total ? province.Where(k => k.Activity.Length == 2 && Section(k.Activity) == total.Activity && k.Size == SeriesKey.Total).ToList() : [];
            if (below.Count > 0) { yield return [total, .. below]; }
        }

        var communes = keys.Where(k => k.Area != "DN").ToList();
        if (communes.Count > 0) { yield return [province.Single(k => k is { Activity: SeriesKey.Total, Size: SeriesKey.Total }), .. communes]; }
    }

    private static FirmYear[] Firms(string activity, int count, double billions, double persons = 40) => [.. Enumerable.Range(1, count).Select(i => new FirmYear
    {
        Id = new FirmYearId(Guid.CreateVersion7()), Firm = new FirmId(Guid.CreateVersion7()), Year = 2025, State = FirmYearState.Submitted, Activity = activity, ActivityVersion = "VSIC2018", Commune = "26188",
        SalesDong = (long)(billions * 1e9) + i, OtherRevenueDong = 0, InventoryChangeDong = 0, MaterialsDong = (long)(billions * 0.4e9), EnergyDong = 0, ServicesDong = 0, LabourCostDong = (long)(billions * 0.3e9),
        DepreciationDong = (long)(billions * 0.1e9), InterestDong = 0, RentDong = 0, TaxesDong = 0, ProfitDong = (long)(billions * 0.2e9), AssetsOpeningDong = (long)(billions * 1e9), AssetsClosingDong = (long)(billions * 1e9),
        Persons = persons, Hours = persons * 2200,
    })];
}
