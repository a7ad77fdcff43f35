using System.Text;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Tests.Recording;

public sealed class EventBuilderTests
{
    private const string Gtin = "08930001123458";
    private const string Farm = "https://id.gs1.org/414/8930001000018";
    private const string Shop = "https://id.gs1.org/414/8930001000025";
    private static readonly DateTimeOffset at = new(2026, 11, 20, 8, 30, 0, TimeSpan.FromHours(7));
    private static readonly RecordItem lot = new(GoodsUri.Lot(Gtin, "L1")!, false, 120.5m, "KGM");
    private static readonly RecordItem item = new(GoodsUri.Item(Gtin, "S1")!, true);

    public static TheoryData<int> AllSteps => [.. RecordSteps.All.Select(s => (int)s)];

    [Theory]
    [MemberData(nameof(AllSteps))]
    public async Task Every_step_gives_an_event_that_the_standard_accepts(int number)
    {
        var step = (RecordStep)number;
        var record = Record(step) with
        {
            LotNumber = "L1",
            HarvestedOn = new(2026, 11, 20),
            ExpiresOn = new(2026, 12, 20),
            References = [new("desadv", "urn:epcglobal:cbv:bt:8930001000018:PX-1"), new("desadv", "urn:epcglobal:cbv:bt:8930001000018:PX-1")],
            Temperature = 4.50m,
            Humidity = 80,
            Party = "https://id.gs1.org/417/8930001000032",
            Cause = DestroyCause.Expired,
            Conforms = true,
        };
        Assert.Empty(RecordRules.Check(record, at));
        var made = EventBuilder.Build(record);
        var read = await ReadAsync(made);
        Assert.Equal(made.Kind, read.Kind);
        Assert.Equal("2026-11-20T08:30:00+07:00", read.EventTime);
        Assert.Equal("+07:00", read.EventTimeZoneOffset);
        Assert.Equal(Farm, read.ReadPoint!.Id);
        Assert.Single(read.BizTransactionList!);
        Assert.Equal("4.5", read.SensorElementList!.Single().Reports[0][SensorField.Value]);
        Assert.Equal(EventJson.Write(made), EventJson.Write(await EventJson.ReadAsync(EventJson.Write(made), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData((int)RecordStep.Harvest, EventKind.ObjectEvent, EventAction.Add, "commissioning", "active")]
    [InlineData((int)RecordStep.Process, EventKind.TransformationEvent, null, "commissioning", "in_progress")]
    [InlineData((int)RecordStep.Pack, EventKind.AggregationEvent, EventAction.Add, "packing", "in_progress")]
    [InlineData((int)RecordStep.Ship, EventKind.ObjectEvent, EventAction.Observe, "shipping", "in_transit")]
    [InlineData((int)RecordStep.Receive, EventKind.ObjectEvent, EventAction.Observe, "receiving", "in_progress")]
    [InlineData((int)RecordStep.Sell, EventKind.ObjectEvent, EventAction.Observe, "retail_selling", "retail_sold")]
    [InlineData((int)RecordStep.Inspect, EventKind.ObjectEvent, EventAction.Observe, "inspecting", null)]
    [InlineData((int)RecordStep.Destroy, EventKind.ObjectEvent, EventAction.Delete, "destroying", "destroyed")]
    public void Each_step_has_its_type_action_step_and_disposition(int step, EventKind kind, EventAction? action, string bizStep, string? disposition)
    {
        var made = EventBuilder.Build(Record((RecordStep)step));
        Assert.Equal((kind, action, bizStep, disposition), (made.Kind, made.Action, made.BizStep, made.Disposition));
        Assert.Equal(kind.Name(), made.TypeName);
        Assert.Equal((RecordStep)step == RecordStep.Ship, made.BizLocation is null);
    }

    [Fact]
    public void Lots_stand_as_quantities_and_single_things_as_epcs()
    {
        var made = EventBuilder.Build(Record(RecordStep.Sell) with { Items = [lot, item] });
        Assert.Equal([new QuantityElement("https://id.gs1.org/01/08930001123458/10/L1", "120.5", "KGM")], made.QuantityList);
        Assert.Equal(["https://id.gs1.org/01/08930001123458/21/S1"], made.EpcList);
    }

    [Fact]
    public void A_sent_load_says_whence_and_whither_and_a_received_one_the_same_way_round()
    {
        var sent = EventBuilder.Build(Record(RecordStep.Ship) with { OtherParty = "https://id.gs1.org/417/8930001000032" });
        Assert.Equal([new BusinessReference("location", Farm)], sent.SourceList);
        Assert.Equal([new BusinessReference("possessing_party", "https://id.gs1.org/417/8930001000032"), new BusinessReference("location", Shop)], sent.DestinationList);
        var got = EventBuilder.Build(Record(RecordStep.Receive) with { OtherPlace = Shop });
        Assert.Equal([new BusinessReference("location", Shop)], got.SourceList);
        Assert.Equal([new BusinessReference("location", Farm)], got.DestinationList);
        Assert.Null(EventBuilder.Build(Record(RecordStep.Receive) with { OtherPlace = null }).SourceList);
    }

    [Fact]
    public async Task Lot_master_data_is_in_the_standards_words()
    {
        var made = EventBuilder.Build(Record(RecordStep.Harvest) with { LotNumber = "L1", HarvestedOn = new(2026, 11, 19), ExpiresOn = new(2026, 12, 4) });
        Assert.Equal(["lotNumber=L1", "harvestEndDate=2026-11-19", "itemExpirationDate=2026-12-04"], (await ReadAsync(made)).Ilmd!.Select(f => $"{f.LocalName}={f.Text}"));
        Assert.Null(EventBuilder.Build(Record(RecordStep.Sell) with { LotNumber = "L1" }).Ilmd);
    }

    [Fact]
    public async Task An_error_declaration_carries_the_event_with_its_id()
    {
        var made = EventBuilder.Build(Record(RecordStep.Sell));
        made.EventId = "urn:uuid:0190a5cb-8f2d-7c3e-9a44-0242ac120002";
        var said = await EventJson.DeclareErrorAsync(EventJson.Write(made), "incorrect_data", at.AddHours(1), ["urn:uuid:0190a5cb-8f2d-7c3e-9a44-0242ac120003"], TestContext.Current.CancellationToken);
        var read = await ReadAsync(said);
        Assert.Equal(made.EventId, read.EventId);
        Assert.Equal("incorrect_data", read.ErrorDeclaration!.Reason);
        Assert.Equal(["urn:uuid:0190a5cb-8f2d-7c3e-9a44-0242ac120003"], read.ErrorDeclaration.CorrectiveEventIds);
        Assert.Equal("120.5", read.QuantityList!.Single().Quantity);
        await Assert.ThrowsAsync<FormatException>(() => EventJson.ReadAsync("""{"type":"ObjectEvent"}""", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_breaks_a_rule_is_named_by_its_part()
    {
        Assert.Contains(new RecordFault("at", "record.at-future"), RecordRules.Check(Record(RecordStep.Sell), at.AddHours(-1)));
        Assert.Contains(new RecordFault("at", "record.at-old"), RecordRules.Check(Record(RecordStep.Sell), at.AddDays(400)));
        Assert.Contains(new RecordFault("place", "record.no-place"), RecordRules.Check(Record(RecordStep.Sell) with { Place = "" }, at));
        Assert.Contains(new RecordFault("items", "record.no-goods"), RecordRules.Check(Record(RecordStep.Sell) with { Items = [] }, at));
        Assert.Contains(new RecordFault("items", "record.goods-twice"), RecordRules.Check(Record(RecordStep.Sell) with { Items = [lot, lot with { Quantity = 1 }] }, at));
        Assert.Contains(new RecordFault("items", "record.quantity-range"), RecordRules.Check(Record(RecordStep.Sell) with { Items = [lot with { Quantity = 0 }] }, at));
        Assert.Contains(new RecordFault("items", "record.quantity-range"), RecordRules.Check(Record(RecordStep.Sell) with { Items = [lot with { Quantity = 2_000_000_000 }] }, at));
        Assert.Contains(new RecordFault("outputs", "record.same-in-and-out"), RecordRules.Check(Record(RecordStep.Process) with { Outputs = [lot] }, at));
        Assert.Contains(new RecordFault("container", "record.no-container"), RecordRules.Check(Record(RecordStep.Pack) with { Container = null }, at));
        Assert.Contains(new RecordFault("otherPlace", "record.no-destination"), RecordRules.Check(Record(RecordStep.Ship) with { OtherPlace = null }, at));
        Assert.Contains(new RecordFault("otherPlace", "record.same-place"), RecordRules.Check(Record(RecordStep.Ship) with { OtherPlace = Farm }, at));
        Assert.Contains(new RecordFault("expires", "record.expires-before"), RecordRules.Check(Record(RecordStep.Harvest) with { ExpiresOn = new(2026, 11, 1) }, at));
        Assert.Contains(new RecordFault("humidity", "record.humidity-range"), RecordRules.Check(Record(RecordStep.Inspect) with { Humidity = 101 }, at));
        Assert.Contains(new RecordFault("temperature", "record.temperature-range"), RecordRules.Check(Record(RecordStep.Inspect) with { Temperature = 900 }, at));
    }

    private static StepRecord Record(RecordStep step) => new()
    {
        Step = step,
        At = at,
        Place = Farm,
        OtherPlace = step is RecordStep.Ship or RecordStep.Receive ? Shop : null,
        Items = [lot],
        Outputs = step == RecordStep.Process ? [new(GoodsUri.Lot(Gtin, "L2")!, false, 100, null)] : [],
        Container = step == RecordStep.Pack ? GoodsUri.LogisticUnit("189300010000000017") ?? GoodsUri.LogisticUnit(Gs1.Keys.CheckDigits.Append("18930001000000001")) : null,
    };

    private static async Task<EpcisEvent> ReadAsync(EpcisEvent made)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(EventJson.Write(made)));
        var reader = EpcisReader.Open(stream, EpcisFormat.Json);
        List<EpcisEvent> read = [];
        await foreach (var one in reader.ReadEventsAsync(TestContext.Current.CancellationToken))
        {
            read.Add(one.Event);
        }

        Assert.Empty(reader.Findings.Select(f => $"{f.Severity} {f.JsonPointer} {f.Code}"));
        return Assert.Single(read);
    }
}
