namespace Tdc.Platform.Jobs;

/// <summary>Renews a lease while its work runs, and stops the work when the lease was lost.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource lost;
    private readonly Task beating;

    public Heartbeat(TimeSpan every, Func<CancellationToken, Task<bool>> renew, CancellationToken stop)
    {
        lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        beating = BeatAsync(every, renew);
    }

    /// <summary>Fires when the program stops or the lease was lost.</summary>
    public CancellationToken Token => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await beating;
        ended.Dispose();
        lost.Dispose();
    }

    private async Task BeatAsync(TimeSpan every, Func<CancellationToken, Task<bool>> renew)
    {
        while (true)
        {
            try
            {
                await Task.Delay(every, ended.Token);
                if (!await renew(ended.Token))
                {
                    await lost.CancelAsync();
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception)
            {
                // The database is away for the moment: the next beat may reach it. If none does, the lease ends and the fence refuses the write.
            }
        }
    }
}
