using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Platform.Events;

/// <summary>One handler has heard one event, and does not hear it again when another handler failed.</summary>
public sealed class OutboxDone
{
    /// <summary>The event.</summary>
    public required OutboxMessageId MessageId { get; init; }

    /// <summary>Full name of the handler's type.</summary>
    public required string Handler { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class OutboxDoneTable : IEntityTypeConfiguration<OutboxDone>
{
    public void Configure(EntityTypeBuilder<OutboxDone> builder)
    {
        builder.ToTable("job_outbox_done");
        builder.HasKey(d => new { d.MessageId, d.Handler });
        builder.Property(d => d.Handler).HasMaxLength(250);
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(d => d.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
