using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Notices;

/// <summary>Id of a notice.</summary>
public readonly record struct NoticeId(Guid Value) : IId<NoticeId>, IComparable<NoticeId>
{
    /// <inheritdoc/>
    public static NoticeId From(Guid value) => new(value);

    public static bool operator <(NoticeId left, NoticeId right) => left.Value < right.Value; // lists are paged by id

    public static bool operator >(NoticeId left, NoticeId right) => left.Value > right.Value;

    public static bool operator <=(NoticeId left, NoticeId right) => left.Value <= right.Value;

    public static bool operator >=(NoticeId left, NoticeId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(NoticeId other) => Value.CompareTo(other.Value);
}

/// <summary>Something a person, or all who hold a role in a unit, should know (thông báo trong hệ thống).</summary>
public sealed class Notice
{
    /// <summary>Its id, rising with time.</summary>
    public required NoticeId Id { get; init; }

    /// <summary>The person; <see langword="null"/> when it is for a role in a unit.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The unit, together with <see cref="Role"/>.</summary>
    public LineageId? Unit { get; init; }

    /// <summary>The role held there.</summary>
    public Role? Role { get; init; }

    /// <summary>What it says: the key of a text that the area registered with <c>AddAreaTexts</c> (<c>plan.round-opened</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Values of the text by position, as a JSON array; see <see cref="NoticeValues"/>.</summary>
    public required string Values { get; init; }

    /// <summary>Where it leads: a path without language; empty when nowhere.</summary>
    public required string Address { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Makes the same thing be said once only; unique where given.</summary>
    public string? OnceKey { get; init; }
}

/// <summary>A person has read a notice.</summary>
public sealed class NoticeRead
{
    /// <summary>The notice.</summary>
    public required NoticeId NoticeId { get; init; }

    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class NoticeTables : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeRead>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice_notice", table => table.HasCheckConstraint(
            "ck_notice_notice_to", "(user_id IS NOT NULL AND unit IS NULL AND role IS NULL) OR (user_id IS NULL AND unit IS NOT NULL AND role IS NOT NULL)"));
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Code).HasMaxLength(100);
        builder.Property(n => n.Address).HasMaxLength(400);
        builder.Property(n => n.OnceKey).HasMaxLength(200);
        builder.HasIndex(n => n.OnceKey).IsUnique();
        builder.HasIndex(n => new { n.UserId, n.Id });
        builder.HasIndex(n => new { n.Unit, n.Role, n.Id });
    }

    public void Configure(EntityTypeBuilder<NoticeRead> builder)
    {
        builder.ToTable("notice_read");
        builder.HasKey(r => new { r.UserId, r.NoticeId });
        builder.HasOne<Notice>().WithMany().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}
