using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Thrown when somebody whose lease ran out tries to write; another one has taken over.</summary>
public sealed class LeaseLostException : Exception
{
    /// <summary>No message.</summary>
    public LeaseLostException()
    {
    }

    /// <summary>Says which lease.</summary>
    public LeaseLostException(string message)
        : base(message)
    {
    }

    /// <summary>Says which lease and what caused it.</summary>
    public LeaseLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>One attempt at a job.</summary>
/// <param name="Id">The job; a stable id for what the handler makes.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Epoch">The epoch under which this attempt writes.</param>
public sealed record JobRun(JobId Id, int Attempt, long Epoch)
{
    /// <summary>Makes sure that this attempt still holds the job; locks the row, so call it first in the transaction that writes.</summary>
    /// <exception cref="LeaseLostException">Another attempt has begun.</exception>
    public async Task CheckAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var held = await db.Set<Job>().Where(j => j.Id == Id && j.Epoch == Epoch && j.State == JobState.Waiting)
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.Epoch, Epoch), cancellation);
        if (held != 1)
        {
            throw new LeaseLostException($"Job {Id.Value} is no longer held under epoch {Epoch}.");
        }
    }
}
