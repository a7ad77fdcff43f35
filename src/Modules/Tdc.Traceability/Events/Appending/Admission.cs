using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Decides, while the head is held, which events are new: the same id with the same content is a repeat, with other content a conflict.</summary>
/// <remarks>An error declaration carries the id of the event that it declares: it is a record of its own, whether that event is known or not.</remarks>
/// <param name="head">The newest event before the append.</param>
internal sealed class Admission(Head head)
{
    private readonly Dictionary<long, List<Known>> known = [];

    /// <summary>Position of the newest event, with those admitted.</summary>
    public long Last { get; private set; } = head.Position;

    /// <summary>Notes what is in the store under the ids of events to come.</summary>
    public void Know(IEnumerable<StoredEvent> stored)
    {
        foreach (var one in stored)
        {
            Know(EventKey.OfId(one.EventId), new Known(one.EventId, one.ContentHash, one.Event.ErrorDeclaration is not null, one.Position));
        }
    }

    /// <summary>Decides about a batch; what it admits gets its position.</summary>
    public Appended[] Admit(PreparedBatch batch, bool allOrNothing)
    {
        var fates = new Appended[batch.Events.Count];
        var admitted = new List<(long Key, Known Known)>();
        var last = Last;
        var conflict = false;
        for (var i = 0; i < fates.Length; i++)
        {
            var what = batch.Events[i];
            var candidate = new Known(what.EventId!, batch.Hash(i), what.ErrorDeclaration is not null, last + 1);
            var (state, position) = Judge(batch.Ids[i], candidate);
            if (state == AppendState.Stored)
            {
                last++;
                Know(batch.Ids[i], candidate);
                admitted.Add((batch.Ids[i], candidate));
            }

            conflict |= state == AppendState.Conflict;
            fates[i] = new Appended(state, position, candidate.Id);
        }

        if (conflict && allOrNothing)
        {
            admitted.ForEach(a => known[a.Key].Remove(a.Known));
            RollBack(fates, Last);
            return fates;
        }

        Last = last;
        return fates;
    }

    // A repeat of an event that this very batch brings is undone with it.
    private static void RollBack(Appended[] fates, long last)
    {
        for (var i = 0; i < fates.Length; i++)
        {
            if (fates[i].State == AppendState.Stored || (fates[i].State == AppendState.Repeated && fates[i].Position > last))
            {
                fates[i] = fates[i] with { State = AppendState.RolledBack, Position = 0 };
            }
        }
    }

    private (AppendState State, long Position) Judge(long key, Known candidate)
    {
        if (!known.TryGetValue(key, out var others))
        {
            return (AppendState.Stored, candidate.Position);
        }

        var taken = false;
        foreach (var other in others)
        {
            if (other.Id != candidate.Id)
            {
                continue;
            }

            if (other.Hash.Span.SequenceEqual(candidate.Hash.Span))
            {
                return (AppendState.Repeated, other.Position);
            }

            taken |= !other.IsDeclaration;
        }

        return taken && !candidate.IsDeclaration ? (AppendState.Conflict, 0) : (AppendState.Stored, candidate.Position);
    }

    private void Know(long key, Known one)
    {
        if (known.TryGetValue(key, out var others))
        {
            if (!others.Exists(o => o.Position == one.Position))
            {
                others.Add(one);
            }
        }
        else
        {
            known.Add(key, [one]);
        }
    }

    private sealed record Known(string Id, ReadOnlyMemory<byte> Hash, bool IsDeclaration, long Position);
}
