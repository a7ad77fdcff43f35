using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Decides, while the head is held, which events are new: the same id with the same content is a repeat, with other content a conflict.</summary>
/// <remarks>
/// A transaction may hold hundreds of thousands of events, so of each only hashes are remembered, 64 octets and its key's entry.
/// An error declaration carries the id of the event that it declares: it is a record of its own, whether that event is known or not.
/// </remarks>
/// <param name="head">The newest event before the append.</param>
internal sealed class Admission(Head head)
{
    // The records of a key hang together from the newest to the oldest.
    private readonly Dictionary<long, int> newest = [];

    private readonly List<Known> known = [];

    /// <summary>Position of the newest event, with those admitted.</summary>
    public long Last { get; private set; } = head.Position;

    /// <summary>Notes what is in the store under the ids of events to come.</summary>
    public void Know(IEnumerable<StoredEvent> stored)
    {
        foreach (var one in stored)
        {
            Know(EventKey.OfId(one.EventId), Known.Of(one.EventId, one.ContentHash, one.Event.ErrorDeclaration is not null, one.Position));
        }
    }

    /// <summary>Decides about a batch; what it admits gets its position.</summary>
    public Appended[] Admit(PreparedBatch batch, bool allOrNothing)
    {
        var fates = new Appended[batch.Events.Count];
        var before = known.Count;
        var last = Last;
        var conflict = false;
        for (var i = 0; i < fates.Length; i++)
        {
            var what = batch.Events[i];
            var candidate = Known.Of(what.EventId!, batch.Hash(i), what.ErrorDeclaration is not null, last + 1);
            var (state, position) = Judge(batch.Ids[i], candidate);
            if (state == AppendState.Stored)
            {
                last++;
                Know(batch.Ids[i], candidate);
            }

            conflict |= state == AppendState.Conflict;
            fates[i] = new Appended(state, position, what.EventId!);
        }

        if (conflict && allOrNothing)
        {
            Forget(before);
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
        var taken = false;
        for (var at = newest.GetValueOrDefault(key, -1); at >= 0; at = known[at].Older)
        {
            var other = known[at];
            if (other.Id != candidate.Id)
            {
                continue;
            }

            if (other.Hash == candidate.Hash)
            {
                return (AppendState.Repeated, other.Position);
            }

            taken |= !other.IsDeclaration;
        }

        return taken && !candidate.IsDeclaration ? (AppendState.Conflict, 0) : (AppendState.Stored, candidate.Position);
    }

    private void Know(long key, Known one)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, key, out var exists);
        for (var at = exists ? head : -1; at >= 0; at = known[at].Older)
        {
            if (known[at].Position == one.Position)
            {
                return;
            }
        }

        known.Add(one with { Key = key, Older = exists ? head : -1 });
        head = known.Count - 1;
    }

    private void Forget(int from)
    {
        for (var at = known.Count - 1; at >= from; at--)
        {
            if (known[at].Older < 0)
            {
                newest.Remove(known[at].Key);
            }
            else
            {
                newest[known[at].Key] = known[at].Older;
            }
        }

        known.RemoveRange(from, known.Count - from);
    }

    /// <summary>A record that is there or will be.</summary>
    /// <param name="Id">Octets 8 to 23 of SHA-256 over the event's id; the key holds the first 8.</param>
    /// <param name="Hash">First 16 octets of the content hash.</param>
    /// <param name="Position">Its position.</param>
    /// <param name="IsDeclaration">Whether it declares an error.</param>
    /// <param name="Key">Key of the event's id.</param>
    /// <param name="Older">Place of the record of the same key before it; -1 when there is none.</param>
    private readonly record struct Known(UInt128 Id, UInt128 Hash, long Position, bool IsDeclaration, long Key, int Older)
    {
        public static Known Of(string id, ReadOnlyMemory<byte> hash, bool isDeclaration, long position)
        {
            Span<byte> ofId = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(id), ofId);
            return new(BinaryPrimitives.ReadUInt128BigEndian(ofId[8..]), BinaryPrimitives.ReadUInt128BigEndian(hash.Span), position, isDeclaration, 0, -1);
        }
    }
}
