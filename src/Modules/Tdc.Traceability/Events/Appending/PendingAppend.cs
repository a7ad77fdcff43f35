namespace Tdc.Traceability.Events.Appending;

/// <summary>A batch that waits for the next commit.</summary>
internal sealed class PendingAppend(PreparedBatch batch, bool allOrNothing, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<AppendResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The batch.</summary>
    public PreparedBatch Batch => batch;

    /// <summary>Whether one conflict keeps all out.</summary>
    public bool AllOrNothing => allOrNothing;

    /// <summary>Whether nobody waits for it any more; once it is being written, it is written.</summary>
    public bool IsGivenUp => cancellation.IsCancellationRequested;

    /// <summary>What became of it; after the commit.</summary>
    public Task<AppendResult> Result => done.Task;

    /// <summary>What was decided, before the commit.</summary>
    public Appended[] Fates { get; set; } = [];

    public void Done(long recordTime) => done.TrySetResult(new AppendResult(Fates, new DateTimeOffset(recordTime, TimeSpan.Zero)));

    public void Failed(Exception fault) => done.TrySetException(fault);

    public void GivenUp() => done.TrySetCanceled(cancellation);
}
