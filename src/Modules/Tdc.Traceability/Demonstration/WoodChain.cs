using System.Globalization;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Demonstration;

/// <summary>Furniture: forest plots → sawmill → factory with a serial number on each table → pallets → port, every month of a year.</summary>
internal static class WoodChain
{
    /// <summary>Months in a year.</summary>
    public const int Months = 12;

    /// <summary>Tables of a month.</summary>
    public const int Tables = 20;

    /// <summary>Serial number of a table.</summary>
    public static string Serial(int month, int table) => string.Create(CultureInfo.InvariantCulture, $"B{month + 1:D2}{table + 1:D3}");

    /// <summary>The day on which the logs of a month are cut.</summary>
    public static DateOnly DayOf(DemoEvents events, int month) => events.Today.AddDays(-30 * (Months - month) - 20);

    /// <summary>Invents the year.</summary>
    public static void Add(DemoEvents events)
    {
        for (var month = 0; month < Months; month++)
        {
            Month(events, month, DayOf(events, month));
        }
    }

    private static void Month(DemoEvents events, int month, DateOnly day)
    {
        var goods = events.Goods;
        var text = day.ToString("yyMM", CultureInfo.InvariantCulture);
        List<RecordItem> boards = [];
        for (var side = 0; side < 2; side++)
        {
            var plot = (month + side) % 4;
            var logLot = string.Create(CultureInfo.InvariantCulture, $"G{text}-{plot + 1}");
            var boardLot = string.Create(CultureInfo.InvariantCulture, $"X{text}-{plot + 1}");
            var cubic = DemoStable.Number(140, 190, "logs", logLot) / 10m;
            var logs = DemoEvents.Lot(goods.Log, logLot, cubic, "MTQ");
            var sawn = DemoEvents.Lot(goods.Board, boardLot, Math.Round(cubic * 0.52m, 2), "MTQ");
            events.Add(DemoUnits.Foresters, new StepRecord
            {
                Step = RecordStep.Harvest,
                At = DemoEvents.At(day, 9 + side),
                Place = goods.Forests[plot].Canonical,
                Items = [logs],
                LotNumber = logLot,
                HarvestedOn = day,
            });
            events.Move(DemoUnits.Foresters, goods.Forests[plot], DemoUnits.Sawmill, goods.Mill, DemoEvents.At(day.AddDays(2), 6 + side), 5, "BKLS-" + logLot, null, logs);
            events.Add(DemoUnits.Sawmill, new StepRecord
            {
                Step = RecordStep.Process,
                At = DemoEvents.At(day.AddDays(6), 10 + side),
                Place = goods.Mill.Canonical,
                Items = [logs],
                Outputs = [sawn],
                LotNumber = boardLot,
            });
            events.Move(DemoUnits.Sawmill, goods.Mill, DemoUnits.Furniture, goods.Factory, DemoEvents.At(day.AddDays(9), 7 + side), 2, "PXK-" + boardLot, null, sawn);
            if (events.IsPast(DemoEvents.At(day, 11)))
            {
                goods.Lot(goods.Log, logLot, DemoEvents.At(day, 9));
                goods.Lot(goods.Board, boardLot, DemoEvents.At(day.AddDays(6), 10));
            }

            boards.Add(sawn);
        }

        List<RecordItem> tables = [.. Enumerable.Range(0, Tables).Select(t => DemoEvents.Thing(goods.Table, Serial(month, t)))];
        var made = day.AddDays(16);
        events.Add(DemoUnits.Furniture, new StepRecord
        {
            Step = RecordStep.Process,
            At = DemoEvents.At(made, 15),
            Place = goods.Factory.Canonical,
            Items = boards,
            Outputs = tables,
            LotNumber = "BG" + text,
        });
        events.Add(DemoUnits.Furniture, new StepRecord
        {
            Step = RecordStep.Inspect,
            At = DemoEvents.At(made.AddDays(1), 9),
            Place = goods.Factory.Canonical,
            Items = [tables[0]],
            Conforms = true,
            References = [new("testres", GoodsUri.Document(goods.Factory.Gln, goods.Factory.Owner, "TN-BG" + text))],
        });
        List<RecordItem> pallets = [];
        for (var pallet = 0; pallet < 4; pallet++)
        {
            var package = events.Package(DemoUnits.Furniture);
            events.Add(DemoUnits.Furniture, new StepRecord
            {
                Step = RecordStep.Pack,
                At = DemoEvents.At(made.AddDays(2), 10, pallet * 12),
                Place = goods.Factory.Canonical,
                Items = [.. tables.Skip(pallet * 5).Take(5)],
                Container = package.Uri,
            });
            pallets.Add(package);
        }

        events.Move(DemoUnits.Furniture, goods.Factory, DemoUnits.Furniture, goods.Port, DemoEvents.At(made.AddDays(3), 6), 3, "PL-BG" + text, null, [.. pallets]);
        events.AddSeen(DemoUnits.Furniture, DemoEvents.At(made.AddDays(4), 11), goods.Port.Canonical, Epcis.Model.EventAction.Observe, "loading", "in_transit", [.. pallets]);
    }
}
