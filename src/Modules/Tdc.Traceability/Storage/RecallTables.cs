using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Features.Chain;

namespace Tdc.Traceability.Storage;

/// <summary>Id of a recall.</summary>
internal readonly record struct RecallId(Guid Value) : IId<RecallId>
{
    public static RecallId From(Guid value) => new(value);
}

/// <summary>A recall with its list as computed last.</summary>
internal sealed class TraceRecall
{
    /// <summary>Its id.</summary>
    public required RecallId Id { get; init; }

    /// <summary>Year of its number.</summary>
    public required int Year { get; init; }

    /// <summary>Number in its year, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>How far it reaches.</summary>
    public required RecallLevel Level { get; init; }

    /// <summary>What is recalled, canonical.</summary>
    public required string Subject { get; init; }

    /// <summary>Name of the product; empty when unknown.</summary>
    public required string Product { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it stands.</summary>
    public required RecallState State { get; set; }

    /// <summary>The unit that ordered it.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>The unit that made the goods; it sees the recall too.</summary>
    public required LineageId Maker { get; init; }

    /// <summary>Who began it, as shown.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it came into force.</summary>
    public DateTimeOffset? OrderedAt { get; set; }

    /// <summary>Who ordered it, as shown.</summary>
    public string OrderedBy { get; set; } = "";

    /// <summary>When it was carried out.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it, as shown.</summary>
    public string ClosedBy { get; set; } = "";

    /// <summary>What came of it.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The list as JSON.</summary>
    public required string List { get; set; }

    /// <summary>When the list was computed last.</summary>
    public required DateTimeOffset ComputedAt { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Number that people quote.</summary>
    public string Number => RecallNumber.Of(Year, Sequence);
}

/// <summary>Numbers of recalls: <c>TH-2026-0001</c>.</summary>
internal static class RecallNumber
{
    /// <summary>Writes one.</summary>
    public static string Of(int year, int sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"TH-{year}-{sequence:D4}");

    /// <summary>Reads one.</summary>
    public static (int Year, int Sequence)? Read(string? number) =>
        number?.Split('-') is ["TH", { Length: 4 } year, { Length: >= 4 and <= 9 } sequence]
        && int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var y)
        && int.TryParse(sequence, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var s) ? (y, s) : null;
}

/// <summary>An identifier that a recall concerns.</summary>
internal sealed class TraceRecallItem
{
    /// <summary>The recall.</summary>
    public required RecallId Recall { get; init; }

    /// <summary>Key of the canonical identifier.</summary>
    public required long ItemKey { get; init; }

    /// <summary>Canonical.</summary>
    public required string Canonical { get; init; }

    /// <summary>Whether it is recalled itself.</summary>
    public required bool IsSource { get; init; }
}

internal sealed class RecallTables : IEntityTypeConfiguration<TraceRecall>, IEntityTypeConfiguration<TraceRecallItem>
{
    public void Configure(EntityTypeBuilder<TraceRecall> builder)
    {
        builder.ToTable("trace_recall");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Year, r.Sequence }).IsUnique();
        builder.Property(r => r.Subject).HasMaxLength(2048);
        builder.Property(r => r.Product).HasMaxLength(500);
        builder.Property(r => r.Reason).HasMaxLength(2000);
        builder.Property(r => r.CreatedBy).HasMaxLength(300);
        builder.Property(r => r.OrderedBy).HasMaxLength(300);
        builder.Property(r => r.ClosedBy).HasMaxLength(300);
        builder.Property(r => r.Outcome).HasMaxLength(4000);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Number);
    }

    public void Configure(EntityTypeBuilder<TraceRecallItem> builder)
    {
        builder.ToTable("trace_recall_item");
        builder.HasKey(i => new { i.Recall, i.ItemKey });
        builder.HasIndex(i => i.ItemKey);
        builder.Property(i => i.Canonical).HasMaxLength(2048);
        builder.HasOne<TraceRecall>().WithMany().HasForeignKey(i => i.Recall);
    }
}
