namespace Tdc.Traceability.Features.Chain;

/// <summary>The tamper-evident log over all events: RFC 9162 Merkle tree, leaf index = position - 1, leaf = content hash.</summary>
internal interface IEventLog
{
    /// <summary>How far the log has come, with its root.</summary>
    Task<LogHead> HeadAsync(CancellationToken cancellation);

    /// <summary>That an event is in the log.</summary>
    /// <param name="position">Position of the event, from 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns><see langword="null"/> while the event waits for its leaf (some seconds), or when there is no such event.</returns>
    Task<EventProof?> ProofFor(long position, CancellationToken cancellation);
}

/// <summary>The state of the log at a size.</summary>
/// <param name="Size">Leaves.</param>
/// <param name="Root">Root hash of that many leaves, 32 octets; SHA-256 of nothing for none.</param>
internal sealed record LogHead(long Size, byte[] Root);

/// <summary>An inclusion proof.</summary>
/// <param name="LeafIndex">Index of the leaf, from 0.</param>
/// <param name="TreeSize">Size of the tree whose root the path leads to.</param>
/// <param name="LeafHash">SHA-256 over 0x00 and the content hash.</param>
/// <param name="Root">The root.</param>
/// <param name="Path">Hashes from the leaf's neighbour up.</param>
/// <param name="SignedIn">Day of the first signed checkpoint that covers the event; <see langword="null"/> before the day is closed.</param>
internal sealed record EventProof(long LeafIndex, long TreeSize, byte[] LeafHash, byte[] Root, IReadOnlyList<byte[]> Path, DateOnly? SignedIn);
