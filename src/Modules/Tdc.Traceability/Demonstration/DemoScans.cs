using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Demonstration;

/// <summary>Invented scans by buyers: some on the days after goods were sold.</summary>
internal static class DemoScans
{
    private const int Days = 4;

    /// <summary>The scans of each day, product and lot.</summary>
    /// <param name="events">The invented events.</param>
    public static IEnumerable<ScanDay> Of(DemoEvents events) =>
        from sold in events.All
        where sold.Event.BizStep == "retail_selling"
        from item in (sold.Event.EpcList ?? []).Concat((sold.Event.QuantityList ?? []).Select(q => q.EpcClass))
        let link = DigitalLink.Read(item, out var read, withAssociations: false).IsNone ? read : null
        where link?.Key.Ai.Code == "01"
        let lot = link.Path.FirstOrDefault(e => e.Ai.Code == "10").Value ?? ""
        from after in Enumerable.Range(0, Days)
        let day = sold.At.DateInVietnam.AddDays(after)
        where day < events.Today
        group DemoStable.Number(0, 12 / (after + 1), "scan", item, $"{day:yyyy-MM-dd}") by (Day: day, Gtin: link.Key.Value, Lot: lot) into counted
        where counted.Sum() > 0
        select new ScanDay { Day = counted.Key.Day, Gtin = counted.Key.Gtin, Lot = counted.Key.Lot, Kind = ScanKind.Scan, Place = "", Count = counted.Sum() };
}
