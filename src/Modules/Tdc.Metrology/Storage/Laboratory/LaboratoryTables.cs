using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Storage.Laboratory;

internal sealed class CalibrationLaboratoryTable : IEntityTypeConfiguration<CalibrationLaboratory>
{
    public void Configure(EntityTypeBuilder<CalibrationLaboratory> laboratory)
    {
        laboratory.ToTable("met_laboratory");
        laboratory.HasKey(l => l.Id);
        laboratory.Property(l => l.Id).ValueGeneratedNever();
        laboratory.Property(l => l.Code).HasMaxLength(20);
        laboratory.Property(l => l.NameVi).HasMaxLength(300);
        laboratory.Property(l => l.NameEn).HasMaxLength(300);
        laboratory.Property(l => l.Address).HasMaxLength(500);
        laboratory.Property(l => l.AccreditationNumber).HasMaxLength(60);
        laboratory.Property(l => l.AccreditationBody).HasMaxLength(200);
        laboratory.Property(l => l.Version).IsConcurrencyToken();
        laboratory.HasIndex(l => l.Code).IsUnique();
        laboratory.HasIndex(l => l.Unit).IsUnique();
    }
}

internal sealed class ScopeLineTable : IEntityTypeConfiguration<ScopeLine>
{
    public void Configure(EntityTypeBuilder<ScopeLine> line)
    {
        line.ToTable("met_scope_line");
        line.HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Quantity).HasMaxLength(40);
        line.Property(l => l.Unit).HasMaxLength(60);
        line.Property(l => l.From).HasColumnName("range_from");
        line.Property(l => l.To).HasColumnName("range_to");
        line.Property(l => l.Cmc).HasMaxLength(200);
        line.Property(l => l.CmcUnit).HasMaxLength(60);
        line.Property(l => l.Basis).HasMaxLength(300);
        line.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(l => l.Laboratory).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.Laboratory, l.Quantity });
    }
}

internal sealed class AuthorityTable : IEntityTypeConfiguration<Authority>
{
    public void Configure(EntityTypeBuilder<Authority> authority)
    {
        authority.ToTable("met_authority");
        authority.HasKey(a => a.Id);
        authority.Property(a => a.Id).ValueGeneratedNever();
        authority.Property(a => a.PersonName).HasMaxLength(200);
        authority.Property(a => a.Basis).HasMaxLength(300);
        authority.HasOne<CalibrationMethod>().WithMany().HasForeignKey(a => a.Method).OnDelete(DeleteBehavior.Restrict);
        authority.HasIndex(a => new { a.Laboratory, a.Person });
    }
}

internal sealed class CalibrationMethodTable : IEntityTypeConfiguration<CalibrationMethod>
{
    public void Configure(EntityTypeBuilder<CalibrationMethod> method)
    {
        method.ToTable("met_method");
        method.HasKey(m => m.Id);
        method.Property(m => m.Id).ValueGeneratedNever();
        method.Property(m => m.Code).HasMaxLength(40);
        method.Property(m => m.NameVi).HasMaxLength(300);
        method.Property(m => m.NameEn).HasMaxLength(300);
        method.Property(m => m.Quantity).HasMaxLength(40);
        method.HasOne<CalibrationLaboratory>().WithMany().HasForeignKey(m => m.Laboratory).OnDelete(DeleteBehavior.Restrict);
        method.HasIndex(m => new { m.Laboratory, m.Code }).IsUnique();
    }
}

internal sealed class MethodVersionTable : IEntityTypeConfiguration<MethodVersion>
{
    public void Configure(EntityTypeBuilder<MethodVersion> version)
    {
        version.ToTable("met_method_version");
        version.HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Procedure).HasMaxLength(500);
        version.Property(v => v.MeasurandVi).HasMaxLength(300);
        version.Property(v => v.MeasurandEn).HasMaxLength(300);
        version.Property(v => v.PointUnit).HasMaxLength(60);
        version.Property(v => v.ResultUnit).HasMaxLength(60);
        version.Property(v => v.Model).HasMaxLength(8000);
        version.Property(v => v.Output).HasMaxLength(60);
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasOne<CalibrationMethod>().WithMany().HasForeignKey(v => v.Method).OnDelete(DeleteBehavior.Restrict);
        version.HasIndex(v => new { v.Method, v.Number }).IsUnique();
    }
}
