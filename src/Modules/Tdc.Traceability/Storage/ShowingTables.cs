using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Storage;

internal sealed class TraceLinkTable : IEntityTypeConfiguration<TraceLink>
{
    public void Configure(EntityTypeBuilder<TraceLink> link)
    {
        link.ToTable("trace_link");
        link.HasKey(l => l.Id);
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.KeyPath).HasMaxLength(200);
        link.Property(l => l.Type).HasMaxLength(60);
        link.Property(l => l.Href).HasMaxLength(TraceLink.MostHref);
        link.Property(l => l.TitleVi).HasMaxLength(200);
        link.Property(l => l.TitleEn).HasMaxLength(200);
        link.Property(l => l.Language).HasMaxLength(20);
        link.Property(l => l.MediaType).HasMaxLength(100);
        link.Property(l => l.Context).HasMaxLength(60);
        link.HasIndex(l => l.KeyPath);
        link.HasIndex(l => l.Owner);
    }
}

internal sealed class SuspicionTable : IEntityTypeConfiguration<Suspicion>
{
    public void Configure(EntityTypeBuilder<Suspicion> suspicion)
    {
        suspicion.ToTable("trace_suspicion");
        suspicion.HasKey(s => s.Id);
        suspicion.Property(s => s.Id).ValueGeneratedNever();
        suspicion.Property(s => s.Receipt).HasMaxLength(14);
        suspicion.Property(s => s.Code).HasMaxLength(ScannedCode.MostCharacters);
        suspicion.Property(s => s.KeyPath).HasMaxLength(200);
        suspicion.Property(s => s.Gtin).HasMaxLength(14);
        suspicion.Property(s => s.Text).HasMaxLength(Suspicion.MostText);
        suspicion.Property(s => s.Where).HasMaxLength(300);
        suspicion.Property(s => s.Contact).HasMaxLength(200);
        suspicion.Property(s => s.Answer).HasMaxLength(Suspicion.MostText);
        suspicion.Property(s => s.Version).IsConcurrencyToken();
        suspicion.HasIndex(s => s.Receipt).IsUnique();
        suspicion.HasIndex(s => new { s.State, s.At });
    }
}

internal sealed class ScanDayTable : IEntityTypeConfiguration<ScanDay>
{
    public void Configure(EntityTypeBuilder<ScanDay> scan)
    {
        scan.ToTable("trace_scan_day");
        scan.HasKey(s => new { s.Day, s.Gtin, s.Lot, s.Kind, s.Place });
        scan.Property(s => s.Gtin).HasMaxLength(14);
        scan.Property(s => s.Lot).HasMaxLength(20);
        scan.Property(s => s.Place).HasMaxLength(20);
        scan.Property(s => s.Kind).HasMaxLength(10);
    }
}

internal sealed class ScanSightingTable : IEntityTypeConfiguration<ScanSighting>
{
    public void Configure(EntityTypeBuilder<ScanSighting> sighting)
    {
        sighting.ToTable("trace_scan_sighting");
        sighting.HasKey(s => new { s.Item, s.Place });
        sighting.Property(s => s.Item).HasMaxLength(64);
        sighting.Property(s => s.Place).HasMaxLength(20);
        sighting.Property(s => s.Gtin).HasMaxLength(14);
        sighting.HasIndex(s => s.At);
    }
}

internal sealed class ScanSecretTable : IEntityTypeConfiguration<ScanSecret>
{
    public void Configure(EntityTypeBuilder<ScanSecret> secret)
    {
        secret.ToTable("trace_scan_secret");
        secret.HasKey(s => s.Day);
        secret.Property(s => s.Day).ValueGeneratedNever();
        secret.Property(s => s.Secret).HasMaxLength(32);
    }
}

internal sealed class ScanAnomalyTable : IEntityTypeConfiguration<ScanAnomaly>
{
    public void Configure(EntityTypeBuilder<ScanAnomaly> anomaly)
    {
        anomaly.ToTable("trace_scan_anomaly");
        anomaly.HasKey(a => new { a.Day, a.Item });
        anomaly.Property(a => a.Item).HasMaxLength(64);
        anomaly.Property(a => a.Gtin).HasMaxLength(14);
        anomaly.Property(a => a.Codes).HasMaxLength(400);
    }
}

internal sealed class ReadCursorTable : IEntityTypeConfiguration<ReadCursor>
{
    public void Configure(EntityTypeBuilder<ReadCursor> cursor)
    {
        cursor.ToTable("trace_cursor");
        cursor.HasKey(c => c.Name);
        cursor.Property(c => c.Name).HasMaxLength(40);
        cursor.Property(c => c.Position).IsConcurrencyToken();
    }
}

internal sealed class EventDayTable : IEntityTypeConfiguration<EventDay>
{
    public void Configure(EntityTypeBuilder<EventDay> day)
    {
        day.ToTable("trace_daily");
        day.HasKey(d => new { d.Day, d.Owner, d.Gtin });
        day.Property(d => d.Gtin).HasMaxLength(14);
        day.HasIndex(d => d.Gtin);
    }
}

internal sealed class LotTraceTable : IEntityTypeConfiguration<LotTrace>
{
    public void Configure(EntityTypeBuilder<LotTrace> lot)
    {
        lot.ToTable("trace_lot_trace");
        lot.HasKey(l => new { l.Gtin, l.Lot });
        lot.Property(l => l.Gtin).HasMaxLength(14);
        lot.Property(l => l.Lot).HasMaxLength(20);
        lot.Ignore(l => l.IsEndToEnd);
        lot.HasIndex(l => l.Owner);
    }
}
