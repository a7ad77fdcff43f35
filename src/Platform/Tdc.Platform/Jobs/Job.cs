using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Work that is done once, later, outside the request that asked for it. A record that can be written as JSON.</summary>
public interface IJob
{
    /// <summary>Stable name of the kind (<c>plan.expand</c>); rows of it may outlive the type's name.</summary>
    static abstract string Kind { get; }
}

/// <summary>Does jobs of one kind. Register it: <c>services.AddJobHandler&lt;TJob, THandler&gt;()</c>.</summary>
public interface IJobHandler<in TJob>
    where TJob : IJob
{
    /// <summary>Does it, in a scope of its own. May be called again after a crash or a failure, so it must be idempotent.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="run">This attempt; <see cref="JobRun.CheckAsync"/> inside the writing transaction keeps a late attempt from writing.</param>
    /// <param name="cancellation">Fires when the program stops or the lease was lost.</param>
    Task RunAsync(TJob job, JobRun run, CancellationToken cancellation);
}

/// <summary>Id of a job.</summary>
public readonly record struct JobId(Guid Value) : IId<JobId>
{
    /// <inheritdoc/>
    public static JobId From(Guid value) => new(value);
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Waiting for its time, or running under a lease.</summary>
    Waiting,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up after its last attempt; somebody must look.</summary>
    Poisoned,
}

/// <summary>A job row.</summary>
public sealed class Job
{
    /// <summary>Its id.</summary>
    public required JobId Id { get; init; }

    /// <summary>Which kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The job as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this instant.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; set; } = JobState.Waiting;

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Rises at each take; a write that names an older one is refused.</summary>
    public long Epoch { get; set; }

    /// <summary>Who runs it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that holds without renewal.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Kind of the last failure; no data of persons.</summary>
    public string? LastError { get; set; }

    /// <summary>When it was done or given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Makes the same work be asked for once only; unique where given.</summary>
    public string? OnceKey { get; init; }

    /// <summary>One word for where it stands now: <c>waiting</c>, <c>running</c>, <c>poisoned</c> or <c>done</c>.</summary>
    public string StateWord(DateTimeOffset now) => State switch
    {
        JobState.Poisoned => "poisoned",
        JobState.Done => "done",
        _ => LeaseUntil > now ? "running" : "waiting",
    };
}

/// <summary>Asks for jobs.</summary>
public static class JobRequests
{
    extension(TdcDbContext db)
    {
        /// <summary>Adds a job that is begun after this unit of work has committed.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="job">What to do.</param>
        /// <param name="dueAt">Not before this instant; at once when <see langword="null"/>.</param>
        /// <param name="onceKey">With a key, a second job of the same key breaks the save: ask first whether it exists.</param>
        public JobId AddJob<TJob>(TimeProvider clock, TJob job, DateTimeOffset? dueAt = null, string? onceKey = null)
            where TJob : IJob
        {
            var now = clock.GetUtcNow();
            var row = new Job
            {
                Id = clock.NewId<JobId>(),
                Kind = TJob.Kind,
                Payload = JsonSerializer.Serialize(job),
                CreatedAt = now,
                DueAt = dueAt ?? now,
                OnceKey = onceKey,
            };
            db.Add(row);
            return row.Id;
        }
    }
}

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("job_job");
        builder.HasKey(j => j.Id);
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Kind).HasMaxLength(100);
        builder.Property(j => j.LeaseOwner).HasMaxLength(100);
        builder.Property(j => j.OnceKey).HasMaxLength(200);
        builder.HasIndex(j => j.OnceKey).IsUnique();
        builder.HasIndex(j => new { j.State, j.DueAt });
    }
}
