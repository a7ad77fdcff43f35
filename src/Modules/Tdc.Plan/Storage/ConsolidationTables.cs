using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Storage;

internal sealed class ConsolidationTable : IEntityTypeConfiguration<Consolidation>
{
    public void Configure(EntityTypeBuilder<Consolidation> consolidation)
    {
        consolidation.ToTable("plan_consolidation");
        consolidation.HasKey(c => c.Id);
        consolidation.Property(c => c.Id).ValueGeneratedNever();
        consolidation.Property(c => c.Version).IsConcurrencyToken();
        consolidation.Ignore(c => c.IsSupplement).Ignore(c => c.IsEditable).Ignore(c => c.Coverage);
        consolidation.HasOne<ReportRound>().WithMany().HasForeignKey(c => c.RoundId);
        consolidation.HasMany(c => c.Sources).WithOne().HasForeignKey(s => s.ConsolidationId);
        consolidation.HasMany(c => c.Tasks).WithOne().HasForeignKey(t => t.ConsolidationId);
        consolidation.HasMany(c => c.Figures).WithOne().HasForeignKey(f => f.ConsolidationId);
        consolidation.HasMany(c => c.Issues).WithOne().HasForeignKey(i => i.ConsolidationId);
        consolidation.HasIndex(c => new { c.RoundId, c.Number }).IsUnique();
    }
}

internal sealed class ConsolidationSourceTable : IEntityTypeConfiguration<ConsolidationSource>
{
    public void Configure(EntityTypeBuilder<ConsolidationSource> source)
    {
        source.ToTable("plan_consolidation_source");
        source.HasKey(s => new { s.ConsolidationId, s.ObligationId });
        source.Property(s => s.UnitNameVi).HasMaxLength(300);
        source.Property(s => s.UnitNameEn).HasMaxLength(300);
    }
}

internal sealed class ConsolidationTaskTable : IEntityTypeConfiguration<ConsolidationTask>
{
    public void Configure(EntityTypeBuilder<ConsolidationTask> task)
    {
        task.ToTable("plan_consolidation_task");
        task.HasKey(t => new { t.ConsolidationId, t.TaskId });
        task.Ignore(t => t.IsEdited);
    }
}

internal sealed class ConsolidationFigureTable : IEntityTypeConfiguration<ConsolidationFigure>
{
    public void Configure(EntityTypeBuilder<ConsolidationFigure> figure)
    {
        figure.ToTable("plan_consolidation_figure");
        figure.HasKey(f => new { f.ConsolidationId, f.MeasureId });
        figure.Property(f => f.Value).HasPrecision(24, 6);
        figure.Property(f => f.Numerator).HasPrecision(24, 6);
        figure.Property(f => f.Denominator).HasPrecision(24, 6);
    }
}

internal sealed class ConsolidationIssueTable : IEntityTypeConfiguration<ConsolidationIssue>
{
    public void Configure(EntityTypeBuilder<ConsolidationIssue> issue)
    {
        issue.ToTable("plan_consolidation_issue");
        issue.HasKey(i => i.Id);
        issue.Property(i => i.Id).ValueGeneratedNever();
        issue.Property(i => i.DocumentNumber).HasMaxLength(100);
        issue.HasIndex(i => new { i.ConsolidationId, i.Addressee }).IsUnique();
    }
}
