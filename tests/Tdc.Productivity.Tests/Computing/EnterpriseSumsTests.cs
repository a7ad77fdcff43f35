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
    public void Changes_are_published_only_where_the_difference_gives_nobody_away()
    {
        Assert.Empty(EnterpriseSums.Renewable(Entering(Firms("10", 1, 20))));
        Assert.Empty(EnterpriseSums.Renewable(Entering(Firms("10", 2, 20))));
        Assert.Equal(4, EnterpriseSums.Renewable(Entering(Firms("10", 4, 20))).Count);

        // One firm of another division waits whole, or it could be worked out from the total now and its division later.
        var (many, one) = (Firms("10", 5, 20), Firms("31", 1, 20));
        Assert.Equal(many.Select(f => f.Firm).ToHashSet(), EnterpriseSums.Renewable(Entering([.. many, .. one])));

        // One with nearly all of what changes waits, and the others do not wait for it.
        var (small, large) = (Firms("10", 5, 1), Firms("10", 1, 900));
        Assert.Equal(small.Select(f => f.Firm).ToHashSet(), EnterpriseSums.Renewable(Entering([.. small, .. large])));

        // Who leaves counts with what it was.
        Assert.Empty(EnterpriseSums.Renewable([new(one[0].Firm, one[0], null)]));
        Assert.Equal(5, EnterpriseSums.Renewable([.. many.Select(f => new FigureChange(f.Firm, f, null))]).Count);

        // Who moves shows in the cell that it leaves too.
        var moved = many.Select((f, i) => new FigureChange(f.Firm, i == 0 ? Elsewhere(f) : CountedFigures.Of(f).ToYear(), f)).ToList();
        Assert.DoesNotContain(many[0].Firm, EnterpriseSums.Renewable(moved));
        Assert.Equal(4, EnterpriseSums.Renewable(moved).Count);
    }

    [Fact]
    public void What_counted_is_kept_whole_and_is_equal_when_nothing_that_counts_differs()
    {
        var row = FirmSample.Year();
        var kept = CountedFigures.Of(row);
        var before = EnterpriseSums.Of([row], SeriesOrigin.Computed, "");
        Assert.Equal(before.Count, EnterpriseSums.Of([kept.ToYear()], SeriesOrigin.Computed, "").Count);
        Assert.Equal(FirmMeasures.Account(row), FirmMeasures.Account(kept.ToYear()));
        (row.Systems, row.ResearchDong, row.Version, row.SubmittedAt) = ("ISO9001", 5, Guid.CreateVersion7(), row.SubmittedAt!.Value.AddDays(1));
        Assert.Equal(kept.Facts, CountedFigures.Of(row).Facts);
        row.Hours++;
        Assert.NotEqual(kept.Facts, CountedFigures.Of(row).Facts);
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

    [Fact]
    public async Task The_same_figures_sent_again_unlock_nobody_elses_change()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddFirmsAsync(8);
        await RunAsync(app);
        var before = await PublishedAsync(app);

        // Seven send again what they sent, two of them after a detour; one changes its figures.
        app.Clock.Now = app.Clock.Now.AddDays(1);
        await ChangeAsync(app, (row, i) => row.SalesDong += i is 1 or 2 ? 5 : 0);
        await ChangeAsync(app, (row, i) => row.SalesDong += i is 1 or 2 ? -5 : i == 0 ? 1_000_000_000 : 0);
        await RunAsync(app);
        Assert.Equal(before, await PublishedAsync(app));

        // When others really change, it goes in with them.
        await ChangeAsync(app, (row, i) => row.SalesDong += i is 1 or 2 or 3 ? 500_000_000 : 0);
        await RunAsync(app);
        Assert.Equal(before.Value!.Value + 2.5, (await PublishedAsync(app)).Value!.Value, 9);
    }

    [Fact]
    public async Task A_merger_is_a_change_of_the_sums_like_any_other()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddFirmsAsync(8);
        await RunAsync(app);
        var before = await PublishedAsync(app);
        app.Clock.Now = app.Clock.Now.AddDays(1);
        await MergeAsync(app, 0, 2025);
        await RunAsync(app);
        Assert.Equal(before, await PublishedAsync(app)); // one that left can be read from the difference

        await MergeAsync(app, 1, 2025);
        await MergeAsync(app, 2, 2025);
        await RunAsync(app);
        Assert.Equal(5, (await PublishedAsync(app)).Units);

        // Set back before anything was published, it never left.
        await MergeAsync(app, 3, 2025);
        await MergeAsync(app, 3, null);
        await RunAsync(app);
        Assert.Equal(5, (await PublishedAsync(app)).Units);
    }

    private static Task<int> ChangeAsync(TestApp app, Action<FirmYear, int> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var rows = await db.Set<FirmYear>().Join(db.Set<Firm>(), y => y.Firm, f => f.Id, (y, f) => new { Year = y, f.Code }).OrderBy(r => r.Code).Select(r => r.Year).ToListAsync();
        for (var i = 0; i < rows.Count; i++)
        {
            change(rows[i], i);
            (rows[i].SubmittedAt, rows[i].ChangedAt, rows[i].Version) = (app.Clock.Now, app.Clock.Now, Guid.CreateVersion7());
        }

        return await db.SaveChangesAsync();
    });

    private static Task<int> MergeAsync(TestApp app, int number, int? from) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var firms = await db.Set<Firm>().OrderBy(f => f.Code).ToListAsync();
        (firms[number].MergedInto, firms[number].MergedFrom) = (from is null ? null : firms[^1].Id, from);
        return await db.SaveChangesAsync();
    });

    private static FirmYear Elsewhere(FirmYear row)
    {
        var before = CountedFigures.Of(row).ToYear();
        before.Activity = "31";
        return before;
    }

    private static List<FigureChange> Entering(FirmYear[] firms) => [.. firms.Select(f => new FigureChange(f.Firm, null, f))];

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
