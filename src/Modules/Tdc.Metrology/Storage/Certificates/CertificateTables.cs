using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Certificates;

internal sealed class SigningKeyTable : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> key)
    {
        key.ToTable("met_signing_key");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).HasMaxLength(32);
    }
}

internal sealed class IssuedDccTable : IEntityTypeConfiguration<IssuedDcc>
{
    public void Configure(EntityTypeBuilder<IssuedDcc> dcc)
    {
        dcc.ToTable("met_issued_dcc");
        dcc.HasKey(d => new { d.Certificate, d.SchemaVersion });
        dcc.Property(d => d.SchemaVersion).HasMaxLength(20);
        dcc.Property(d => d.Sha256).HasMaxLength(64);
        dcc.Property(d => d.SigningKey).HasMaxLength(32);
        dcc.HasOne<CalibrationCertificate>().WithMany().HasForeignKey(d => d.Certificate).OnDelete(DeleteBehavior.Restrict);
        dcc.HasOne<SigningKey>().WithMany().HasForeignKey(d => d.SigningKey).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TrustedIssuerTable : IEntityTypeConfiguration<TrustedIssuer>
{
    public void Configure(EntityTypeBuilder<TrustedIssuer> issuer)
    {
        issuer.ToTable("met_trusted_issuer");
        issuer.HasKey(i => i.Id);
        issuer.Property(i => i.Id).ValueGeneratedNever();
        issuer.Property(i => i.Name).HasMaxLength(300);
        issuer.Property(i => i.Sha256).HasMaxLength(64);
        issuer.Property(i => i.Basis).HasMaxLength(1000);
        issuer.Property(i => i.From).HasColumnName("trusted_from");
        issuer.Property(i => i.Until).HasColumnName("trusted_until");
        issuer.Property(i => i.EndReason).HasMaxLength(1000);
        issuer.Property(i => i.Version).IsConcurrencyToken();
        issuer.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(i => i.Laboratory).OnDelete(DeleteBehavior.Restrict);
        issuer.HasIndex(i => new { i.Laboratory, i.Sha256, i.From }).IsUnique();
    }
}
