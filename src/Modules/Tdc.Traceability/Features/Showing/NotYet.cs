using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Showing;

/// <summary>Answers "nothing" for parts of the module that are built beside this one; leaves as soon as they stand.</summary>
internal static class NotYet
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddScoped<IEventAccess, OwnEventAccess>();
        services.TryAddScoped<IRecalls, NoRecalls>();
        services.TryAddScoped<IChainAlerts, NoAlerts>();
        services.TryAddScoped<IEventLog, NoLog>();
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
