using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Events;

/// <summary>A fact that other parts of the platform may want to know, told after the commit of what caused it.</summary>
public interface IEventRecord;

/// <summary>Hears of events of one kind, at least once each; must be idempotent by the id.</summary>
public interface IEventHandler<in TEvent>
    where TEvent : IEventRecord
{
    /// <summary>Does what follows from the event.</summary>
    Task HandleAsync(Guid id, TEvent happened, CancellationToken cancellation);
}

/// <summary>Id of an outbox row.</summary>
public readonly record struct OutboxMessageId(Guid Value) : IId<OutboxMessageId>
{
    /// <inheritdoc/>
    public static OutboxMessageId From(Guid value) => new(value);
}

/// <summary>An event that waits to be told.</summary>
public sealed class OutboxMessage
{
    /// <summary>Its id, rising with time.</summary>
    public required OutboxMessageId Id { get; init; }

    /// <summary>Full name of the event's type.</summary>
    public required string Kind { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When all handlers had heard it.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Kind of the last failure; no data of persons.</summary>
    public string? LastError { get; set; }
}

/// <summary>Puts events into the outbox.</summary>
public static class Outbox
{
    extension(TdcDbContext db)
    {
        /// <summary>Adds an event that is told after this unit of work has committed.</summary>
        public void AddEvent<TEvent>(TimeProvider clock, TEvent happened)
            where TEvent : IEventRecord
        {
            var now = clock.GetUtcNow();
            db.Add(new OutboxMessage
            {
                Id = clock.NewId<OutboxMessageId>(),
                Kind = typeof(TEvent).FullName!,
                Payload = JsonSerializer.Serialize(happened),
                CreatedAt = now,
                DueAt = now,
            });
        }
    }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("job_outbox");
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Kind).HasMaxLength(200);
        message.HasIndex(m => new { m.DoneAt, m.DueAt });
    }
}
