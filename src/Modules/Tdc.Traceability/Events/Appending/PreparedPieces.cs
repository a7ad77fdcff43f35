using System.Runtime.CompilerServices;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Reads and makes ready the next piece of a large document while the one before is being written.</summary>
internal static class PreparedPieces
{
    /// <summary>The pieces in order, one ahead; the memory holds two.</summary>
    public static async IAsyncEnumerable<PreparedBatch> AheadAsync(
        Guid capture, LineageId owner, IAsyncEnumerable<IReadOnlyList<EpcisEvent>> pieces, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var each = pieces.GetAsyncEnumerator(cancellation);
        async Task<PreparedBatch?> NextAsync() => await each.MoveNextAsync() ? BatchEncoder.Prepare(capture, owner, each.Current) : null;

        var next = Task.Run(NextAsync, cancellation);
        try
        {
            while (await next is { } batch)
            {
                next = Task.Run(NextAsync, cancellation);
                yield return batch;
            }
        }
        finally
        {
            // The enumerator may not be given up while it moves.
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
