using System.Threading.Channels;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Joins the batches that wait at the same time into one transaction: many small captures share one commit.</summary>
/// <remarks>Each batch has its own outcome. While one group commits, the next one gathers; nobody waits longer than one commit for company.</remarks>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int MostEvents = 8_000;

    private const long MostOctets = 32 * 1024 * 1024;

    private readonly Channel<PendingAppend> queue = Channel.CreateUnbounded<PendingAppend>(new UnboundedChannelOptions { SingleReader = true });

    private readonly SemaphoreSlim writing = new(1, 1);

    private readonly IEventTables tables;

    private readonly Func<IAppendSession, AppendWriter> writer;

    private readonly Task loop;

    public GroupCommit(IEventTables tables, Func<IAppendSession, AppendWriter> writer)
    {
        (this.tables, this.writer) = (tables, writer);
        loop = Task.Run(WorkAsync);
    }

    /// <summary>Puts a batch in; returns after its commit.</summary>
    public async Task<AppendResult> AppendAsync(PreparedBatch batch, bool allOrNothing, CancellationToken cancellation)
    {
        var pending = new PendingAppend(batch, allOrNothing, cancellation);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(pending), this);
        return await pending.Result;
    }

    /// <summary>Runs one transaction of any length; the batches that come meanwhile wait.</summary>
    public async Task AloneAsync(Func<AppendWriter, Task> work, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await using var session = await tables.BeginAsync(cancellation);
            await work(writer(session));
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        writing.Dispose();
    }

    private async Task WorkAsync()
    {
        var group = new List<PendingAppend>();
        while (await queue.Reader.WaitToReadAsync())
        {
            await writing.WaitAsync();
            try
            {
                Gather(group);
                await CommitAsync(group);
            }
            finally
            {
                writing.Release();
            }
        }
    }

    private void Gather(List<PendingAppend> group)
    {
        group.Clear();
        var (events, octets) = (0, 0L);
        while (events < MostEvents && octets < MostOctets && queue.Reader.TryRead(out var pending))
        {
            if (pending.IsGivenUp)
            {
                pending.GivenUp();
                continue;
            }

            group.Add(pending);
            events += pending.Batch.Events.Count;
            octets += pending.Batch.Size;
        }
    }

    private async Task CommitAsync(List<PendingAppend> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            await using var session = await tables.BeginAsync(CancellationToken.None);
            var work = writer(session);
            await work.WriteAsync(group, CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
            group.ForEach(p => p.Done(work.RecordTime));
        }
        catch (Exception e) when (group.Count > 1 && StorageFault.Of(e) == StorageFaultKind.None)
        {
            // One batch may be at fault: the others must not fail with it.
            foreach (var one in group)
            {
                await CommitAsync([one]);
            }
        }
#pragma warning disable CA1031 // whatever it is, those who wait must hear of it
        catch (Exception e)
        {
            group.ForEach(p => p.Failed(e));
        }
#pragma warning restore CA1031
    }
}
