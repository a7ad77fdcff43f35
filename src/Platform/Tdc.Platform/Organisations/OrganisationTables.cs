using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tdc.Platform.Organisations;

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("org_organisation");
        organisation.HasKey(o => o.Id);
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Code).HasMaxLength(40);
        organisation.Property(o => o.NameVi).HasMaxLength(300);
        organisation.Property(o => o.NameEn).HasMaxLength(300);
        organisation.HasIndex(o => o.Lineage);
        organisation.HasIndex(o => new { o.Code, o.ValidFrom }).IsUnique();
    }
}

internal sealed class SuccessionActTable : IEntityTypeConfiguration<SuccessionAct>
{
    public void Configure(EntityTypeBuilder<SuccessionAct> act)
    {
        act.ToTable("org_succession_act");
        act.HasKey(a => a.Id);
        act.Property(a => a.Id).ValueGeneratedNever();
        act.HasMany(a => a.Links).WithOne().HasForeignKey(l => l.ActId);
    }
}

internal sealed class SuccessionLinkTable : IEntityTypeConfiguration<SuccessionLink>
{
    public void Configure(EntityTypeBuilder<SuccessionLink> link)
    {
        link.ToTable("org_succession_link");
        link.HasKey(l => l.Id);
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasOne<Organisation>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<Organisation>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
