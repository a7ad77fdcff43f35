using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Platform.Jobs;

/// <summary>The right of one node to do a piece of periodic work.</summary>
public sealed class Lease
{
    /// <summary>Name of the work.</summary>
    public required string Name { get; init; }

    /// <summary>Which node has it, or had it last.</summary>
    public required string Owner { get; init; }

    /// <summary>Until when, without renewal.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Rises each time another holder begins; a write that names an older one is refused.</summary>
    public required long Epoch { get; init; }

    /// <summary>When the work last ended well.</summary>
    public DateTimeOffset? LastRunAt { get; init; }
}

internal sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("job_lease");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(100);
        builder.Property(l => l.Owner).HasMaxLength(100);
    }
}
