using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Storage;

/// <summary>Tables of recording by form and by table.</summary>
internal sealed class RecordingTables : IEntityTypeConfiguration<KeptRecord>, IEntityTypeConfiguration<StepTemplate>, IEntityTypeConfiguration<LotCounter>, IEntityTypeConfiguration<EventImport>
{
    private const int PlaceLength = 400;
    private const int ProductLength = 20;

    public void Configure(EntityTypeBuilder<KeptRecord> builder)
    {
        builder.ToTable("trace_record");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Product).HasMaxLength(ProductLength);
        builder.Property(r => r.Place).HasMaxLength(PlaceLength);
        builder.Property(r => r.OtherPlace).HasMaxLength(PlaceLength);
        builder.Property(r => r.Trouble).HasMaxLength(1000);
        builder.HasIndex(r => new { r.Owner, r.RecordedAt });
        builder.HasIndex(r => new { r.State, r.RecordedAt });
        builder.Ignore(r => r.EventId);
    }

    public void Configure(EntityTypeBuilder<StepTemplate> builder)
    {
        builder.ToTable("trace_template");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Product).HasMaxLength(ProductLength);
        builder.Property(t => t.Place).HasMaxLength(PlaceLength);
        builder.Property(t => t.OtherPlace).HasMaxLength(PlaceLength);
        builder.Property(t => t.Quantity).HasPrecision(28, 6);
        builder.Property(t => t.Unit).HasMaxLength(10);
        builder.Property(t => t.LotPattern).HasMaxLength(60);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.Owner, t.Step, t.Product }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LotCounter> builder)
    {
        builder.ToTable("trace_lot_counter");
        builder.HasKey(c => c.Series);
        builder.Property(c => c.Series).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<EventImport> builder)
    {
        builder.ToTable("trace_import");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.FileName).HasMaxLength(200);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => new { i.Owner, i.At });
    }
}
