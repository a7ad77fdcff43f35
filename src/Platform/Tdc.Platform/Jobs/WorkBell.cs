using System.Threading.Channels;

namespace Tdc.Platform.Jobs;

/// <summary>What kind of work has come in.</summary>
public enum WorkKind
{
    /// <summary>A job.</summary>
    Jobs,

    /// <summary>An event in the outbox.</summary>
    Events,

    /// <summary>A mail.</summary>
    Mail,
}

/// <summary>Wakes this process's workers as soon as work was committed here; work of other nodes is found by polling.</summary>
public sealed class WorkBell
{
    private readonly Channel<byte>[] bells =
        [.. Enum.GetValues<WorkKind>().Select(_ => Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }))];

    /// <summary>Says that work of a kind is there.</summary>
    public void Ring(WorkKind kind) => bells[(int)kind].Writer.TryWrite(0);

    /// <summary>Waits for the bell, or for a time at most.</summary>
    public async Task WaitAsync(WorkKind? kind, TimeSpan most, CancellationToken cancellation)
    {
        if (kind is not { } which)
        {
            await Task.Delay(most, cancellation);
            return;
        }

        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        wait.CancelAfter(most);
        try
        {
            await bells[(int)which].Reader.ReadAsync(wait.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // the time is over
        }
    }
}
