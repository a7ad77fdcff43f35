using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Metrology.Domain.Register;

namespace Tdc.Metrology.Storage.Register;

internal sealed class InstrumentKindTable : IEntityTypeConfiguration<InstrumentKind>
{
    public void Configure(EntityTypeBuilder<InstrumentKind> kind)
    {
        kind.ToTable("met_instrument_kind", table => table.HasCheckConstraint("ck_met_instrument_kind_period", "period_months is null or period_months between 1 and 240"));
        kind.HasKey(k => k.Id);
        kind.Property(k => k.Id).ValueGeneratedNever();
        kind.Property(k => k.Code).HasMaxLength(60);
        kind.Property(k => k.NameVi).HasMaxLength(300);
        kind.Property(k => k.NameEn).HasMaxLength(300);
        kind.Property(k => k.ListNumber).HasMaxLength(20);
        kind.Property(k => k.Scheme).HasMaxLength(20);
        kind.Property(k => k.BasisVi).HasMaxLength(500);
        kind.Property(k => k.BasisEn).HasMaxLength(500);
        kind.Property(k => k.Source).HasMaxLength(500);
        kind.Property(k => k.NoteVi).HasMaxLength(500);
        kind.Property(k => k.NoteEn).HasMaxLength(500);
        kind.Property(k => k.Reason).HasMaxLength(500);
        kind.HasIndex(k => new { k.Code, k.Revision }).IsUnique(); // two who amend at once: the second is told
    }
}

internal sealed class RegisterRuleTable : IEntityTypeConfiguration<RegisterRule>
{
    public void Configure(EntityTypeBuilder<RegisterRule> rule)
    {
        rule.ToTable("met_rule");
        rule.HasKey(r => r.Id);
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Code).HasMaxLength(40);
        rule.Property(r => r.Value).HasMaxLength(100);
        rule.Property(r => r.Basis).HasMaxLength(500);
        rule.HasIndex(r => new { r.Code, r.Revision }).IsUnique();
    }
}

internal sealed class DesignationTable : IEntityTypeConfiguration<Designation>
{
    public void Configure(EntityTypeBuilder<Designation> designation)
    {
        designation.ToTable("met_designation", table => table.HasCheckConstraint("ck_met_designation_days", "valid_to is null or valid_to >= valid_from"));
        designation.HasKey(d => d.Id);
        designation.Property(d => d.Id).ValueGeneratedNever();
        designation.Property(d => d.Number).HasMaxLength(100);
        designation.Property(d => d.Kinds).HasMaxLength(4000);
        designation.Property(d => d.Basis).HasMaxLength(500);
        designation.HasIndex(d => new { d.Body, d.Number, d.ValidFrom }).IsUnique();
    }
}
