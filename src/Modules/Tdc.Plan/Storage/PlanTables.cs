using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Plan.Domain;

namespace Tdc.Plan.Storage;

internal sealed class PlanTable : IEntityTypeConfiguration<Domain.Plan>
{
    public void Configure(EntityTypeBuilder<Domain.Plan> plan)
    {
        plan.ToTable("plan_plan");
        plan.HasKey(p => p.Id);
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.Property(p => p.Number).HasMaxLength(60);
        plan.HasIndex(p => p.Number).IsUnique();
    }
}

internal sealed class TaskGroupTable : IEntityTypeConfiguration<TaskGroup>
{
    public void Configure(EntityTypeBuilder<TaskGroup> group)
    {
        group.ToTable("plan_group");
        group.HasKey(g => g.Id);
        group.Property(g => g.Id).ValueGeneratedNever();
        group.HasOne<Domain.Plan>().WithMany().HasForeignKey(g => g.PlanId);
        group.HasIndex(g => new { g.PlanId, g.Number }).IsUnique();
    }
}

internal sealed class PlanTaskTable : IEntityTypeConfiguration<PlanTask>
{
    public void Configure(EntityTypeBuilder<PlanTask> task)
    {
        task.ToTable("plan_task");
        task.HasKey(t => t.Id);
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Ignore(t => t.Label);
        task.HasOne<Domain.Plan>().WithMany().HasForeignKey(t => t.PlanId);
        task.HasOne<TaskGroup>().WithMany().HasForeignKey(t => t.GroupId);
        task.HasMany(t => t.Versions).WithOne().HasForeignKey(v => v.TaskId);
        task.HasMany(t => t.Assignments).WithOne().HasForeignKey(a => a.TaskId);
        task.HasIndex(t => new { t.GroupId, t.Number }).IsUnique();
    }
}

internal sealed class TaskVersionTable : IEntityTypeConfiguration<TaskVersion>
{
    public void Configure(EntityTypeBuilder<TaskVersion> version)
    {
        version.ToTable("plan_task_version");
        version.HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Basis).HasMaxLength(500);
        version.ComplexProperty(v => v.Time, time => time.Property(t => t.Literal).HasMaxLength(500));
        version.HasIndex(v => new { v.TaskId, v.ValidFrom }).IsUnique();
    }
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("plan_assignment");
        assignment.HasKey(a => a.Id);
        assignment.Property(a => a.Id).ValueGeneratedNever();
        assignment.Property(a => a.Printed).HasMaxLength(500);
        assignment.Property(a => a.GroupCode).HasMaxLength(60);
        assignment.Property(a => a.Basis).HasMaxLength(500);
        assignment.HasIndex(a => a.Unit);
    }
}

internal sealed class DutyTable : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> duty)
    {
        duty.ToTable("plan_duty");
        duty.HasKey(d => d.Id);
        duty.Property(d => d.Id).ValueGeneratedNever();
        duty.Property(d => d.Version).IsConcurrencyToken();
        duty.HasOne<PlanTask>().WithMany().HasForeignKey(d => d.TaskId).OnDelete(DeleteBehavior.Restrict);
        duty.HasIndex(d => new { d.TaskId, d.Unit, d.Year }).IsUnique();
        duty.HasIndex(d => new { d.Unit, d.Year });
        duty.Property(d => d.Responsible).HasMaxLength(200);
        duty.Property(d => d.ExpectedProduct).HasMaxLength(1000);
        duty.Property(d => d.ReviewNote).HasMaxLength(2000);
        duty.Property(d => d.Basis).HasMaxLength(500);
        duty.Ignore(d => d.IsOpen).Ignore(d => d.LacksEvidence);
        duty.HasIndex(d => new { d.Year, d.State });
    }
}

internal sealed class EvidenceTable : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.ToTable("plan_evidence");
        evidence.HasKey(e => e.Id);
        evidence.Property(e => e.Id).ValueGeneratedNever();
        evidence.Property(e => e.Title).HasMaxLength(300);
        evidence.Property(e => e.Link).HasMaxLength(1000);
        evidence.HasOne<Duty>().WithMany().HasForeignKey(e => e.DutyId).OnDelete(DeleteBehavior.Restrict);
        evidence.HasIndex(e => e.DutyId);
    }
}

internal sealed class TaskMeasureTable : IEntityTypeConfiguration<TaskMeasure>
{
    public void Configure(EntityTypeBuilder<TaskMeasure> measure)
    {
        measure.ToTable("plan_measure");
        measure.HasKey(m => m.Id);
        measure.Property(m => m.Id).ValueGeneratedNever();
        measure.Property(m => m.Code).HasMaxLength(120);
        measure.HasOne<PlanTask>().WithMany().HasForeignKey(m => m.TaskId);
        measure.HasMany(m => m.Targets).WithOne().HasForeignKey(t => t.MeasureId);
        measure.HasIndex(m => new { m.TaskId, m.Code }).IsUnique();
    }
}

internal sealed class MeasureTargetTable : IEntityTypeConfiguration<MeasureTarget>
{
    public void Configure(EntityTypeBuilder<MeasureTarget> target)
    {
        target.ToTable("plan_measure_target");
        target.HasKey(t => new { t.MeasureId, t.Year });
        target.Property(t => t.Value).HasPrecision(20, 6);
    }
}

internal sealed class DeclaredValueTable : IEntityTypeConfiguration<DeclaredValue>
{
    public void Configure(EntityTypeBuilder<DeclaredValue> value)
    {
        value.ToTable("plan_declared_value");
        value.HasKey(v => v.Id);
        value.Property(v => v.Id).ValueGeneratedNever();
        value.Property(v => v.Value).HasPrecision(20, 6);
        value.Property(v => v.Denominator).HasPrecision(20, 6);
        value.HasOne<TaskMeasure>().WithMany().HasForeignKey(v => v.MeasureId);
        value.HasIndex(v => new { v.MeasureId, v.Unit, v.PeriodTo, v.PeriodFrom }).IsUnique();
    }
}
