using Tdc.Traceability.Events.Appending;

namespace Tdc.Traceability.Events.Reading;

/// <summary>The parts of a filter that the inverted file answers, those that are rare as a rule first.</summary>
internal static class ItemGroups
{
    /// <summary>Keys, any of which must occur, and the slots in which they may, as bits.</summary>
    public static IEnumerable<(long[] Keys, int Slots)> Of(EventFilter filter)
    {
        foreach (var item in filter.Items)
        {
            yield return (Keys(item.Canonical, IdentifierKey.OfCanonical), item.Roles.Aggregate(0, (bits, role) => bits | (1 << (int)role)));
        }

        if (filter.ReadPoints is { } points)
        {
            yield return (Keys(points, IdentifierKey.OfCanonical), 1 << Places.ReadPoint);
        }

        if (filter.BizLocations is { } locations)
        {
            yield return (Keys(locations, IdentifierKey.OfCanonical), 1 << Places.BizLocation);
        }

        if (filter.Dispositions is { } dispositions)
        {
            yield return (Keys(dispositions, EventKey.OfDisposition), 1 << Places.Name);
        }

        if (filter.Owners is { } owners)
        {
            yield return ([.. owners.Select(EventKey.OfOwner).Distinct().Order()], 1 << Places.Name);
        }
    }

    private static long[] Keys(IReadOnlyList<string> values, Func<string, long> key) => [.. values.Select(key).Distinct().Order()];
}
