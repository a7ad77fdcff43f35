using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Laboratory;

internal sealed class CalibrationJobTable : IEntityTypeConfiguration<CalibrationJob>
{
    public void Configure(EntityTypeBuilder<CalibrationJob> job)
    {
        job.ToTable("met_job");
        job.HasKey(j => j.Id);
        job.Property(j => j.Id).ValueGeneratedNever();
        job.Property(j => j.Number).HasMaxLength(60);
        job.Property(j => j.CustomerName).HasMaxLength(300);
        job.Property(j => j.CustomerAddress).HasMaxLength(500);
        job.Property(j => j.Place).HasMaxLength(300);
        job.Property(j => j.Note).HasMaxLength(2000);
        job.Property(j => j.Reason).HasMaxLength(1000);
        job.Property(j => j.Version).IsConcurrencyToken();
        job.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(j => j.Laboratory).OnDelete(DeleteBehavior.Restrict);
        job.HasIndex(j => new { j.Laboratory, j.Year, j.Sequence }).IsUnique();
        job.HasIndex(j => new { j.Laboratory, j.State });
        job.HasIndex(j => j.CustomerUnit);
    }
}

internal sealed class JobItemTable : IEntityTypeConfiguration<JobItem>
{
    public void Configure(EntityTypeBuilder<JobItem> item)
    {
        item.ToTable("met_job_item");
        item.HasKey(i => i.Id);
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.Description).HasMaxLength(300);
        item.Property(i => i.Maker).HasMaxLength(200);
        item.Property(i => i.Serial).HasMaxLength(100);
        item.Property(i => i.Class).HasMaxLength(40);
        item.Property(i => i.Nominal).HasMaxLength(200);
        item.Property(i => i.Condition).HasMaxLength(500);
        item.HasOne<CalibrationJob>().WithMany().HasForeignKey(i => i.Job).OnDelete(DeleteBehavior.Restrict);
        item.HasOne<CalibrationMethod>().WithMany().HasForeignKey(i => i.Method).OnDelete(DeleteBehavior.Restrict);
        item.HasOne<MeasurementStandard>().WithMany().HasForeignKey(i => i.OwnStandard).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(i => new { i.Job, i.Position }).IsUnique();
    }
}

internal sealed class ReadingSetTable : IEntityTypeConfiguration<ReadingSet>
{
    public void Configure(EntityTypeBuilder<ReadingSet> set)
    {
        set.ToTable("met_reading_set");
        set.HasKey(s => s.Id);
        set.Property(s => s.Id).ValueGeneratedNever();
        set.Property(s => s.Room).HasMaxLength(200);
        set.Property(s => s.ReaderName).HasMaxLength(200);
        set.Property(s => s.CorrectionReason).HasMaxLength(1000);
        set.HasOne<JobItem>().WithMany().HasForeignKey(s => s.Item).OnDelete(DeleteBehavior.Restrict);
        set.HasOne<MethodVersion>().WithMany().HasForeignKey(s => s.Method).OnDelete(DeleteBehavior.Restrict);
        set.HasOne<ReadingSet>().WithMany().HasForeignKey(s => s.Corrects).OnDelete(DeleteBehavior.Restrict);
        set.HasMany(s => s.Standards).WithOne().HasForeignKey(s => s.ReadingSet).OnDelete(DeleteBehavior.Cascade);
        set.HasIndex(s => s.Corrects).IsUnique();
        set.HasIndex(s => s.Job);
        set.HasIndex(s => s.ReadAt);
    }
}

internal sealed class ReadingStandardTable : IEntityTypeConfiguration<ReadingStandard>
{
    public void Configure(EntityTypeBuilder<ReadingStandard> standard)
    {
        standard.ToTable("met_reading_standard");
        standard.HasKey(s => new { s.ReadingSet, s.Input });
        standard.Property(s => s.Input).HasMaxLength(60);
        standard.HasOne<MeasurementStandard>().WithMany().HasForeignKey(s => s.Standard).OnDelete(DeleteBehavior.Restrict);
        standard.HasOne<StandardCertificate>().WithMany().HasForeignKey(s => s.Certificate).OnDelete(DeleteBehavior.Restrict);
        standard.HasIndex(s => s.Certificate);
        standard.HasIndex(s => s.Standard);
    }
}

internal sealed class ReadingDraftTable : IEntityTypeConfiguration<ReadingDraft>
{
    public void Configure(EntityTypeBuilder<ReadingDraft> draft)
    {
        draft.ToTable("met_reading_draft");
        draft.HasKey(d => d.Id);
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.HasOne<JobItem>().WithMany().HasForeignKey(d => d.Item).OnDelete(DeleteBehavior.Cascade);
        draft.HasIndex(d => new { d.Item, d.Person, d.Condition, d.Nominal }).IsUnique();
    }
}
