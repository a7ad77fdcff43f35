using System.Globalization;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Demonstration;

/// <summary>Pork: farm → slaughter → cutting → cold transport with temperatures → shops, every week of a year.</summary>
internal static class PorkChain
{
    /// <summary>Weeks in a year.</summary>
    public const int Weeks = 52;

    /// <summary>Lots of a week.</summary>
    public static string LotOf(char kind, DateOnly day) => kind + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The day on which the pigs of a week leave the farm.</summary>
    public static DateOnly DayOf(DemoEvents events, int week) => events.Today.AddDays(-7 * (Weeks - week) + 1);

    /// <summary>Invents the year.</summary>
    public static void Add(DemoEvents events)
    {
        for (var week = 0; week < Weeks; week++)
        {
            Week(events, week, DayOf(events, week));
        }
    }

    private static void Week(DemoEvents events, int week, DateOnly day)
    {
        var goods = events.Goods;
        var (pigLot, carcassLot, porkLot) = (LotOf('H', day), LotOf('M', day), LotOf('T', day));
        var heads = DemoStable.Number(24, 36, "heads", pigLot);
        var pigs = DemoEvents.Lot(goods.Pig, pigLot, heads, null);
        var carcass = DemoEvents.Lot(goods.Carcass, carcassLot, Math.Round(heads * 77.5m), "KGM");
        var pork = DemoEvents.Lot(goods.Pork, porkLot, Math.Round(heads * 77.5m * 0.86m), "KGM");
        events.Add(DemoUnits.PigFarm, new StepRecord { Step = RecordStep.Harvest, At = DemoEvents.At(day, 7), Place = goods.Farm.Canonical, Items = [pigs], LotNumber = pigLot });
        events.Move(DemoUnits.PigFarm, goods.Farm, DemoUnits.Slaughterhouse, goods.Slaughter, DemoEvents.At(day, 21), 2, "KDDV-" + pigLot, null, pigs);
        events.Add(DemoUnits.Slaughterhouse, new StepRecord
        {
            Step = RecordStep.Inspect,
            At = DemoEvents.At(day, 23, 30),
            Place = goods.Slaughter.Canonical,
            Items = [pigs],
            Conforms = true,
            References = [new("testres", GoodsUri.Document(goods.Slaughter.Gln, goods.Slaughter.Owner, "KSGM-" + pigLot))],
        });
        var night = day.AddDays(1);
        events.Add(DemoUnits.Slaughterhouse, new StepRecord
        {
            Step = RecordStep.Process,
            At = DemoEvents.At(night, 2),
            Place = goods.Slaughter.Canonical,
            Items = [pigs],
            Outputs = [carcass],
            LotNumber = carcassLot,
            ExpiresOn = night.AddDays(3),
        });
        events.Add(DemoUnits.Slaughterhouse, new StepRecord
        {
            Step = RecordStep.Process,
            At = DemoEvents.At(night, 5, 20),
            Place = goods.Cutting.Canonical,
            Items = [carcass],
            Outputs = [pork],
            LotNumber = porkLot,
            ExpiresOn = night.AddDays(5),
        });
        if (events.IsPast(DemoEvents.At(night, 5, 20)))
        {
            goods.Lot(goods.Pig, pigLot, DemoEvents.At(day, 7));
            goods.Lot(goods.Carcass, carcassLot, DemoEvents.At(night, 2));
            goods.Lot(goods.Pork, porkLot, DemoEvents.At(night, 5, 20));
        }

        for (var shop = 0; shop < 2; shop++)
        {
            var place = goods.ShopPlaces[(week + shop) % 4];
            var part = pork with { Quantity = Math.Floor(pork.Quantity!.Value / 2) };
            var name = porkLot + "-" + (shop + 1).ToString(CultureInfo.InvariantCulture);
            var degrees = DemoStable.Number(15, 38, "cold", name) / 10m;
            events.Send(DemoUnits.Slaughterhouse, goods.Cutting, DemoUnits.Shops, place, DemoEvents.At(night, 6 + shop), "GHL-" + name, degrees, part);
            events.Carry(DemoUnits.Slaughterhouse, goods.Cutting.Canonical, DemoEvents.At(night, 6 + shop, 40), degrees + 0.4m, part);
            events.Receive(DemoUnits.Slaughterhouse, goods.Cutting, DemoUnits.Shops, place, DemoEvents.At(night, 8 + shop), "GHL-" + name, degrees + 0.6m, part);
            events.Add(DemoUnits.Shops, new StepRecord { Step = RecordStep.Sell, At = DemoEvents.At(night, 19), Place = place.Canonical, Items = [part with { Quantity = Math.Floor(part.Quantity!.Value * 0.55m) }] });
            events.Add(DemoUnits.Shops, new StepRecord { Step = RecordStep.Sell, At = DemoEvents.At(night.AddDays(2), 19), Place = place.Canonical, Items = [part with { Quantity = Math.Floor(part.Quantity.Value * 0.4m) }] });
        }
    }
}
