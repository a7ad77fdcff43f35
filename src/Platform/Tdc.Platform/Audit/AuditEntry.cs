using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>Id of an audit entry.</summary>
public readonly record struct AuditEntryId(Guid Value) : IId<AuditEntryId>, IComparable<AuditEntryId>
{
    /// <inheritdoc/>
    public static AuditEntryId From(Guid value) => new(value);

    public static bool operator <(AuditEntryId left, AuditEntryId right) => left.Value < right.Value; // lists are paged by id

    public static bool operator >(AuditEntryId left, AuditEntryId right) => left.Value > right.Value;

    public static bool operator <=(AuditEntryId left, AuditEntryId right) => left.Value <= right.Value;

    public static bool operator >=(AuditEntryId left, AuditEntryId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(AuditEntryId other) => Value.CompareTo(other.Value);
}

/// <summary>Who did what to which record when. Written in the change's own transaction and never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Its id, rising with time.</summary>
    public required AuditEntryId Id { get; init; }

    /// <summary>When, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The person, or <see langword="null"/>.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The API key, or <see langword="null"/>.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>What was done, kebab-case behind the area (<c>plan.report-submitted</c>).</summary>
    public required string Action { get; init; }

    /// <summary>The kind of record (<c>plan.report</c>).</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The record's id.</summary>
    public required string SubjectId { get; init; }

    /// <summary>What changed, as one JSON object; no secrets, no text of denunciations.</summary>
    public required string Details { get; init; }

    /// <summary>Place in the chain from 1 without gaps; <see langword="null"/> until the chaining job has passed.</summary>
    public long? Sequence { get; set; }

    /// <summary>SHA-256 over the entry and the hash before, upper-case hex; <see langword="null"/> until chained.</summary>
    public string? Hash { get; set; }
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entry");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(100);
        entry.Property(e => e.SubjectKind).HasMaxLength(60);
        entry.Property(e => e.SubjectId).HasMaxLength(100);
        entry.Property(e => e.Hash).HasMaxLength(64);
        entry.HasIndex(e => e.Sequence).IsUnique();
        entry.HasIndex(e => new { e.SubjectKind, e.SubjectId });
    }
}
