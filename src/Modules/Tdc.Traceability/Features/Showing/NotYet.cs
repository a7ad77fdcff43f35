using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain;

namespace Tdc.Traceability.Features.Showing;

/// <summary>Answers "nothing" for parts of the module that are built beside this one; leaves as soon as they stand.</summary>
internal static class NotYet
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IEventStore, NoEvents>();
        services.TryAddScoped<ITradeRegister, NoRegister>();
        services.TryAddScoped<IRecalls, NoRecalls>();
        services.TryAddScoped<IChainAlerts, NoAlerts>();
        services.TryAddScoped<IEventLog, NoLog>();
    }

    private sealed class NoEvents : IEventStore
    {
        public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<long> LastPositionAsync(CancellationToken cancellation) => Task.FromResult(0L);

        public async IAsyncEnumerable<StoredEvent> FindAsync(EventFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            yield break;
        }

        public Task<IReadOnlyList<StoredEvent>> WithIdAsync(string eventId, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StoredEvent>>([]);

        public Task<IReadOnlyList<ItemOccurrence>> OccurrencesAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ItemOccurrence>>([]);

        public Task<IReadOnlyList<StoredEvent>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StoredEvent>>([]);

        public Task<IReadOnlyList<(long Position, ReadOnlyMemory<byte> ContentHash)>> HashesAsync(long from, int count, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<(long, ReadOnlyMemory<byte>)>>([]);

        public Task<IReadOnlyList<string>> DistinctAsync(DistinctField field, string? after, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);
    }

    private sealed class NoRegister : ITradeRegister
    {
        public Task<ProductCard?> ProductAsync(string gtin14, CancellationToken cancellation) => Task.FromResult<ProductCard?>(null);

        public Task<IReadOnlyList<ProductCard>> ProductsAsync(LineageId? owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ProductCard>>([]);

        public Task<PlaceCard?> PlaceAsync(string canonical, CancellationToken cancellation) => Task.FromResult<PlaceCard?>(null);

        public Task<IReadOnlyDictionary<string, PlaceCard>> PlacesAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<string, PlaceCard>>(new Dictionary<string, PlaceCard>());

        public Task<IReadOnlyList<PlaceCard>> PlacesOfAsync(LineageId? owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlaceCard>>([]);

        public Task<IReadOnlyList<PrefixCard>> PrefixesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PrefixCard>>([]);
    }

    private sealed class NoRecalls : IRecalls
    {
        public Task<IReadOnlyList<RecallNotice>> OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<RecallNotice>>([]);
    }

    private sealed class NoAlerts : IChainAlerts
    {
        public Task<IReadOnlyList<ChainAlertCard>> OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ChainAlertCard>>([]);
    }

    private sealed class NoLog : IEventLog
    {
        public Task<LogHead> HeadAsync(CancellationToken cancellation) => Task.FromResult(new LogHead(0, System.Security.Cryptography.SHA256.HashData([])));

        public Task<EventProof?> ProofFor(long position, CancellationToken cancellation) => Task.FromResult<EventProof?>(null);
    }
}
