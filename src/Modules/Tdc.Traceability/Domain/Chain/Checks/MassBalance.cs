using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>No more can go out than came in: of a lot at a site, of a lot altogether, and through a transformation.</summary>
/// <remarks>Quantities are compared in the base unit of their dimension; a count is turned into mass or volume by the net content of the product. What has no quantity, or
/// another dimension, leaves the balance open and nothing is said.</remarks>
internal static class MassBalance
{
    /// <summary>Balances of a thing that do not hold.</summary>
    public static IEnumerable<ChainFinding> Of(ThingHistory thing, CheckSetting setting) =>
        (thing.Level == ThingLevel.Lot ? OfLot(thing, setting) : []).Concat(OfTransformations(thing, setting));

    private static IEnumerable<ChainFinding> OfLot(ThingHistory thing, CheckSetting setting)
    {
        var entries = Entries(thing, setting).ToList();
        var dimension = entries.Find(e => e.Way == Way.Made)?.Dimension;
        if (dimension is null)
        {
            yield break;
        }

        entries.RemoveAll(e => e.Dimension != dimension);
        var unit = Units.BaseCode(dimension) ?? "";
        var made = entries.Where(e => e.Way == Way.Made).Sum(e => e.Value);
        var used = entries.Where(e => e.Way == Way.Used).Sum(e => e.Value);
        if (used > made * (1 + setting.Rules.MassTolerance))
        {
            yield return Finding("all", thing.Id, entries.Where(e => e.Way is Way.Made or Way.Used), made, used, unit);
            yield break;
        }

        foreach (var site in entries.Where(e => e.Site is not null).GroupBy(e => e.Site!))
        {
            var came = site.Where(e => e.Way is Way.Made or Way.Received).Sum(e => e.Value);
            var went = site.Where(e => e.Way is Way.Used or Way.Sent).Sum(e => e.Value);
            var most = came > 0 ? came : made; // a site that recorded no receipt cannot send more than there ever was
            if (went > most * (1 + setting.Rules.MassTolerance))
            {
                yield return Finding("site:" + site.Key, thing.Id, site, most, went, unit);
            }
        }
    }

    private static IEnumerable<Entry> Entries(ThingHistory thing, CheckSetting setting)
    {
        foreach (var e in thing.Events)
        {
            if (setting.Measure(thing.Id, e.Quantity, e.Uom) is not { } measured)
            {
                continue;
            }

            Way? way = e.Role is { } role && e.Event.Makes(new ChainItem(thing.Id, role, e.Quantity, e.Uom)) ? Way.Made
                : e.Role is ItemRole.Input or ItemRole.InputClass ? Way.Used
                : e.Role is ItemRole.Child or ItemRole.ChildClass ? null
                : Steps.Sells(e.Event.Step) || Steps.Destroys(e.Event) || e.Event.Disposition == "retail_sold" ? Way.Used
                : e.Event.Step == "shipping" ? Way.Sent
                : e.Event.Step == "receiving" ? Way.Received
                : null;
            if (way is { } known)
            {
                yield return new Entry(known, measured.Dimension, measured.Value, e.Site, e.Event);
            }
        }
    }

    private static IEnumerable<ChainFinding> OfTransformations(ThingHistory thing, CheckSetting setting)
    {
        foreach (var e in thing.Events.Where(e => e.Role is ItemRole.Input or ItemRole.InputClass or ItemRole.Output or ItemRole.OutputClass).Select(e => e.Event).DistinctBy(e => e.Position))
        {
            var parts = e.Transformation is { } id && setting.Book.Knows(id) ? setting.Book.Of(id).ToList() : [e];
            var ins = Total(parts, setting, ItemRole.Input, ItemRole.InputClass);
            var outs = Total(parts, setting, ItemRole.Output, ItemRole.OutputClass);
            if (ins is { } a && outs is { } b && a.Dimension == b.Dimension && a.Dimension != "count" && b.Value > a.Value * (1 + setting.Rules.TransformationTolerance))
            {
                yield return new ChainFinding(
                    "mass-balance", "transformation:" + (e.Transformation ?? ThingChecks.Position(e)), thing.Id, parts,
                    [ThingChecks.Number(a.Value, 3), ThingChecks.Number(b.Value, 3), Units.BaseCode(a.Dimension) ?? ""]);
            }
        }
    }

    private static (string Dimension, decimal Value)? Total(List<ChainEvent> parts, CheckSetting setting, ItemRole instance, ItemRole @class)
    {
        (string Dimension, decimal Value)? total = null;
        foreach (var item in parts.SelectMany(p => p.Items).Where(i => i.Role == instance || i.Role == @class))
        {
            // Instances of a lot that is given with its quantity beside them are that lot.
            if (item.Role == instance && parts.SelectMany(p => p.Items).Any(i => i.Role == @class && Thing.GtinOf(i.Id) is { } gtin && gtin == Thing.GtinOf(item.Id)))
            {
                continue;
            }

            if (setting.Measure(item.Id, item.Quantity, item.Uom) is not { } measured || (total is { } known && known.Dimension != measured.Dimension))
            {
                return null;
            }

            total = (measured.Dimension, (total?.Value ?? 0) + measured.Value);
        }

        return total;
    }

    private static ChainFinding Finding(string cause, string id, IEnumerable<Entry> entries, decimal came, decimal went, string unit) => new(
        "mass-balance", $"{id}|{cause}", id, [.. entries.Select(e => e.Event).DistinctBy(e => e.Position).OrderBy(e => e.Time)],
        [ThingChecks.Number(came, 3), ThingChecks.Number(went, 3), unit]);

    private enum Way
    {
        Made,
        Received,
        Sent,
        Used,
    }

    private sealed record Entry(Way Way, string Dimension, decimal Value, string? Site, ChainEvent Event);
}
