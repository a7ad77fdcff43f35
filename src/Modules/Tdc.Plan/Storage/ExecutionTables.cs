using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Plan.Domain;

namespace Tdc.Plan.Storage;

internal sealed class ProgressEntryTable : IEntityTypeConfiguration<ProgressEntry>
{
    public void Configure(EntityTypeBuilder<ProgressEntry> entry)
    {
        entry.ToTable("plan_progress");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Narrative).HasMaxLength(4000);
        entry.Property(e => e.Difficulty).HasMaxLength(4000);
        entry.HasOne<Duty>().WithMany().HasForeignKey(e => e.DutyId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => e.DutyId);
    }
}

internal sealed class CheckpointTable : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> checkpoint)
    {
        checkpoint.ToTable("plan_checkpoint");
        checkpoint.HasKey(c => new { c.DutyId, c.Year });
        checkpoint.HasOne<Duty>().WithMany().HasForeignKey(c => c.DutyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DutyTransferTable : IEntityTypeConfiguration<DutyTransfer>
{
    public void Configure(EntityTypeBuilder<DutyTransfer> move)
    {
        move.ToTable("plan_duty_transfer");
        move.HasKey(m => new { m.FromId, m.ToId });
        move.Property(m => m.Basis).HasMaxLength(500);
        move.HasOne<Duty>().WithMany().HasForeignKey(m => m.FromId).OnDelete(DeleteBehavior.Restrict);
        move.HasOne<Duty>().WithMany().HasForeignKey(m => m.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitPlanTable : IEntityTypeConfiguration<UnitPlan>
{
    public void Configure(EntityTypeBuilder<UnitPlan> plan)
    {
        plan.ToTable("plan_unit_plan");
        plan.HasKey(p => p.Id);
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.Property(p => p.Remarks).HasMaxLength(4000);
        plan.Property(p => p.ReviewNote).HasMaxLength(2000);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.HasMany(p => p.Activities).WithOne().HasForeignKey(a => a.UnitPlanId);
        plan.Property(p => p.Revision).HasDefaultValue(1);
        plan.HasIndex(p => new { p.Unit, p.Year, p.Revision }).IsUnique();
        plan.HasIndex(p => new { p.Year, p.State });
    }
}

internal sealed class ActivityTable : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable("plan_activity");
        activity.HasKey(a => a.Id);
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.Property(a => a.Title).HasMaxLength(500);
        activity.Property(a => a.Responsible).HasMaxLength(200);
        activity.Property(a => a.Product).HasMaxLength(1000);
        activity.Property(a => a.Baseline).HasPrecision(20, 6);
        activity.Property(a => a.Target).HasPrecision(20, 6);
        activity.Property(a => a.Actual).HasPrecision(20, 6);
        activity.HasMany(a => a.Milestones).WithOne().HasForeignKey(m => m.ActivityId);
        activity.HasOne<Duty>().WithMany().HasForeignKey(a => a.DutyId).OnDelete(DeleteBehavior.Restrict);
        activity.HasIndex(a => a.DutyId);
    }
}

internal sealed class MilestoneTable : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("plan_milestone");
        milestone.HasKey(m => m.Id);
        milestone.Property(m => m.Id).ValueGeneratedNever();
        milestone.Property(m => m.Title).HasMaxLength(500);
    }
}

internal sealed class PlanImportTable : IEntityTypeConfiguration<PlanImport>
{
    public void Configure(EntityTypeBuilder<PlanImport> import)
    {
        import.ToTable("plan_import");
        import.HasKey(i => i.Id);
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(260);
        import.Property(i => i.Sha256).HasMaxLength(64);
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasIndex(i => i.State);
    }
}

internal sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("plan_calendar_feed");
        feed.HasKey(f => f.Id);
        feed.Property(f => f.Id).ValueGeneratedNever();
        feed.Property(f => f.TokenHash).HasMaxLength(64);
        feed.HasIndex(f => f.TokenHash).IsUnique();
        feed.HasIndex(f => f.UserId);
    }
}
