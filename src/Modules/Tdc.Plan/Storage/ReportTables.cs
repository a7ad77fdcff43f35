using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Storage;

internal sealed class CalendarDayTable : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("plan_calendar_day");
        day.HasKey(d => d.Day);
        day.Property(d => d.Day).ValueGeneratedNever();
        day.Property(d => d.NameVi).HasMaxLength(200);
        day.Property(d => d.NameEn).HasMaxLength(200);
        day.Property(d => d.Basis).HasMaxLength(500);
    }
}

internal sealed class ReportSeriesTable : IEntityTypeConfiguration<ReportSeries>
{
    public void Configure(EntityTypeBuilder<ReportSeries> series)
    {
        series.ToTable("plan_report_series");
        series.HasKey(s => s.Id);
        series.Property(s => s.Id).ValueGeneratedNever();
        series.ComplexProperty(s => s.Due);
        series.ComplexProperty(s => s.Period);
        series.Property(s => s.ObligedGroup).HasMaxLength(60);
        series.HasOne<Domain.Plan>().WithMany().HasForeignKey(s => s.PlanId);
        series.HasIndex(s => new { s.PlanId, s.Number, s.ValidFrom }).IsUnique();
    }
}

internal sealed class ReportRoundTable : IEntityTypeConfiguration<ReportRound>
{
    public void Configure(EntityTypeBuilder<ReportRound> round)
    {
        round.ToTable("plan_report_round");
        round.HasKey(r => r.Id);
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Key).HasMaxLength(40);
        round.Property(r => r.ObligedGroup).HasMaxLength(60);
        round.Ignore(r => r.DueAt).Ignore(r => r.IsAdHoc).Ignore(r => r.QuestionsOnly);
        round.HasOne<Domain.Plan>().WithMany().HasForeignKey(r => r.PlanId);
        round.HasMany(r => r.Questions).WithOne().HasForeignKey(q => q.RoundId);
        round.HasIndex(r => r.Key).IsUnique();
        round.HasIndex(r => new { r.SeriesId, r.Year }).IsUnique();
    }
}

internal sealed class RoundQuestionTable : IEntityTypeConfiguration<RoundQuestion>
{
    public void Configure(EntityTypeBuilder<RoundQuestion> question)
    {
        question.ToTable("plan_report_question");
        question.HasKey(q => new { q.RoundId, q.Number });
        question.Property(q => q.Text).HasMaxLength(1000);
    }
}

internal sealed class ReportObligationTable : IEntityTypeConfiguration<ReportObligation>
{
    public void Configure(EntityTypeBuilder<ReportObligation> obligation)
    {
        obligation.ToTable("plan_report_obligation");
        obligation.HasKey(o => o.Id);
        obligation.Property(o => o.Id).ValueGeneratedNever();
        obligation.Property(o => o.UnitCode).HasMaxLength(40);
        obligation.Property(o => o.UnitNameVi).HasMaxLength(300);
        obligation.Property(o => o.UnitNameEn).HasMaxLength(300);
        obligation.Property(o => o.Receipt).HasMaxLength(80);
        obligation.Property(o => o.Version).IsConcurrencyToken();
        obligation.Ignore(o => o.IsComplete).Ignore(o => o.IsOnTime).Ignore(o => o.DaysLate).Ignore(o => o.Tally);
        obligation.HasOne<ReportRound>().WithMany().HasForeignKey(o => o.RoundId);
        obligation.HasIndex(o => new { o.RoundId, o.Unit }).IsUnique();
        obligation.HasIndex(o => new { o.RoundId, o.State, o.SortKey });
        obligation.HasIndex(o => new { o.Unit, o.DueAt });
    }
}

internal sealed class ReportTable : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("plan_report");
        report.HasKey(r => r.Id);
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.SavedByName).HasMaxLength(300);
        report.Property(r => r.Version).IsConcurrencyToken();
        report.HasOne<ReportObligation>().WithOne().HasForeignKey<Report>(r => r.ObligationId);
        report.HasMany(r => r.Drafts).WithOne().HasForeignKey(d => d.ReportId);
        report.HasIndex(r => new { r.RoundId, r.Unit });
    }
}

internal sealed class ReportDraftTable : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> draft)
    {
        draft.ToTable("plan_report_draft");
        draft.HasKey(d => d.Id);
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.SavedByName).HasMaxLength(300);
    }
}

internal sealed class ReportSubmissionTable : IEntityTypeConfiguration<ReportSubmission>
{
    public void Configure(EntityTypeBuilder<ReportSubmission> submission)
    {
        submission.ToTable("plan_report_submission");
        submission.HasKey(s => s.Id);
        submission.Property(s => s.Id).ValueGeneratedNever();
        submission.Property(s => s.Receipt).HasMaxLength(80);
        submission.Property(s => s.ByName).HasMaxLength(300);
        submission.HasOne<Report>().WithMany().HasForeignKey(s => s.ReportId);
        submission.HasMany(s => s.Entries).WithOne().HasForeignKey(e => e.SubmissionId);
        submission.HasMany(s => s.Figures).WithOne().HasForeignKey(f => f.SubmissionId);
        submission.HasMany(s => s.Answers).WithOne().HasForeignKey(a => a.SubmissionId);
        submission.HasIndex(s => new { s.ReportId, s.Number }).IsUnique();
        submission.HasIndex(s => new { s.Unit, s.At });
        submission.HasIndex(s => s.RoundId);
    }
}

internal sealed class ReportEntryTable : IEntityTypeConfiguration<ReportEntry>
{
    public void Configure(EntityTypeBuilder<ReportEntry> entry)
    {
        entry.ToTable("plan_report_entry");
        entry.HasKey(e => new { e.SubmissionId, e.DutyId });
        entry.HasIndex(e => e.DutyId);
    }
}

internal sealed class ReportFigureTable : IEntityTypeConfiguration<ReportFigure>
{
    public void Configure(EntityTypeBuilder<ReportFigure> figure)
    {
        figure.ToTable("plan_report_figure");
        figure.HasKey(f => new { f.SubmissionId, f.MeasureId });
        figure.Property(f => f.Value).HasPrecision(20, 6);
        figure.Property(f => f.Denominator).HasPrecision(20, 6);
        figure.Property(f => f.Measured).HasPrecision(20, 6);
        figure.Property(f => f.RecordsAddress).HasMaxLength(500);
    }
}

internal sealed class ReportAnswerTable : IEntityTypeConfiguration<ReportAnswer>
{
    public void Configure(EntityTypeBuilder<ReportAnswer> answer)
    {
        answer.ToTable("plan_report_answer");
        answer.HasKey(a => new { a.SubmissionId, a.Number });
    }
}

internal sealed class GroupProgressTable : IEntityTypeConfiguration<GroupProgress>
{
    public void Configure(EntityTypeBuilder<GroupProgress> progress)
    {
        progress.ToTable("plan_group_progress");
        progress.HasKey(p => new { p.PlanId, p.Year, p.Quarter, p.GroupNumber });
    }
}
