namespace Tdc.Platform.Audit;

/// <summary>A module's tamper-evident log, checked by <c>tdc audit verify-log</c>.</summary>
public interface IVerifiableLog
{
    /// <summary>Whether a saved text (checkpoint, page of checkpoints, mail) is about this log.</summary>
    bool Recognises(string saved);

    /// <summary>Recomputes everything from the records.</summary>
    /// <param name="saved">Saved checkpoints to hold against it; <see langword="null"/> for none.</param>
    /// <param name="progress">Told the last position done.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<LogVerdict> VerifyAsync(string? saved, IProgress<long> progress, CancellationToken cancellation);
}

/// <summary>What a check of a log found.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Size">Records in the log.</param>
/// <param name="Waiting">Records that are not in it yet; no fault.</param>
/// <param name="Checkpoints">Signed checkpoints checked, saved ones among them.</param>
/// <param name="Root">Root recomputed from the records, lower-case hex.</param>
/// <param name="Position">The first position that is not what the log says; <see langword="null"/> when the log is whole.</param>
/// <param name="Fault">How: <c>changed</c>, <c>missing</c>, <c>inserted</c>, <c>rewritten</c>, <c>bad-signature</c>.</param>
/// <param name="Detail">In words, for operators.</param>
public sealed record LogVerdict(string Log, long Size, long Waiting, int Checkpoints, string Root, long? Position, string? Fault, string? Detail)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsWhole => Fault is null;
}
