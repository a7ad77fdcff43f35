using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Due;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class DueTests
{
    private static readonly DateOnly today = new(2026, 11, 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Owners_are_reminded_once_for_each_instrument_and_threshold(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.PrepareAsync();
        var owner = (await app.UnitAsync(RegisterSample.Owner)).Lineage;
        await AddAsync(app, owner, today.AddDays(31), today.AddDays(30), today.AddDays(6), today);
        Assert.Equal((7, 0), (await RunAsync(app), await RunAsync(app)));
        var reminders = await app.DbAsync(db => db.Set<Reminder>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal([(-1, 1), (0, 1), (7, 2), (30, 3)], reminders.GroupBy(r => r.Days).Select(g => (g.Key, g.Count())).Order());
        var notices = await app.DbAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.Unit == owner && n.Role == Role.Enterprise).Select(n => n.Code).ToListAsync(Stop));
        Assert.Equal(["metrology.notice-due", "metrology.notice-due", "metrology.notice-due-now"], notices.Order());
        Assert.Equal(1, await app.DbAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == typeof(InstrumentOverdue).FullName, Stop)));
        app.Clock.MoveTo(2026, 11, 21);
        Assert.Equal(1, await RunAsync(app)); // only the one that now is within 30 days
    }

    [Fact]
    public void A_trip_goes_to_the_nearest_that_is_left_and_to_unknown_places_last()
    {
        (string Name, (double, double)? At)[] stops = [("far", (10.0, 106.0)), ("unknown", null), ("north", (12.0, 107.0)), ("near north", (11.9, 107.0)), ("middle", (11.0, 106.5))];
        Assert.Equal(["north", "near north", "middle", "far", "unknown"], NearestNeighbour.Order(stops, s => s.At).Select(s => s.Name));
        Assert.Equal(111.195, NearestNeighbour.Kilometres((0, 0), (0, 1)), 3); // a degree of the equator of a sphere of 6371.0088 km
    }

    [Fact]
    public async Task A_route_holds_what_is_due_in_the_chosen_communes()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        var owner = (await app.UnitAsync(RegisterSample.Owner)).Lineage;
        await AddAsync(app, owner, today.AddDays(5), today.AddDays(40), today.AddDays(-5));
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        var page = await verifier.OpenAsync("/do-luong/den-han");
        Assert.Contains("2 phương tiện đến hạn", page.MainText, StringComparison.Ordinal);
        page = await verifier.OpenAsync("/do-luong/lo-trinh?den=30&xa=" + RegisterSample.Place);
        Assert.Equal(["S0", "S2"], page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent).Order());
    }

    [Fact]
    public async Task The_plan_measures_what_was_verified_and_what_is_overdue_by_unit_and_place()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var head = await app.SignInAsync(Role.Head, RegisterSample.Body);
        await RegisterSample.CertifyAsync(owner, verifier, head);
        var unit = await app.UnitAsync(RegisterSample.Owner);
        await AddAsync(app, unit.Lineage, today.AddDays(-1), today.AddDays(100), today.AddDays(100));
        var (place, elsewhere) = ((await app.UnitAsync(RegisterSample.Place)).Lineage, (await app.UnitAsync("SCT")).Lineage);
        Assert.Equal((1m, 1m, 1m, 0m), (await AskAsync("metrology.instruments-verified", null), await AskAsync("metrology.instruments-verified", unit.Lineage), await AskAsync("metrology.instruments-verified", place), await AskAsync("metrology.instruments-verified", elsewhere)));
        Assert.Equal((4m, 25m, 75m), (await AskAsync("metrology.instruments-registered", place), await AskAsync("metrology.instruments-overdue", null), await AskAsync("metrology.instruments-in-date", unit.Lineage)));
        Assert.Null(await AskAsync("metrology.instruments-overdue", elsewhere));
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.OpenAsync("/do-luong/giam-sat?theo=chu");
        Assert.Contains("4 phương tiện đang dùng, 1 quá hạn", page.MainText, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main svg[role=img]"));
        using var csv = await coordinator.Client.GetAsync(new Uri("/do-luong/giam-sat.csv?theo=xa", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);

        async Task<decimal?> AskAsync(string code, LineageId? of) =>
            (await app.Services.GetRequiredService<MeasureCatalogue>().AnswerAsync(code, of is { } one ? [one] : null, new(2026, 1, 1), new(2026, 12, 31), Stop))!.Value;
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Pages_of_the_list_follow_each_other_both_ways_without_a_gap(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.PrepareAsync();
        var owner = (await app.UnitAsync(RegisterSample.Owner)).Lineage;
        await AddAsync(app, owner, [.. Enumerable.Range(0, 120).Select(i => i % 3 == 0 ? Instrument.Never : today.AddDays(i / 7))]);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.OpenAsync("/do-luong/phuong-tien-do");
        Assert.Null(page.Document.QuerySelector("a[rel=prev]"));
        List<string> first = Serials(page), all = [.. first];
        Page second = page;
        while (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next)
        {
            page = await coordinator.OpenAsync(next);
            second = all.Count == 50 ? page : second;
            all.AddRange(Serials(page));
        }

        Assert.Equal((120, 120), (all.Count, all.Distinct().Count()));
        Assert.Equal(first, Serials(await coordinator.OpenAsync(second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!)));
        Assert.Equal(["S7"], Serials(await coordinator.OpenAsync("/do-luong/phuong-tien-do?so-may=s%207")));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.OpenAsync("/do-luong/phuong-tien-do?sau=20261120-xyz&trang-thai=Gone&loai=none")).Status);
    }

    private static List<string> Serials(Page page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];

    private static Task<int> RunAsync(TestApp app) => app.InScopeAsync(services => new DueReminders(app.Clock).RunAsync(services, () => Task.CompletedTask, Stop));

    private static Task<int> AddAsync(TestApp app, LineageId owner, params DateOnly[] due) => app.DbAsync(async db =>
    {
        var number = await db.Set<Instrument>().CountAsync(i => i.Maker == "Thử", Stop);
        foreach (var day in due)
        {
            var instrument = new Instrument
            {
                Id = app.Clock.NewId<InstrumentId>(),
                Kind = "fuel-dispenser",
                Owner = owner,
                Place = RegisterSample.Place,
                Maker = "",
                Serial = "",
                DueOn = day,
                CreatedAt = app.Clock.GetUtcNow(),
            };
            instrument.Name("Thử", "S" + number++);
            db.Add(instrument);
        }

        return await db.SaveChangesAsync(Stop);
    });
}
