using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Notices;

/// <summary>Id of a mail.</summary>
public readonly record struct MailId(Guid Value) : IId<MailId>, IComparable<MailId>
{
    /// <inheritdoc/>
    public static MailId From(Guid value) => new(value);

    public static bool operator <(MailId left, MailId right) => left.Value < right.Value; // lists are paged by id

    public static bool operator >(MailId left, MailId right) => left.Value > right.Value;

    public static bool operator <=(MailId left, MailId right) => left.Value <= right.Value;

    public static bool operator >=(MailId left, MailId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(MailId other) => Value.CompareTo(other.Value);
}

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>Chờ gửi.</summary>
    Waiting,

    /// <summary>Đã gửi.</summary>
    Sent,

    /// <summary>Không gửi được: given up after the last try.</summary>
    Failed,

    /// <summary>Đã gộp vào bản tin ngày.</summary>
    Gathered,
}

/// <summary>A mail on its way: plain text to one address.</summary>
public sealed class Mail
{
    /// <summary>Its id; also the Message-ID, so that a mail sent twice is seen as one.</summary>
    public required MailId Id { get; init; }

    /// <summary>Address of the recipient.</summary>
    public required string To { get; init; }

    /// <summary>Subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Body { get; init; }

    /// <summary>What it is about (<c>plan.reminder</c>).</summary>
    public required string Kind { get; init; }

    /// <summary>Not <see langword="null"/>: not sent alone but gathered into the recipient's one mail a day; mails of one key stand together.</summary>
    public string? DigestKey { get; init; }

    /// <summary>Makes the same thing be mailed once only; unique where given.</summary>
    public string? OnceKey { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this instant.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Where it stands.</summary>
    public MailState State { get; set; } = MailState.Waiting;

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Kind of the last failure; no addresses.</summary>
    public string? LastError { get; set; }

    /// <summary>When the mail server took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The day's mail that it was gathered into.</summary>
    public MailId? DigestId { get; set; }
}

internal sealed class MailTable : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.ToTable("notice_mail");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.To).HasMaxLength(320);
        builder.Property(m => m.Subject).HasMaxLength(250);
        builder.Property(m => m.Kind).HasMaxLength(100);
        builder.Property(m => m.DigestKey).HasMaxLength(200);
        builder.Property(m => m.OnceKey).HasMaxLength(300);
        builder.HasIndex(m => m.OnceKey).IsUnique();
        builder.HasIndex(m => new { m.State, m.DueAt });
    }
}
