using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Laboratory;

internal sealed class CalibrationResultTable : IEntityTypeConfiguration<CalibrationResult>
{
    public void Configure(EntityTypeBuilder<CalibrationResult> result)
    {
        result.ToTable("met_result");
        result.HasKey(r => r.Id);
        result.Property(r => r.Id).ValueGeneratedNever();
        result.Property(r => r.PointUnit).HasMaxLength(60);
        result.Property(r => r.Unit).HasMaxLength(60);
        result.Property(r => r.RoundedValue).HasMaxLength(60);
        result.Property(r => r.RoundedUncertainty).HasMaxLength(60);
        result.HasOne<CalibrationJob>().WithMany().HasForeignKey(r => r.Job).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<JobItem>().WithMany().HasForeignKey(r => r.Item).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<ReadingSet>().WithMany().HasForeignKey(r => r.ReadingSet).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<MethodVersion>().WithMany().HasForeignKey(r => r.Method).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<CalibrationResult>().WithMany().HasForeignKey(r => r.SupersededBy).OnDelete(DeleteBehavior.Restrict);
        result.HasMany(r => r.Standards).WithOne().HasForeignKey(s => s.Result).OnDelete(DeleteBehavior.Cascade);
        result.HasIndex(r => r.Job);
        result.HasIndex(r => new { r.Laboratory, r.ReadAt });
    }
}

internal sealed class ResultStandardTable : IEntityTypeConfiguration<ResultStandard>
{
    public void Configure(EntityTypeBuilder<ResultStandard> standard)
    {
        standard.ToTable("met_result_standard");
        standard.HasKey(s => new { s.Result, s.Input });
        standard.Property(s => s.Input).HasMaxLength(60);
        standard.Property(s => s.Unit).HasMaxLength(60);
        standard.HasOne<MeasurementStandard>().WithMany().HasForeignKey(s => s.Standard).OnDelete(DeleteBehavior.Restrict);
        standard.HasOne<StandardCertificate>().WithMany().HasForeignKey(s => s.Certificate).OnDelete(DeleteBehavior.Restrict);
        standard.HasIndex(s => s.Certificate);
        standard.HasIndex(s => s.Standard);
    }
}

internal sealed class AuthorisationTable : IEntityTypeConfiguration<Authorisation>
{
    public void Configure(EntityTypeBuilder<Authorisation> authorisation)
    {
        authorisation.ToTable("met_authorisation");
        authorisation.HasKey(a => a.Id);
        authorisation.Property(a => a.Id).ValueGeneratedNever();
        authorisation.Property(a => a.PersonName).HasMaxLength(200);
        authorisation.Property(a => a.Note).HasMaxLength(1000);
        authorisation.HasOne<CalibrationJob>().WithMany().HasForeignKey(a => a.Job).OnDelete(DeleteBehavior.Restrict);
        authorisation.HasIndex(a => a.Job);
    }
}

internal sealed class CalibrationCertificateTable : IEntityTypeConfiguration<CalibrationCertificate>
{
    public void Configure(EntityTypeBuilder<CalibrationCertificate> certificate)
    {
        certificate.ToTable("met_certificate");
        certificate.HasKey(c => c.Id);
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Number).HasMaxLength(60);
        certificate.Property(c => c.ContentHash).HasMaxLength(64);
        certificate.Property(c => c.Token).HasMaxLength(60);
        certificate.Property(c => c.ChangeReason).HasMaxLength(1000);
        certificate.HasOne<CalibrationJob>().WithMany().HasForeignKey(c => c.Job).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<JobItem>().WithMany().HasForeignKey(c => c.Item).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<CalibrationCertificate>().WithMany().HasForeignKey(c => c.Replaces).OnDelete(DeleteBehavior.Restrict);
        certificate.HasIndex(c => new { c.Laboratory, c.Year, c.Sequence }).IsUnique();
        certificate.HasIndex(c => c.Token).IsUnique();
        certificate.HasIndex(c => c.Replaces).IsUnique();
        certificate.HasIndex(c => c.Job);
    }
}
