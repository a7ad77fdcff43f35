using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Demonstration;

/// <summary>A fault that was put into the demonstration.</summary>
/// <param name="Kind">What is wrong: <c>mass-balance</c>, <c>double-commissioning</c>, <c>impossible-travel</c>, <c>shipped-not-received</c>, <c>received-not-shipped</c>, <c>out-of-order</c>, <c>expired-goods</c>, <c>unregistered-place</c>.</param>
/// <param name="Subject">The identifier of the goods or place that it is about.</param>
internal sealed record PlantedFault(string Kind, string Subject);

/// <summary>Puts faults into the year that checks over the chain must find.</summary>
internal static class TradeFaults
{
    /// <summary>Plants them.</summary>
    public static IReadOnlyList<PlantedFault> Add(DemoEvents events)
    {
        var goods = events.Goods;
        List<PlantedFault> planted = [];
        Balance(events, planted);
        Tables(events, planted);
        Transport(events, planted);

        // A shop sells pork three days after its last day.
        var old = PorkChain.DayOf(events, 47);
        var lot = DemoEvents.Lot(goods.Pork, PorkChain.LotOf('T', old), 18, "KGM");
        var shop = goods.ShopPlaces[47 % 4];
        events.Add(DemoUnits.Shops, new StepRecord { Step = RecordStep.Sell, At = DemoEvents.At(old.AddDays(9), 18), Place = shop.Canonical, Items = [lot] });
        planted.Add(new("expired-goods", lot.Uri));

        // A place that nobody registered: a number with a right check digit under the shops' own prefix.
        var nowhere = Domain.Trade.Place.GlnStem + Gs1.Keys.CheckDigits.Append(goods.ShopPlaces[0].Gln![..8] + "7777");
        var box = DemoEvents.Lot(goods.PomeloBox, PomeloChain.BoxLot(PomeloChain.DayOf(events, 23).AddDays(1)), 6, null);
        events.Add(DemoUnits.Shops, new StepRecord { Step = RecordStep.Sell, At = DemoEvents.At(events.Today.AddDays(-20), 10), Place = nowhere, Items = [box] });
        planted.Add(new("unregistered-place", nowhere));
        return planted;
    }

    // More comes out than went in: once in a transformation, once in what left the plot.
    private static void Balance(DemoEvents events, List<PlantedFault> planted)
    {
        var goods = events.Goods;
        var day = events.Today.AddDays(-33);
        var carcass = DemoEvents.Lot(goods.Carcass, "M-SAI-1", 300, "KGM");
        var pork = DemoEvents.Lot(goods.Pork, "T-SAI-1", 480, "KGM");
        events.AddSeen(DemoUnits.Slaughterhouse, DemoEvents.At(day, 2), goods.Slaughter.Canonical, Epcis.Model.EventAction.Add, "commissioning", "active", carcass);
        events.Add(DemoUnits.Slaughterhouse, new StepRecord
        {
            Step = RecordStep.Process,
            At = DemoEvents.At(day, 5),
            Place = goods.Cutting.Canonical,
            Items = [carcass],
            Outputs = [pork],
            LotNumber = "T-SAI-1",
            ExpiresOn = day.AddDays(5),
        });
        planted.Add(new("mass-balance", pork.Uri));
        var fruit = DemoEvents.Lot(goods.Pomelo, "B-SAI-1", 250, "KGM");
        events.Add(DemoUnits.Cooperative, new StepRecord
        {
            Step = RecordStep.Harvest,
            At = DemoEvents.At(day, 7),
            Place = goods.Plots[1].Canonical,
            Items = [fruit],
            LotNumber = "B-SAI-1",
            HarvestedOn = day,
            ExpiresOn = day.AddDays(30),
        });
        events.Move(DemoUnits.Cooperative, goods.Plots[1], DemoUnits.Shops, goods.ShopPlaces[0], DemoEvents.At(day, 10), 2, "PX-B-SAI-1", null, fruit with { Quantity = 0.41m, Uom = "TNE" });
        planted.Add(new("mass-balance", fruit.Uri));
    }

    private static void Tables(DemoEvents events, List<PlantedFault> planted)
    {
        var goods = events.Goods;
        var day = events.Today.AddDays(-25);
        var twice = DemoEvents.Thing(goods.Table, "B-SAI-2");
        events.AddSeen(DemoUnits.Furniture, DemoEvents.At(day, 8), goods.Factory.Canonical, Epcis.Model.EventAction.Add, "commissioning", "active", twice);
        events.AddSeen(DemoUnits.Furniture, DemoEvents.At(day.AddDays(2), 8), goods.Factory.Canonical, Epcis.Model.EventAction.Add, "commissioning", "active", twice);
        planted.Add(new("double-commissioning", twice.Uri));
        var both = DemoEvents.Thing(goods.Table, "B-SAI-3");
        events.AddSeen(DemoUnits.Furniture, DemoEvents.At(day, 9), goods.Factory.Canonical, Epcis.Model.EventAction.Add, "commissioning", "active", both);
        events.AddSeen(DemoUnits.Furniture, DemoEvents.At(day.AddDays(4), 9), goods.Factory.Canonical, Epcis.Model.EventAction.Observe, "storing", "in_progress", both);
        events.AddSeen(DemoUnits.Furniture, DemoEvents.At(day.AddDays(4), 9, 25), goods.Showroom.Canonical, Epcis.Model.EventAction.Observe, "stocking", "sellable_accessible", both);
        planted.Add(new("impossible-travel", both.Uri));
    }

    private static void Transport(DemoEvents events, List<PlantedFault> planted)
    {
        var goods = events.Goods;
        var day = events.Today.AddDays(-45);
        DemoItem("L-SAI-4", out var lost);
        events.Send(DemoUnits.Cooperative, goods.PackingHouse, DemoUnits.Shops, goods.ShopPlaces[2], DemoEvents.At(day, 6), "GH-SAI-4", null, lost);
        planted.Add(new("shipped-not-received", lost.Uri));
        DemoItem("L-SAI-5", out var found);
        events.Receive(DemoUnits.Cooperative, goods.PackingHouse, DemoUnits.Shops, goods.ShopPlaces[3], DemoEvents.At(day.AddDays(1), 9), "GH-SAI-5", null, found);
        planted.Add(new("received-not-shipped", found.Uri));
        DemoItem("L-SAI-6", out var early);
        events.Send(DemoUnits.Cooperative, goods.PackingHouse, DemoUnits.Shops, goods.ShopPlaces[0], DemoEvents.At(day.AddDays(2), 15), "GH-SAI-6", null, early);
        events.Receive(DemoUnits.Cooperative, goods.PackingHouse, DemoUnits.Shops, goods.ShopPlaces[0], DemoEvents.At(day.AddDays(2), 7), "GH-SAI-6", null, early);
        planted.Add(new("out-of-order", early.Uri));

        void DemoItem(string lot, out RecordItem item)
        {
            item = DemoEvents.Lot(goods.PomeloBox, lot, 24, null);
            events.AddSeen(DemoUnits.Cooperative, DemoEvents.At(day.AddDays(-1), 9), goods.PackingHouse.Canonical, Epcis.Model.EventAction.Add, "commissioning", "active", item);
        }
    }
}
