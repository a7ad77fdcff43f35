using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Storage;

internal sealed class PrefixTable : IEntityTypeConfiguration<PrefixGrant>
{
    public void Configure(EntityTypeBuilder<PrefixGrant> prefix)
    {
        prefix.ToTable("trace_prefix");
        prefix.HasKey(p => p.Id);
        prefix.Property(p => p.Id).ValueGeneratedNever();
        prefix.Property(p => p.Digits).HasMaxLength(12);
        prefix.Property(p => p.CertificateNumber).HasMaxLength(100);
        prefix.Property(p => p.Note).HasMaxLength(1000);
        prefix.Property(p => p.Decision).HasMaxLength(1000);
        prefix.Property(p => p.Version).IsConcurrencyToken();
        prefix.HasIndex(p => p.Digits).IsUnique().HasFilter("state = 'Confirmed'"); // two may claim it, one can hold it
        prefix.HasIndex(p => p.Owner);
    }
}

internal sealed class IssuedNumberTable : IEntityTypeConfiguration<IssuedNumber>
{
    public void Configure(EntityTypeBuilder<IssuedNumber> number)
    {
        number.ToTable("trace_number");
        number.HasKey(n => n.Id);
        number.Property(n => n.Id).ValueGeneratedNever();
        number.Property(n => n.Space).HasMaxLength(20);
        number.Property(n => n.Value).HasMaxLength(80);
        number.Property(n => n.Label).HasMaxLength(200);
        number.Property(n => n.Version).IsConcurrencyToken();
        number.Ignore(n => n.Printed);
        number.HasOne<PrefixGrant>().WithMany().HasForeignKey(n => n.Prefix).OnDelete(DeleteBehavior.Restrict);
        number.HasIndex(n => new { n.Space, n.Value }).IsUnique(); // never one twice, whatever the program does
        number.HasIndex(n => new { n.Owner, n.Id });
    }
}

internal sealed class NumberRangeTable : IEntityTypeConfiguration<NumberRange>
{
    public void Configure(EntityTypeBuilder<NumberRange> range)
    {
        range.ToTable("trace_number_range", table => table.HasCheckConstraint("ck_trace_number_range_count", "count > 0"));
        range.HasKey(r => r.Id);
        range.Property(r => r.Id).ValueGeneratedNever();
        range.Property(r => r.Series).HasMaxLength(80);
        range.Property(r => r.Product).HasMaxLength(14);
        range.Property(r => r.Lot).HasMaxLength(20);
        range.Property(r => r.Lead).HasMaxLength(10);
        range.Property(r => r.Label).HasMaxLength(200);
        range.HasOne<PrefixGrant>().WithMany().HasForeignKey(r => r.Prefix).OnDelete(DeleteBehavior.Restrict);
        range.HasIndex(r => new { r.Series, r.First }).IsUnique();
        range.HasIndex(r => new { r.Owner, r.Id });
    }
}

internal sealed class NumberCounterTable : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> counter)
    {
        counter.ToTable("trace_number_counter");
        counter.HasKey(c => c.Series);
        counter.Property(c => c.Series).HasMaxLength(80);
    }
}

internal sealed class ProductTable : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("trace_product");
        product.HasKey(p => p.Id);
        product.Property(p => p.Id).ValueGeneratedNever();
        product.Property(p => p.Gtin).HasMaxLength(14);
        product.Property(p => p.OwnNumber).HasMaxLength(12);
        product.Property(p => p.NameVi).HasMaxLength(300);
        product.Property(p => p.NameEn).HasMaxLength(300);
        product.Property(p => p.Brand).HasMaxLength(200);
        product.Property(p => p.Trademark).HasMaxLength(200);
        product.Property(p => p.Group).HasMaxLength(40);
        product.Property(p => p.RiskBasis).HasMaxLength(300);
        product.Property(p => p.StrategicBasis).HasMaxLength(300);
        product.Property(p => p.NetContent).HasPrecision(18, 6);
        product.Property(p => p.NetUnit).HasMaxLength(10);
        product.Property(p => p.Storage).HasMaxLength(500);
        product.Property(p => p.Description).HasMaxLength(4000);
        product.Property(p => p.ProducerName).HasMaxLength(300);
        product.Property(p => p.ProducerAddress).HasMaxLength(500);
        product.Property(p => p.Origin).HasMaxLength(2);
        product.Property(p => p.WithdrawnWhy).HasMaxLength(1000);
        product.Property(p => p.Version).IsConcurrencyToken();
        product.Ignore(p => p.Number);
        product.HasMany(p => p.Certificates).WithOne().HasForeignKey(c => c.ProductId);
        product.HasIndex(p => p.Gtin).IsUnique();
        product.HasIndex(p => p.OwnNumber).IsUnique();
        product.HasIndex(p => new { p.Owner, p.Id });
    }
}

internal sealed class ProductCertificateTable : IEntityTypeConfiguration<ProductCertificate>
{
    public void Configure(EntityTypeBuilder<ProductCertificate> certificate)
    {
        certificate.ToTable("trace_product_certificate");
        certificate.HasKey(c => c.Id);
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Kind).HasMaxLength(40);
        certificate.Property(c => c.Number).HasMaxLength(100);
        certificate.Property(c => c.Issuer).HasMaxLength(300);
        certificate.HasIndex(c => c.ProductId);
        certificate.HasIndex(c => c.File);
    }
}

internal sealed class PlaceTable : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> place)
    {
        place.ToTable("trace_place");
        place.HasKey(p => p.Id);
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.Gln).HasMaxLength(13);
        place.Property(p => p.OwnNumber).HasMaxLength(12);
        place.Property(p => p.Canonical).HasMaxLength(200);
        place.Property(p => p.NameVi).HasMaxLength(300);
        place.Property(p => p.NameEn).HasMaxLength(300);
        place.Property(p => p.Kind).HasMaxLength(40);
        place.Property(p => p.Address).HasMaxLength(500);
        place.Property(p => p.AreaCode).HasMaxLength(60);
        place.Property(p => p.Version).IsConcurrencyToken();
        place.Ignore(p => p.Number);
        place.HasIndex(p => p.Canonical).IsUnique();
        place.HasIndex(p => new { p.Owner, p.Id });
    }
}
