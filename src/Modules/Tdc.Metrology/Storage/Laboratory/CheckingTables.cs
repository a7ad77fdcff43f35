using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Checking;

namespace Tdc.Metrology.Storage.Laboratory;

internal sealed class CheckStandardTable : IEntityTypeConfiguration<CheckStandard>
{
    public void Configure(EntityTypeBuilder<CheckStandard> check)
    {
        check.ToTable("met_check_standard");
        check.HasKey(c => c.Id);
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.Number).HasMaxLength(60);
        check.Property(c => c.NameVi).HasMaxLength(300);
        check.Property(c => c.NameEn).HasMaxLength(300);
        check.Property(c => c.Quantity).HasMaxLength(40);
        check.Property(c => c.Unit).HasMaxLength(200);
        check.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(c => c.Laboratory).OnDelete(DeleteBehavior.Restrict);
        check.HasIndex(c => new { c.Laboratory, c.Number }).IsUnique();
    }
}

internal sealed class CheckPointTable : IEntityTypeConfiguration<CheckPoint>
{
    public void Configure(EntityTypeBuilder<CheckPoint> point)
    {
        point.ToTable("met_check_point");
        point.HasKey(p => p.Id);
        point.Property(p => p.Id).ValueGeneratedNever();
        point.Property(p => p.Remark).HasMaxLength(500);
        point.HasOne<CheckStandard>().WithMany().HasForeignKey(p => p.Check).OnDelete(DeleteBehavior.Restrict);
        point.HasIndex(p => new { p.Check, p.Number }).IsUnique(); // two who enter at once are told
    }
}

internal sealed class EnvironmentEntryTable : IEntityTypeConfiguration<EnvironmentEntry>
{
    public void Configure(EntityTypeBuilder<EnvironmentEntry> entry)
    {
        entry.ToTable("met_environment_entry");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Room).HasMaxLength(100);
        entry.Property(e => e.Remark).HasMaxLength(500);
        entry.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(e => e.Laboratory).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.Laboratory, e.Room, e.At }).IsUnique();
    }
}

internal sealed class StandardFindingTable : IEntityTypeConfiguration<StandardFinding>
{
    public void Configure(EntityTypeBuilder<StandardFinding> finding)
    {
        finding.ToTable("met_standard_finding");
        finding.HasKey(f => f.Id);
        finding.Property(f => f.Id).ValueGeneratedNever();
        finding.Property(f => f.Certificate).HasMaxLength(100);
        finding.HasOne<MeasurementStandard>().WithMany().HasForeignKey(f => f.Standard).OnDelete(DeleteBehavior.Restrict);
        finding.HasIndex(f => new { f.Standard, f.FoundOn }).IsUnique();
    }
}

internal sealed class ComparisonTable : IEntityTypeConfiguration<ComparisonRecord>
{
    public void Configure(EntityTypeBuilder<ComparisonRecord> comparison)
    {
        comparison.ToTable("met_comparison");
        comparison.HasKey(c => c.Id);
        comparison.Property(c => c.Id).ValueGeneratedNever();
        comparison.Property(c => c.Scheme).HasMaxLength(200);
        comparison.Property(c => c.Provider).HasMaxLength(200);
        comparison.Property(c => c.Quantity).HasMaxLength(40);
        comparison.Property(c => c.Item).HasMaxLength(200);
        comparison.Property(c => c.Unit).HasMaxLength(200);
        comparison.Property(c => c.Action).HasMaxLength(1000);
        comparison.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(c => c.Laboratory).OnDelete(DeleteBehavior.Restrict);
        comparison.HasIndex(c => new { c.Laboratory, c.Scheme, c.Item }).IsUnique();
    }
}
