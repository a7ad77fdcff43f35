using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;

namespace Tdc.Plan.Storage;

internal sealed class AmendmentTable : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> amendment)
    {
        amendment.ToTable("plan_amendment");
        amendment.HasKey(a => a.Id);
        amendment.Property(a => a.Id).ValueGeneratedNever();
        amendment.Property(a => a.Title).HasMaxLength(300);
        amendment.Property(a => a.Document).HasMaxLength(120);
        amendment.Property(a => a.Version).IsConcurrencyToken();
        amendment.HasOne<Domain.Plan>().WithMany().HasForeignKey(a => a.PlanId);
        amendment.HasMany(a => a.Changes).WithOne().HasForeignKey(c => c.AmendmentId);
        amendment.HasIndex(a => new { a.PlanId, a.Number }).IsUnique();
    }
}

internal sealed class AmendmentChangeTable : IEntityTypeConfiguration<AmendmentChange>
{
    public void Configure(EntityTypeBuilder<AmendmentChange> change)
    {
        change.ToTable("plan_amendment_change");
        change.HasKey(c => c.Id);
        change.Property(c => c.Id).ValueGeneratedNever();
        change.HasOne<PlanTask>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
