using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;

namespace Tdc.Plan.Storage;

internal sealed class BudgetLineTable : IEntityTypeConfiguration<BudgetLine>
{
    public void Configure(EntityTypeBuilder<BudgetLine> line)
    {
        line.ToTable("plan_budget_line");
        line.HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Classification).HasMaxLength(120);
        line.Property(l => l.Purpose).HasMaxLength(500);
        line.Property(l => l.Version).IsConcurrencyToken();
        line.HasOne<PlanTask>().WithMany().HasForeignKey(l => l.TaskId).OnDelete(DeleteBehavior.Restrict);
        line.HasMany(l => l.Events).WithOne().HasForeignKey(e => e.LineId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.Year, l.Unit, l.TaskId, l.Source, l.Classification }).IsUnique();
    }
}

internal sealed class BudgetEventTable : IEntityTypeConfiguration<BudgetEvent>
{
    public void Configure(EntityTypeBuilder<BudgetEvent> happened)
    {
        happened.ToTable("plan_budget_event");
        happened.HasKey(e => e.Id);
        happened.Property(e => e.Id).ValueGeneratedNever();
        happened.Property(e => e.Document).HasMaxLength(120);
        happened.Property(e => e.Note).HasMaxLength(1000);
        happened.HasIndex(e => new { e.LineId, e.Stage });
    }
}
