using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Register;

namespace Tdc.Metrology.Storage.Register;

internal sealed class VerificationTable : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> verification)
    {
        verification.ToTable("met_verification");
        verification.HasKey(v => v.Id);
        verification.Property(v => v.Id).ValueGeneratedNever();
        verification.Property(v => v.Number).HasMaxLength(40);
        verification.Property(v => v.Kind).HasMaxLength(60);
        verification.Property(v => v.Request).HasMaxLength(1000);
        verification.Property(v => v.IntakeNote).HasMaxLength(1000);
        verification.Property(v => v.VisualNote).HasMaxLength(1000);
        verification.Property(v => v.TechnicalNote).HasMaxLength(1000);
        verification.Property(v => v.Scheme).HasMaxLength(20);
        verification.Property(v => v.Setup).HasMaxLength(1000);
        verification.Property(v => v.Procedure).HasMaxLength(200);
        verification.Property(v => v.Standards).HasMaxLength(1000);
        verification.Property(v => v.VerifierName).HasMaxLength(200);
        verification.Property(v => v.Reason).HasMaxLength(1000);
        verification.Property(v => v.StampNumber).HasMaxLength(40);
        verification.Property(v => v.SealNumbers).HasMaxLength(400);
        verification.Property(v => v.HeadName).HasMaxLength(200);
        verification.Property(v => v.Version).IsConcurrencyToken();
        verification.HasOne<Instrument>().WithMany().HasForeignKey(v => v.Instrument).OnDelete(DeleteBehavior.Restrict);
        verification.HasIndex(v => v.Number).IsUnique();
        verification.HasIndex(v => new { v.Instrument, v.Id });
        verification.HasIndex(v => new { v.Body, v.State, v.Id });
        verification.HasIndex(v => new { v.Owner, v.Id });
        verification.HasIndex(v => new { v.State, v.Id });
    }
}

internal sealed class TestPointTable : IEntityTypeConfiguration<TestPoint>
{
    public void Configure(EntityTypeBuilder<TestPoint> point)
    {
        point.ToTable("met_test_point");
        point.HasKey(p => p.Id);
        point.Property(p => p.Id).ValueGeneratedNever();
        point.Property(p => p.Point).HasMaxLength(200);
        point.Property(p => p.Readings).HasMaxLength(1000);
        point.Property(p => p.Unit).HasMaxLength(40);
        point.Property(p => p.LimitSource).HasMaxLength(300);
        point.HasOne<Verification>().WithMany().HasForeignKey(p => p.Verification).OnDelete(DeleteBehavior.Restrict);
        point.HasIndex(p => new { p.Verification, p.Ordinal }).IsUnique();
    }
}

internal sealed class VerificationCertificateTable : IEntityTypeConfiguration<VerificationCertificate>
{
    public void Configure(EntityTypeBuilder<VerificationCertificate> certificate)
    {
        certificate.ToTable("met_verification_certificate");
        certificate.HasKey(c => c.Id);
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Number).HasMaxLength(60);
        certificate.Property(c => c.StampNumber).HasMaxLength(40);
        certificate.HasOne<Verification>().WithMany().HasForeignKey(c => c.Verification).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Instrument>().WithMany().HasForeignKey(c => c.Instrument).OnDelete(DeleteBehavior.Restrict);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Verification).IsUnique(); // one verification, one document
        certificate.HasIndex(c => new { c.Body, c.Year, c.IsCertificate, c.Sequence }).IsUnique();
        certificate.HasIndex(c => new { c.Instrument, c.IssuedOn });
        certificate.HasIndex(c => c.StampNumber);
        certificate.HasIndex(c => c.IssuedOn);
    }
}

internal sealed class MarkRangeTable : IEntityTypeConfiguration<MarkRange>
{
    public void Configure(EntityTypeBuilder<MarkRange> range)
    {
        range.ToTable("met_mark_range", table => table.HasCheckConstraint("ck_met_mark_range_numbers", "first >= 1 and last >= first"));
        range.HasKey(r => r.Id);
        range.Property(r => r.Id).ValueGeneratedNever();
        range.Property(r => r.Prefix).HasMaxLength(20);
        range.HasIndex(r => new { r.Prefix, r.First }).IsUnique();
    }
}

internal sealed class MarkTable : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> mark)
    {
        mark.ToTable("met_mark");
        mark.HasKey(m => m.Id);
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.Property(m => m.Number).HasMaxLength(40);
        mark.Property(m => m.VoidedBecause).HasMaxLength(300);
        mark.HasOne<MarkRange>().WithMany().HasForeignKey(m => m.Range).OnDelete(DeleteBehavior.Restrict);
        mark.HasIndex(m => m.Number).IsUnique(); // the same number is never used twice, whoever races
        mark.HasIndex(m => m.Verification);
        mark.HasIndex(m => new { m.Range, m.On });
    }
}
