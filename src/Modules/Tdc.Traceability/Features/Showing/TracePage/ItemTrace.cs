using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>How an event belongs to the item of a page.</summary>
internal enum Relation
{
    /// <summary>It names the item.</summary>
    Own,

    /// <summary>It names what the item was made of.</summary>
    Source,

    /// <summary>It names what the item was packed in, while it was.</summary>
    Container,
}

/// <summary>An event on the way of an item.</summary>
/// <param name="Stored">The event.</param>
/// <param name="At">When it happened.</param>
/// <param name="Relation">How it belongs.</param>
/// <param name="Item">The identifier through which it belongs, canonical.</param>
/// <param name="Role">Where that stands in it.</param>
/// <param name="IsWithdrawn">Whether it was declared to be in error.</param>
internal sealed record TracedEvent(StoredEvent Stored, DateTimeOffset At, Relation Relation, string Item, ItemRole Role, bool IsWithdrawn);

/// <summary>The way of an item up to its origins, in the order of time.</summary>
/// <param name="Events">The events.</param>
/// <param name="IsCut">Whether there are more than are shown.</param>
internal sealed record ItemTrace(IReadOnlyList<TracedEvent> Events, bool IsCut)
{
    /// <summary>No events.</summary>
    public static ItemTrace None { get; } = new([], false);
}

/// <summary>Walks from an item to what it was made of and what it was packed in.</summary>
/// <remarks>Steps of a walk are bounded in width and depth, so that a page costs a few reads whatever the chain looks like; each thing is walked once.</remarks>
internal sealed class ItemTraces(IEventStore store)
{
    /// <summary>Events at most.</summary>
    public const int MostEvents = 120;

    private const int MostSteps = 8;
    private const int MostThings = 60;

    /// <summary>Reads the way of an item.</summary>
    /// <param name="own">Its canonical identifiers: the serial number, the lot that it belongs to.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ItemTrace> ReadAsync(IReadOnlyList<string> own, CancellationToken cancellation)
    {
        var walk = new Walk();
        foreach (var item in own)
        {
            walk.Add(new(item, Relation.Own, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        }

        for (var step = 0; step < MostSteps && walk.Next() is { Count: > 0 } things && !walk.IsCut; step++)
        {
            var occurrences = await store.OccurrencesAsync([.. things.Select(t => t.Key).Distinct()], MostEvents + 1, cancellation);
            walk.IsCut |= occurrences.Count > MostEvents;
            var positions = occurrences.Take(MostEvents).Select(o => o.Position).Where(p => !walk.Read.ContainsKey(p)).Distinct().ToList();
            foreach (var stored in positions.Count == 0 ? [] : await store.AtAsync(positions, cancellation))
            {
                walk.Read[stored.Position] = stored;
            }

            foreach (var thing in things)
            {
                walk.Follow(thing, occurrences.Where(o => o.Key == thing.Key).Select(o => o.Position));
            }
        }

        return walk.Result();
    }

    /// <summary>Something on the walk and between which instants it matters.</summary>
    private sealed record Thing(string Canonical, Relation Relation, DateTimeOffset From, DateTimeOffset To)
    {
        public long Key { get; } = IdentifierKey.OfCanonical(Canonical);
    }

    private sealed class Walk
    {
        private readonly HashSet<string> met = [];
        private readonly Dictionary<long, TracedEvent> found = [];
        private List<Thing> next = [];

        public bool IsCut { get; set; }

        public Dictionary<long, StoredEvent> Read { get; } = [];

        public void Add(Thing thing)
        {
            if (met.Count >= MostThings + 2)
            {
                IsCut = true;
            }
            else if (met.Add(thing.Canonical))
            {
                next.Add(thing);
            }
        }

        public List<Thing> Next()
        {
            var things = next;
            next = [];
            return things;
        }

        public void Follow(Thing thing, IEnumerable<long> positions)
        {
            foreach (var position in positions.Distinct().Order())
            {
                if (!Read.TryGetValue(position, out var stored))
                {
                    continue;
                }

                var at = EventItems.TimeOf(stored.Event);
                // Names are compared too: a key is only a hash.
                var roles = EventItems.Of(stored.Event).Where(i => IdentifierKey.Canonical(i.Uri) == thing.Canonical).Select(i => i.Role).ToList();
                if (roles.Count == 0 || at < thing.From || at > thing.To)
                {
                    continue;
                }

                var role = roles.Find(r => r is not (ItemRole.Input or ItemRole.InputClass)) is var usual && usual != default ? usual : roles[0];
                if (thing.Relation == Relation.Own || role is not (ItemRole.Input or ItemRole.InputClass) || found.ContainsKey(position))
                {
                    Keep(new(stored, at, thing.Relation, thing.Canonical, role, false));
                }

                Upwards(thing, stored, at, role);
            }
        }

        private void Keep(TracedEvent traced)
        {
            if (found.TryGetValue(traced.Stored.Position, out var known) && known.Relation <= traced.Relation)
            {
                return;
            }

            if (found.Count >= MostEvents && known is null)
            {
                IsCut = true;
                return;
            }

            found[traced.Stored.Position] = traced;
        }

        private void Upwards(Thing thing, StoredEvent stored, DateTimeOffset at, ItemRole role)
        {
            var what = stored.Event;
            if (role is ItemRole.Output or ItemRole.OutputClass)
            {
                foreach (var input in EventItems.Of(what).Where(i => i.Role is ItemRole.Input or ItemRole.InputClass).Take(MostThings))
                {
                    Add(new(IdentifierKey.Canonical(input.Uri), Relation.Source, DateTimeOffset.MinValue, at));
                }
            }
            else if (role is ItemRole.Child or ItemRole.ChildClass && what.ParentId is { } parent && what.Action == Epcis.Model.EventAction.Add && what.Kind == Epcis.Model.EventKind.AggregationEvent)
            {
                var parted = found.Values.Concat(Read.Values.Select(r => new TracedEvent(r, EventItems.TimeOf(r.Event), Relation.Own, "", role, false)))
                    .Where(e => e.At > at && e.Stored.Event.ParentId == parent && e.Stored.Event.Action == Epcis.Model.EventAction.Delete).Select(e => e.At).DefaultIfEmpty(thing.To).Min();
                Add(new(IdentifierKey.Canonical(parent), thing.Relation == Relation.Source ? Relation.Source : Relation.Container, at, parted < thing.To ? parted : thing.To));
            }
        }

        public ItemTrace Result()
        {
            var wrong = Read.Values.Where(r => r.Event.ErrorDeclaration is not null).Select(r => r.EventId).ToHashSet();
            return new([.. found.Values
                .Where(e => e.Stored.Event.ErrorDeclaration is null)
                .Select(e => e with { IsWithdrawn = wrong.Contains(e.Stored.EventId) })
                .OrderBy(e => e.At).ThenBy(e => e.Stored.Position)], IsCut);
        }
    }
}
