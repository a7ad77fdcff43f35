using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Features.Chain;

namespace Tdc.Traceability.Storage;

/// <summary>An alert of the checks over chains.</summary>
internal sealed class TraceAlert
{
    /// <summary>Number that people quote; rises.</summary>
    public required long Number { get; init; }

    /// <summary>Code of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>SHA-256 over kind and cause, lower-case hex: the same cause raises one alert.</summary>
    public required string CauseKey { get; init; }

    /// <summary>How much it weighs.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>Where it stands.</summary>
    public required AlertState State { get; set; }

    /// <summary>The identifier that it is about, canonical.</summary>
    public required string Subject { get; init; }

    /// <summary>How many identifiers it concerns.</summary>
    public required int Subjects { get; set; }

    /// <summary>The unit that captured the last event that it names.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Time of the last event that it names.</summary>
    public required DateTimeOffset HappenedAt { get; set; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; set; }

    /// <summary>What its text names, as a JSON list of texts.</summary>
    public required string Facts { get; set; }

    /// <summary>Ids of the events that it names, as a JSON list; at most 20.</summary>
    public required string Events { get; set; }

    /// <summary>When somebody took it on.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it; <see langword="null"/> when later events took its cause away.</summary>
    public Guid? ClosedBy { get; set; }

    /// <summary>Why it was closed.</summary>
    public string CloseReason { get; set; } = "";

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}

/// <summary>An identifier that an alert concerns.</summary>
internal sealed class TraceAlertSubject
{
    /// <summary>The alert.</summary>
    public required long Alert { get; init; }

    /// <summary>Key of the canonical identifier.</summary>
    public required long ItemKey { get; init; }

    /// <summary>Canonical.</summary>
    public required string Canonical { get; init; }
}

/// <summary>How far the checks have come: one row.</summary>
internal sealed class TraceCheckState
{
    /// <summary>The only row's id.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Events up to here were checked.</summary>
    public required long Position { get; set; }

    /// <summary>Shipments and receipts that happened before this were looked at when their time had run out.</summary>
    public required DateTimeOffset DueTo { get; set; }
}

internal sealed class AlertTables : IEntityTypeConfiguration<TraceAlert>, IEntityTypeConfiguration<TraceAlertSubject>, IEntityTypeConfiguration<TraceCheckState>
{
    public void Configure(EntityTypeBuilder<TraceAlert> builder)
    {
        builder.ToTable("trace_alert");
        builder.HasKey(a => a.Number);
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasMaxLength(40);
        builder.Property(a => a.CauseKey).HasMaxLength(64);
        builder.HasIndex(a => a.CauseKey).IsUnique();
        builder.HasIndex(a => new { a.State, a.Number });
        builder.Property(a => a.Subject).HasMaxLength(2048);
        builder.Property(a => a.CloseReason).HasMaxLength(2000);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<TraceAlertSubject> builder)
    {
        builder.ToTable("trace_alert_subject");
        builder.HasKey(s => new { s.Alert, s.ItemKey });
        builder.HasIndex(s => s.ItemKey);
        builder.Property(s => s.Canonical).HasMaxLength(2048);
        builder.HasOne<TraceAlert>().WithMany().HasForeignKey(s => s.Alert);
    }

    public void Configure(EntityTypeBuilder<TraceCheckState> builder)
    {
        builder.ToTable("trace_check_state");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
