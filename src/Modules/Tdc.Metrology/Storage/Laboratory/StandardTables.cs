using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Laboratory;

internal sealed class MeasurementStandardTable : IEntityTypeConfiguration<MeasurementStandard>
{
    public void Configure(EntityTypeBuilder<MeasurementStandard> standard)
    {
        standard.ToTable("met_standard");
        standard.HasKey(s => s.Id);
        standard.Property(s => s.Id).ValueGeneratedNever();
        standard.Property(s => s.Number).HasMaxLength(60);
        standard.Property(s => s.NameVi).HasMaxLength(300);
        standard.Property(s => s.NameEn).HasMaxLength(300);
        standard.Property(s => s.Maker).HasMaxLength(200);
        standard.Property(s => s.Serial).HasMaxLength(100);
        standard.Property(s => s.Class).HasMaxLength(40);
        standard.Property(s => s.Quantity).HasMaxLength(40);
        standard.Property(s => s.Nominal).HasMaxLength(200);
        standard.Property(s => s.Location).HasMaxLength(200);
        standard.Property(s => s.StateReason).HasMaxLength(1000);
        standard.Property(s => s.Version).IsConcurrencyToken();
        standard.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(s => s.Laboratory).OnDelete(DeleteBehavior.Restrict);
        standard.HasIndex(s => new { s.Laboratory, s.Number }).IsUnique();
    }
}

internal sealed class StandardCertificateTable : IEntityTypeConfiguration<StandardCertificate>
{
    public void Configure(EntityTypeBuilder<StandardCertificate> certificate)
    {
        certificate.ToTable("met_standard_certificate");
        certificate.HasKey(c => c.Id);
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Number).HasMaxLength(100);
        certificate.Property(c => c.Issuer).HasMaxLength(300);
        certificate.Property(c => c.Accreditation).HasMaxLength(100);
        certificate.Property(c => c.FileHash).HasMaxLength(64);
        certificate.Property(c => c.Remark).HasMaxLength(2000);
        certificate.HasOne<MeasurementStandard>().WithMany().HasForeignKey(c => c.Standard).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<CalibrationCertificate>().WithMany().HasForeignKey(c => c.OwnCertificate).OnDelete(DeleteBehavior.Restrict);
        certificate.HasMany(c => c.Values).WithOne().HasForeignKey(v => v.Certificate).OnDelete(DeleteBehavior.Cascade);
        certificate.HasIndex(c => new { c.Standard, c.Number }).IsUnique();
    }
}

internal sealed class StandardValueTable : IEntityTypeConfiguration<StandardValue>
{
    public void Configure(EntityTypeBuilder<StandardValue> value)
    {
        value.ToTable("met_standard_value", table => table.HasCheckConstraint("ck_met_standard_value_k", "coverage_factor > 0 and expanded_uncertainty > 0"));
        value.HasKey(v => new { v.Certificate, v.Position });
        value.Property(v => v.Unit).HasMaxLength(60);
        value.HasOne<CalibrationResult>().WithMany().HasForeignKey(v => v.OwnResult).OnDelete(DeleteBehavior.Restrict);
        value.HasIndex(v => v.OwnResult);
    }
}
