using System.Globalization;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Demonstration;

/// <summary>Pomelo: plots of households → packing house of the cooperative → four shops, every second week of a year.</summary>
internal static class PomeloChain
{
    /// <summary>Rounds in a year.</summary>
    public const int Rounds = 26;

    /// <summary>Invents the year.</summary>
    public static void Add(DemoEvents events)
    {
        for (var round = 0; round < Rounds; round++)
        {
            Round(events, round, events.Today.AddDays(-14 * (Rounds - round) + 3));
        }
    }

    /// <summary>Day of the harvest of a round.</summary>
    public static DateOnly DayOf(DemoEvents events, int round) => events.Today.AddDays(-14 * (Rounds - round) + 3);

    /// <summary>Lot that a household harvests on a day.</summary>
    public static string HarvestLot(DateOnly day, int household) => day.ToString("yyMMdd", CultureInfo.InvariantCulture) + "-H" + (household + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Lot that the packing house makes on a day.</summary>
    public static string BoxLot(DateOnly day) => "BTT" + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static void Round(DemoEvents events, int round, DateOnly day)
    {
        var goods = events.Goods;
        List<RecordItem> inputs = [];
        decimal kilograms = 0;
        for (var turn = 0; turn < 3; turn++)
        {
            var household = (round + turn * 2) % 6;
            var lot = HarvestLot(day, household);
            var quantity = DemoStable.Number(260, 420, "pomelo", lot);
            var item = DemoEvents.Lot(goods.Pomelo, lot, quantity, "KGM");
            var at = DemoEvents.At(day, 6 + turn, DemoStable.Number(0, 50, "minute", lot));
            events.Add(DemoUnits.Cooperative, new StepRecord
            {
                Step = RecordStep.Harvest,
                At = at,
                Place = goods.Plots[household].Canonical,
                Items = [item],
                LotNumber = lot,
                HarvestedOn = day,
                ExpiresOn = day.AddDays(30),
            });
            if (events.IsPast(at))
            {
                goods.Lot(goods.Pomelo, lot, at);
            }

            events.Move(DemoUnits.Cooperative, goods.Plots[household], DemoUnits.Cooperative, goods.PackingHouse, at.AddHours(3), 2, $"PX-{lot}", null, item);
            inputs.Add(item);
            kilograms += quantity;
        }

        events.Add(DemoUnits.Cooperative, new StepRecord
        {
            Step = RecordStep.Inspect,
            At = DemoEvents.At(day, 16),
            Place = goods.PackingHouse.Canonical,
            Items = [inputs[0]],
            Conforms = true,
            References = [new("testres", GoodsUri.Document(goods.PackingHouse.Gln, goods.PackingHouse.Owner, "KN-" + HarvestLot(day, round % 6)))],
        });
        var next = day.AddDays(1);
        var boxes = Math.Floor(kilograms * 0.94m / 2.4m / 4) * 4; // one in sixteen is too small for a box
        var boxLot = BoxLot(next);
        events.Add(DemoUnits.Cooperative, new StepRecord
        {
            Step = RecordStep.Process,
            At = DemoEvents.At(next, 9, 15),
            Place = goods.PackingHouse.Canonical,
            Items = inputs,
            Outputs = [DemoEvents.Lot(goods.PomeloBox, boxLot, boxes, null)],
            LotNumber = boxLot,
            ExpiresOn = next.AddDays(25),
        });
        if (events.IsPast(DemoEvents.At(next, 9, 15)))
        {
            goods.Lot(goods.PomeloBox, boxLot, DemoEvents.At(next, 9, 15));
        }

        for (var shop = 0; shop < 4; shop++)
        {
            var part = DemoEvents.Lot(goods.PomeloBox, boxLot, boxes / 4, null);
            var package = events.Package(DemoUnits.Cooperative);
            events.Add(DemoUnits.Cooperative, new StepRecord
            {
                Step = RecordStep.Pack,
                At = DemoEvents.At(next, 13, shop * 9),
                Place = goods.PackingHouse.Canonical,
                Items = [part],
                Container = package.Uri,
            });
            events.Move(DemoUnits.Cooperative, goods.PackingHouse, DemoUnits.Shops, goods.ShopPlaces[shop], DemoEvents.At(next.AddDays(1), 5, 30), 2 + shop, $"GH-{boxLot}-{shop + 1}", null, package);
            events.Unpack(DemoUnits.Shops, goods.ShopPlaces[shop], DemoEvents.At(next.AddDays(1), 14, shop * 7), package, part);
            var sold = DemoStable.Number((int)(boxes / 4) - 12, (int)(boxes / 4), "sold", boxLot, shop.ToString(CultureInfo.InvariantCulture));
            events.Add(DemoUnits.Shops, new StepRecord
            {
                Step = RecordStep.Sell,
                At = DemoEvents.At(next.AddDays(6), 20),
                Place = goods.ShopPlaces[shop].Canonical,
                Items = [part with { Quantity = sold }],
            });
        }
    }
}
