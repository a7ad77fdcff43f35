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
        organisation.Property(o => o.Email).HasMaxLength(254);
        organisation.Property(o => o.Version).IsConcurrencyToken();
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
        act.Property(a => a.Document).HasMaxLength(100);
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
        link.Property(l => l.Function).HasMaxLength(200);
        link.HasOne<Organisation>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<Organisation>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitGroupTable : IEntityTypeConfiguration<UnitGroup>
{
    public void Configure(EntityTypeBuilder<UnitGroup> group)
    {
        group.ToTable("org_group");
        group.HasKey(g => g.Code);
        group.Property(g => g.Code).HasMaxLength(60);
        group.Property(g => g.NameVi).HasMaxLength(200);
        group.Property(g => g.NameEn).HasMaxLength(200);
        group.Property(g => g.Version).IsConcurrencyToken();
        group.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupCode);
    }
}

internal sealed class UnitGroupMemberTable : IEntityTypeConfiguration<UnitGroupMember>
{
    public void Configure(EntityTypeBuilder<UnitGroupMember> member)
    {
        member.ToTable("org_group_member");
        member.HasKey(m => m.Id);
        member.Property(m => m.Id).ValueGeneratedNever();
        member.Property(m => m.GroupCode).HasMaxLength(60);
        member.Property(m => m.Includes).HasMaxLength(60);
        member.Property(m => m.UnderCode).HasMaxLength(40);
    }
}
