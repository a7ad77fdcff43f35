namespace Tdc.Traceability.Events.Segments;

/// <summary>Keeps the segments that were read last. Segments never change, so nothing goes stale.</summary>
/// <param name="most">Octets kept at most.</param>
internal sealed class SegmentCache(long most)
{
    private readonly Dictionary<long, LinkedListNode<(long First, Segment Segment)>> byFirst = [];

    private readonly LinkedList<(long First, Segment Segment)> byUse = [];

    private readonly Lock gate = new();

    private long size;

    /// <summary>The segment that begins at a position, or <see langword="null"/>.</summary>
    public Segment? Find(long first)
    {
        lock (gate)
        {
            if (!byFirst.TryGetValue(first, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Segment;
        }
    }

    /// <summary>Keeps a segment and lets go of those used longest ago.</summary>
    public void Keep(long first, Segment segment)
    {
        lock (gate)
        {
            if (segment.Size > most / 8 || byFirst.ContainsKey(first))
            {
                return;
            }

            byFirst.Add(first, byUse.AddFirst((first, segment)));
            size += segment.Size;
            while (size > most && byUse.Last is { } oldest)
            {
                byUse.RemoveLast();
                byFirst.Remove(oldest.Value.First);
                size -= oldest.Value.Segment.Size;
            }
        }
    }
}
