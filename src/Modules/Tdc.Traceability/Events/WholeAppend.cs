namespace Tdc.Traceability.Events;

/// <summary>What became of an append in pieces that is stored whole or not at all.</summary>
internal sealed class WholeAppend
{
    private readonly List<(int Index, string EventId)> conflicts = [];

    private readonly List<string> eventIds = [];

    private int index;

    /// <summary>Events stored; 0 when the append was rolled back.</summary>
    public int Stored { get; private set; }

    /// <summary>Events that were stored before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Position of the first event stored; 0 when none.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>Position of the last event stored; 0 when none.</summary>
    public long LastPosition { get; private set; }

    /// <summary>Events whose id belongs to another event, by their index in the whole; reading stopped after the piece with the first of them.</summary>
    public IReadOnlyList<(int Index, string EventId)> Conflicts => conflicts;

    /// <summary>Ids of the first 100 events.</summary>
    public IReadOnlyList<string> EventIds => eventIds;

    /// <summary>Record time of what was stored; <see langword="null"/> when it was rolled back.</summary>
    public DateTimeOffset? RecordTime { get; private set; }

    internal bool Add(IReadOnlyList<Appended> fates)
    {
        foreach (var fate in fates)
        {
            if (eventIds.Count < 100)
            {
                eventIds.Add(fate.EventId);
            }

            switch (fate.State)
            {
                case AppendState.Stored:
                    Stored++;
                    FirstPosition = FirstPosition == 0 ? fate.Position : FirstPosition;
                    LastPosition = fate.Position;
                    break;
                case AppendState.Repeated:
                    Repeated++;
                    break;
                case AppendState.Conflict:
                    conflicts.Add((index, fate.EventId));
                    break;
                default:
                    break;
            }

            index++;
        }

        if (conflicts.Count > 0)
        {
            (Stored, FirstPosition, LastPosition) = (0, 0, 0);
        }

        return conflicts.Count == 0;
    }

    internal void Committed(long recordTime) => RecordTime = new DateTimeOffset(recordTime, TimeSpan.Zero);
}
