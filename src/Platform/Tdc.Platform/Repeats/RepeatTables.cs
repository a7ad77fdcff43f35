using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Platform.Repeats;

/// <summary>The answer to a request that named an idempotency key, kept so that a repeat gets it again.</summary>
public sealed class KeptAnswer
{
    /// <summary>SHA-256 of asker, route and key, upper-case hex.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of what was sent.</summary>
    public required string RequestHash { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Until when the first run may still be at work; after it a repeat runs anew.</summary>
    public required DateTimeOffset RunningUntil { get; init; }

    /// <summary>Status of the answer; <see langword="null"/> while the first run is at work.</summary>
    public int? Status { get; init; }

    /// <summary>Headers of the answer that are given again, as JSON.</summary>
    public string? Headers { get; init; }

    /// <summary>The answer.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>A form that was posted, known again when it is posted twice.</summary>
public sealed class UsedTicket
{
    /// <summary>The random text in the form.</summary>
    public required string Ticket { get; init; }

    /// <summary>When it was used.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where the first post led; empty while it is not known.</summary>
    public required string Address { get; init; }
}

internal sealed class RepeatTables : IEntityTypeConfiguration<KeptAnswer>, IEntityTypeConfiguration<UsedTicket>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("job_answer");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(64);
        builder.Property(a => a.RequestHash).HasMaxLength(64);
        builder.HasIndex(a => a.At);
    }

    public void Configure(EntityTypeBuilder<UsedTicket> builder)
    {
        builder.ToTable("job_ticket");
        builder.HasKey(t => t.Ticket);
        builder.Property(t => t.Ticket).HasMaxLength(64);
        builder.Property(t => t.Address).HasMaxLength(2000);
        builder.HasIndex(t => t.At);
    }
}
