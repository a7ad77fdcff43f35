using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>A job that was taken.</summary>
internal sealed class TakenJob
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public int Attempts { get; init; }

    public long Epoch { get; init; }
}

/// <summary>An event that was taken.</summary>
internal sealed class TakenEvent
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public int Attempts { get; init; }
}

/// <summary>Takes work so that no two nodes take the same; one class per engine.</summary>
internal interface IWorkQueue
{
    /// <summary>Takes up to some due jobs of known kinds for a while.</summary>
    Task<List<TakenJob>> TakeJobsAsync(
        TdcDbContext db, string[] kinds, int most, string owner, DateTime now, DateTime until, CancellationToken cancellation);

    /// <summary>Takes up to some due events for a while.</summary>
    Task<List<TakenEvent>> TakeEventsAsync(TdcDbContext db, int most, DateTime now, DateTime until, CancellationToken cancellation);
}
