using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Tests.Chain;

/// <summary>The event store in memory, by the same contract, for tests of rules.</summary>
internal sealed class MemoryEventStore(TimeProvider clock) : IEventStore
{
    private readonly List<StoredEvent> events = [];

    public int Questions { get; private set; }

    public static byte[] HashOf(EpcisEvent what) => SHA256.HashData(EpcisWriter.ToJson(what));

    public void Replace(long position, StoredEvent with) => events[(int)position - 1] = with;

    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<Appended> fates = [];
        foreach (var what in batch.Events)
        {
            what.EventId ??= $"urn:uuid:{Guid.CreateVersion7(now)}";
            var hash = HashOf(what);
            what.RecordTime = now.ToString("O", CultureInfo.InvariantCulture);
            events.Add(new StoredEvent(events.Count + 1, now, batch.Owner, batch.Capture, what.EventId, hash, what));
            fates.Add(new Appended(AppendState.Stored, events.Count, what.EventId));
        }

        return Task.FromResult(new AppendResult(fates, now));
    }

    public async Task<WholeAppend> AppendWholeAsync(
        Guid capture, LineageId owner, IAsyncEnumerable<IReadOnlyList<EpcisEvent>> pieces, Action<int>? progress, CancellationToken cancellation)
    {
        await foreach (var piece in pieces.WithCancellation(cancellation))
        {
            await AppendAsync(new AppendBatch(capture, owner, piece, true), cancellation);
        }

        return new WholeAppend();
    }

    public Task<long> LastPositionAsync(CancellationToken cancellation) => Task.FromResult((long)events.Count);

    public async IAsyncEnumerable<StoredEvent> FindAsync(EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var found = events.Where(e => Timestamp.TryRead(e.Event.EventTime, out var at)
            && (filter.EventTimeFrom is not { } from || at >= from) && (filter.EventTimeBefore is not { } before || at < before)
            && (filter.FromPosition is not { } first || e.Position >= first) && (filter.UpTo is not { } last || e.Position <= last)
            && (filter.BizSteps is not { } steps || (e.Event.BizStep is { } step && steps.Contains(step))));
        foreach (var e in found.ToList())
        {
            yield return e;
        }
    }

    public Task<IReadOnlyList<StoredEvent>> WithIdAsync(string eventId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredEvent>>([.. events.Where(e => e.EventId == eventId)]);

    public Task<IReadOnlyList<ItemOccurrence>> OccurrencesAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellation)
    {
        Assert.True(keys.Count <= 500);
        Questions++;
        var wanted = keys.ToHashSet();
        return Task.FromResult<IReadOnlyList<ItemOccurrence>>([.. events.Select(ChainEvent.Of).SelectMany(e => e.Items.Select(i => (i.Id, i.Role))
            .Concat(e.Transformation is { } t ? [(t, ItemRole.Transformation)] : [])
            .Select(i => new ItemOccurrence(IdentifierKey.OfCanonical(i.Item1), e.Position, i.Item2))).Where(o => wanted.Contains(o.Key)).Take(limit)]);
    }

    public Task<IReadOnlyList<StoredEvent>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken cancellation)
    {
        Questions++;
        return Task.FromResult<IReadOnlyList<StoredEvent>>([.. positions.Order().Where(p => p >= 1 && p <= events.Count).Select(p => events[(int)p - 1])]);
    }

    public Task<IReadOnlyList<(long Position, ReadOnlyMemory<byte> ContentHash)>> HashesAsync(long from, int count, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(long, ReadOnlyMemory<byte>)>>([.. events.Skip((int)from - 1).Take(count).Select(e => (e.Position, e.ContentHash))]);

    public Task<IReadOnlyList<string>> DistinctAsync(DistinctField field, string? after, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. events.Select(ChainEvent.Of).SelectMany(e => e.Items.Select(i => i.Id)).Distinct()
            .Where(id => string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal).Take(limit)]);
}
