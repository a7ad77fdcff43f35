using System.Globalization;
using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Domain.Chain.Export;
using Tdc.Traceability.Domain.Chain.Recalling;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Chain.Dossiers;
using static Tdc.Traceability.Tests.Chain.Story;

namespace Tdc.Traceability.Tests.Chain;

public sealed class DossierTests
{
    private const string Out = "08930001123465";
    private const string Square = "[[[106.8, 10.9],[106.8, 10.902],[106.802, 10.902],[106.802, 10.9]]]"; // about 219 m by 222 m, clockwise, not closed
    private readonly Story story = new();
    private readonly MemoryTrade trade = new();

    [Fact]
    public async Task Each_tracking_event_has_its_rows_and_each_missing_element_is_named()
    {
        trade.Place(1, 10.9, 106.8, "farm");
        trade.Place(2, 10.9, 106.9, "packing-house");
        trade.Place(3, 10.8, 106.7);
        trade.Products[Out] = new ProductCard { Id = Guid.NewGuid(), Gtin = Out, NameVi = "Bưởi", NameEn = "Pomelo", Owner = Owner };
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("IN"), 500)]);
        await story.TransformAsync(2, inputClasses: [Of(Lot("IN"), 500)], outputClasses: [Of(Lot("OUT", Out), 480)], place: 2);
        await story.PackAsync(3, EventAction.Add, Box(1), classes: [Of(Lot("OUT", Out), 480)], place: 2);
        await story.ObjectAsync(4, "shipping", EventAction.Observe, 2, [Box(1)], more: e => e.BizTransactionList = [new BusinessReference("desadv", "urn:example:desadv:77")]);
        await story.ObjectAsync(9, "receiving", EventAction.Observe, 3, [Box(1)]);
        var graph = await story.WalkAsync(Lot("OUT", Out));

        var rows = Fsma204.Of(graph, trade.PlacesById, trade.Products);

        Assert.Equal(["harvesting", "transformation", "transformation", "shipping", "receiving"], rows.Select(r => r.Cte));
        Assert.Equal(["product", "to", "reference"], rows[0].Missing);
        var shipping = rows[3];
        Assert.Equal(("OUT", "Pomelo (Bưởi)", 480m, "KGM", "urn:example:desadv:77", new DateOnly(2026, 3, 1)), (shipping.Tlc, shipping.Product, shipping.Quantity, shipping.Uom, shipping.Reference, shipping.HarvestDate));
        Assert.Contains("Place 3", shipping.To, StringComparison.Ordinal); // from the receipt that answers it
        Assert.Contains("Place 2", shipping.TlcSource, StringComparison.Ordinal);
        Assert.Empty(shipping.Missing);
        Assert.Contains("Place 2", rows[4].From, StringComparison.Ordinal);
        Assert.Equal(["reference"], rows[4].Missing);
    }

    [Fact]
    public async Task Plots_are_found_through_inputs_and_what_a_set_lacks_is_named()
    {
        trade.Place(1, null, null, "farm", Square);
        trade.Place(2, 10.9512345, 106.8212345, "farm");
        trade.Place(3, 10.9, 106.8, "farm", Square);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("A"), 10)]);
        await story.ObjectAsync(24 * 9, "commissioning", EventAction.Add, 1, classes: [Of(Lot("A"), 10)]);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 2, classes: [Of(Lot("B"), 10)]);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 3, classes: [Of(Lot("C"), 10)]);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 9, classes: [Of(Lot("D"), 10)]);
        await story.TransformAsync(300, inputClasses: [Of(Lot("A"), 20), Of(Lot("B"), 10), Of(Lot("C"), 10), Of(Lot("D"), 10), Of(Lot("NOWHERE"), 1)], outputClasses: [Of(Lot("OUT", Out), 50)], place: 4);
        var graph = await story.WalkAsync(Lot("OUT", Out), TraceDirection.Up);

        var set = Eudr.Of(graph, trade.PlacesById, place => place.Canonical != At(3));

        Assert.Equal([Lot("NOWHERE")], set.WithoutOrigin);
        Assert.Empty(set.References);
        var plots = set.Plots.ToDictionary(p => p.Place);
        Assert.Equal(4, plots.Count);
        Assert.Equal(["few-decimals"], plots[At(1)].Missing);
        Assert.InRange(plots[At(1)].Hectares!.Value, 4.8, 4.9);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 10)), (plots[At(1)].HarvestFrom, plots[At(1)].HarvestTo));
        Assert.Equal(plots[At(1)].Rings[0][0], plots[At(1)].Rings[0][^1]);
        Assert.Equal(["area-unknown"], plots[At(2)].Missing);
        Assert.Equal(["withheld"], plots[At(3)].Missing);
        Assert.Empty(plots[At(3)].Rings);
        Assert.Equal(["unknown-place"], plots[At(9)].Missing);

        var json = JsonDocument.Parse(GeoJson.Write(set, new Dictionary<string, string>())).RootElement;
        Assert.Equal("FeatureCollection", json.GetProperty("type").GetString());
        var features = json.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(2, features.Count(f => f.GetProperty("geometry").ValueKind == JsonValueKind.Null));
        foreach (var number in features.Where(f => f.GetProperty("geometry").ValueKind == JsonValueKind.Object).SelectMany(f => Numbers(f.GetProperty("geometry").GetProperty("coordinates"))))
        {
            Assert.True(number.Split('.')[1].Length >= 6, number);
        }

        var point = features.Single(f => f.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } g && g.GetProperty("type").GetString() == "Point").GetProperty("geometry").GetProperty("coordinates");
        Assert.Equal("106.8212345", point[0].GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[[[1,2],[3,4]]]")]
    [InlineData("[[[1,2],[3,4],[500,6]]]")]
    [InlineData("""{"type":"Point"}""")]
    [InlineData("[[[\"x\",2],[3,4],[5,6]]]")]
    public void A_boundary_that_is_none_is_refused(string text) => Assert.Null(Eudr.Rings(text));

    [Fact]
    public async Task The_ledger_follows_items_that_are_seen_elsewhere_without_any_receipt()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A"), Item("B")]);
        await story.ObjectAsync(1, "shipping", EventAction.Observe, 1, [Item("A")]);
        await story.ObjectAsync(2, "departing", EventAction.Observe, 1, [Item("A")]);
        await story.ObjectAsync(9, "retail_selling", EventAction.Observe, 2, [Item("A")]);
        await story.ObjectAsync(9, "storing", EventAction.Observe, 3, [Item("B")]);
        var book = new HistoryBook();
        var last = await story.Store.AtAsync([1, 2, 3, 4, 5], default);
        foreach (var id in new[] { Item("A"), Item("B") })
        {
            book.Add(id, last.Select(ChainEvent.Of).Where(e => e.Items.Any(i => i.Id == id)));
        }

        var ledger = new RecallLedger();
        ledger.Book(book.History(Item("A")));
        ledger.Book(book.History(Item("B")));

        var rows = ledger.Rows.ToDictionary(r => r.Site!);
        Assert.Equal((2m, 2m, 0m), (rows[At(1)].Made, rows[At(1)].Sent, rows[At(1)].Held));
        Assert.Equal((1m, 1m, 0m), (rows[At(2)].Received, rows[At(2)].Sold, rows[At(2)].Held));
        Assert.Equal((1m, 1m), (rows[At(3)].Received, rows[At(3)].Held));
        Assert.All(ledger.Ways, w => Assert.NotNull(w.ReceivedAt));
    }

    [Fact]
    public void Units_convert_within_a_dimension_only()
    {
        Assert.True(Units.TryConvert(1.5m, "TNE", "GRM", out var grams));
        Assert.Equal(1_500_000m, grams);
        Assert.True(Units.TryConvert(2, "DZN", null, out var pieces));
        Assert.Equal(24m, pieces);
        Assert.False(Units.TryConvert(1, "KGM", "LTR", out _));
        Assert.False(Units.TryConvert(1, "XYZ", "KGM", out _));
        Assert.False(Units.TryConvert(decimal.MaxValue, "TNE", "MGM", out _));
    }

    private static IEnumerable<string> Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Numbers) : [element.GetRawText()];
}
