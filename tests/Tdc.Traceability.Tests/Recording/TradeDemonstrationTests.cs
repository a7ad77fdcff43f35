using System.Text;
using Tdc.Epcis;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Validation;
using Tdc.Traceability.Demonstration;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Tests.Recording;

public sealed class TradeDemonstrationTests
{
    private static readonly DateOnly today = new(2026, 11, 20);

    [Fact]
    public async Task The_invented_year_is_valid_the_same_each_time_and_of_the_size_promised()
    {
        var one = TradeDemonstration.Invent(_ => null, today, out _);
        var two = TradeDemonstration.Invent(_ => null, today, out _);
        Assert.InRange(one.All.Count, 1_500, 4_000);
        Assert.Equal(one.All.Select(e => EventJson.Write(e.Event)), two.All.Select(e => EventJson.Write(e.Event)));
        using var document = new MemoryStream();
        await EpcisWriter.WriteAsync(document, EpcisFormat.Json, new() { CreationDate = "2026-11-20T00:00:00Z" }, one.All.Select(e => e.Event).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        document.Position = 0;
        var reader = EpcisReader.Open(document, EpcisFormat.Json);
        await foreach (var _ in reader.ReadEventsAsync(TestContext.Current.CancellationToken))
        {
        }

        Assert.Empty(reader.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.JsonPointer} {f.Code}"));
    }

    [Fact]
    public void No_event_lies_on_today_or_behind_it_and_the_year_is_full()
    {
        var all = TradeDemonstration.Invent(_ => null, today, out _).All;
        Assert.All(all, e => Assert.True(DateOnly.FromDateTime(e.At.DateTime) < today));
        Assert.Equal(12, all.Where(e => e.At > new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.FromHours(7)) && e.At < new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(7)))
            .Select(e => e.At.Month).Distinct().Count());
    }

    [Fact]
    public void Every_place_but_the_planted_one_is_registered_and_every_lot_has_a_registered_product()
    {
        var demo = TradeDemonstration.Invent(_ => null, today, out var faults);
        var places = demo.Goods.Rows.OfType<Place>().Select(p => p.Canonical).ToHashSet();
        var gtins = demo.Goods.Rows.OfType<Product>().Select(p => p.Gtin).ToHashSet();
        var used = demo.All.SelectMany(e => new[] { e.Event.ReadPoint?.Id, e.Event.BizLocation?.Id }).OfType<string>().Select(Identifier.Canonical).Distinct();
        Assert.Equal([faults.Single(f => f.Kind == "unregistered-place").Subject], used.Where(p => !places.Contains(p)));
        Assert.All(demo.All.SelectMany(e => Features.Recording.KnownGoods.AllItemsOf(e.Event)), i => Assert.True(GoodsUri.Sscc(i.Uri) is not null || gtins.Contains(GoodsUri.Parts(i.Uri).Product), i.Uri));
        Assert.Equal(places.Count, demo.Goods.Rows.OfType<Place>().Count());
    }

    [Fact]
    public void All_kinds_of_faults_are_planted_on_goods_that_events_name()
    {
        var demo = TradeDemonstration.Invent(_ => null, today, out var faults);
        Assert.Equal(
            ["double-commissioning", "expired-goods", "impossible-travel", "mass-balance", "out-of-order", "received-not-shipped", "shipped-not-received", "unregistered-place"],
            faults.Select(f => f.Kind).Distinct().Order());
        var text = string.Join('\n', demo.All.Select(e => Encoding.UTF8.GetString(EpcisWriter.ToJson(e.Event))));
        Assert.All(faults, f => Assert.Contains(f.Subject, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Forest_plots_above_four_hectares_and_the_plots_of_households_have_boundaries_that_the_public_does_not_see()
    {
        var places = TradeDemonstration.Invent(_ => null, today, out _).Goods.Rows.OfType<Place>().ToList();
        Assert.All(places.Where(p => p.Kind == "forest"), p => Assert.True(p.AreaHectares > 4 && p.Polygon.Length > 0));
        Assert.Equal(10, places.Count(p => p.Polygon.Length > 0));
        Assert.All(places.Where(p => p.Polygon.Length > 0), p => Assert.False(p.IsPublic));
        Assert.All(places, p => Assert.True(p.Latitude is not null));
    }
}
