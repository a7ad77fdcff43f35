using Tdc.Epcis.Model;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Reading;

/// <summary>Lists the distinct EPCs and classes of all events in ordinal order.</summary>
/// <remarks>
/// Asked seldom, and dear to keep in a table (a sorted index of texts costs as much as all the rest of an append). So each node gathers them when it is
/// first asked, about ten octets each, and afterwards only looks at the events that came since.
/// </remarks>
internal sealed class DistinctItems(IEventTables tables, EventReader reader) : IDisposable
{
    private const int Piece = 1024;

    private const int RunTexts = 100_000;

    private readonly SemaphoreSlim gate = new(1, 1);

    private SortedRun[] runs = [];

    private long seen;

    /// <summary>Texts of events up to <see cref="seen"/> that are in no run yet.</summary>
    private readonly HashSet<string> fresh = new(StringComparer.Ordinal);

    /// <summary>The values after one.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string? after, int limit, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await LookAsync((await tables.HeadAsync(cancellation)).Position, cancellation);
        }
        finally
        {
            gate.Release();
        }

        var found = new List<string>();
        foreach (var text in SortedRun.Merge(runs, after))
        {
            if (found.Count >= limit)
            {
                break;
            }

            if (found.Count == 0 || found[^1] != text)
            {
                found.Add(text);
            }
        }

        return found;
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

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task LookAsync(long head, CancellationToken cancellation)
    {
        while (seen + 1 <= head)
        {
            var positions = new long[(int)Math.Min(Piece, head - seen)];
            for (var i = 0; i < positions.Length; i++)
            {
                positions[i] = seen + 1 + i;
            }

            foreach (var one in await reader.AtAsync(positions, cancellation))
            {
                fresh.UnionWith(Of(one.Event).Select(IdentifierKey.Canonical));
            }

            seen += positions.Length;
            if (fresh.Count >= RunTexts)
            {
                Keep();
            }
        }

        if (fresh.Count > 0)
        {
            Keep();
        }
    }

    // Runs of about the same length become one, so that there are few of them and each text is written a few times only.
    private void Keep()
    {
        var next = SortedRun.Of(fresh.Order(StringComparer.Ordinal));
        fresh.Clear();
        List<SortedRun> list = [.. runs];
        while (list.Count > 0 && list[^1].Count <= next.Count * 2)
        {
            next = SortedRun.Of(SortedRun.Merge([list[^1], next], after: null));
            list.RemoveAt(list.Count - 1);
        }

        runs = [.. list, next];
    }
}
