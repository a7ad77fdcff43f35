using Tdc.Epcis.Model;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Reading;

/// <summary>Lists the distinct EPCs and classes of all events in ordinal order.</summary>
internal sealed class DistinctItems(IEventTables tables, EventReader reader)
{
    private const int Piece = 1024;

    /// <summary>The values after one; memory holds as many as are asked for.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string? after, int limit, CancellationToken cancellation)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var head = await tables.HeadAsync(cancellation);
        for (var first = 1L; first <= head.Position && limit > 0; first += Piece)
        {
            var positions = new long[(int)Math.Min(Piece, head.Position - first + 1)];
            for (var i = 0; i < positions.Length; i++)
            {
                positions[i] = first + i;
            }

            foreach (var one in await reader.AtAsync(positions, cancellation))
            {
                foreach (var item in Of(one.Event))
                {
                    Keep(found, IdentifierKey.Canonical(item), after, limit);
                }
            }
        }

        return [.. found];
    }

    /// <summary>The EPCs and classes of an event as captured.</summary>
    internal static IEnumerable<string> Of(EpcisEvent what)
    {
        IEnumerable<string> instances =
        [
            .. what.EpcList ?? [], .. what.ChildEpcs ?? [], .. what.InputEpcList ?? [], .. what.OutputEpcList ?? [],
            .. what.ParentId is { } parent ? [parent] : Array.Empty<string>(),
        ];
        IEnumerable<QuantityElement> classes =
            [.. what.QuantityList ?? [], .. what.ChildQuantityList ?? [], .. what.InputQuantityList ?? [], .. what.OutputQuantityList ?? []];
        return instances.Concat(classes.Select(c => c.EpcClass));
    }

    private static void Keep(SortedSet<string> found, string item, string? after, int limit)
    {
        if (after is not null && string.CompareOrdinal(item, after) <= 0)
        {
            return;
        }

        if (found.Count < limit || string.CompareOrdinal(item, found.Max) < 0)
        {
            found.Add(item);
            if (found.Count > limit)
            {
                found.Remove(found.Max!);
            }
        }
    }
}
