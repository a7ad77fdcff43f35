using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Traceability.Storage;

/// <summary>Up to 256 neighbouring hashes of the log's tree on every eighth level.</summary>
internal sealed class LogTileRow
{
    /// <summary>0 for leaves, 1 for nodes over 256 leaves, 2 over 65,536 …</summary>
    public required int Row { get; init; }

    /// <summary>Number of the tile in its row.</summary>
    public required long Tile { get; init; }

    /// <summary>The hashes, 32 octets each, one after the other.</summary>
    public required byte[] Hashes { get; set; }
}

/// <summary>How far the log has come: one row.</summary>
internal sealed class LogEnd
{
    /// <summary>The only row's id.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Leaves.</summary>
    public required long Size { get; set; }

    /// <summary>Root of that many leaves.</summary>
    public required byte[] Root { get; set; }
}

/// <summary>A signed checkpoint at the close of a day.</summary>
internal sealed class LogCheckpoint
{
    /// <summary>The day in Vietnam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Leaves that it covers.</summary>
    public required long Size { get; init; }

    /// <summary>Root of that many leaves.</summary>
    public required byte[] Root { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The name under which it was signed.</summary>
    public required string Origin { get; init; }

    /// <summary>The key that signed it.</summary>
    public required string KeyId { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 (IEEE P1363 form) in base64, over the note's body.</summary>
    public required string Signature { get; init; }
}

internal sealed class LogTables : IEntityTypeConfiguration<LogTileRow>, IEntityTypeConfiguration<LogEnd>, IEntityTypeConfiguration<LogCheckpoint>
{
    public void Configure(EntityTypeBuilder<LogTileRow> builder)
    {
        builder.ToTable("trace_log_tile");
        builder.HasKey(t => new { t.Row, t.Tile });
    }

    public void Configure(EntityTypeBuilder<LogEnd> builder)
    {
        builder.ToTable("trace_log_end");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<LogCheckpoint> builder)
    {
        builder.ToTable("trace_log_checkpoint");
        builder.HasKey(c => c.Day);
        builder.Property(c => c.Origin).HasMaxLength(300);
        builder.Property(c => c.KeyId).HasMaxLength(16);
        builder.Property(c => c.Signature).HasMaxLength(200);
    }
}
