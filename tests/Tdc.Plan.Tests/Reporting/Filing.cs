using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting;

/// <summary>Reports as they stand after a unit has sent them.</summary>
internal static class Filing
{
    /// <summary>Puts a submitted report with one figure of the first summed measure into a round, telling of a duty or of one made up.</summary>
    public static Task FileAsync(TestApp app, string key, string code, decimal value, DutyId? duty = null) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var now = app.Clock.GetUtcNow();
        var round = await db.Set<ReportRound>().SingleAsync(r => r.Key == key);
        var owed = await db.Set<ReportObligation>().SingleAsync(o => o.RoundId == round.Id && o.UnitCode == code);
        var measure = await db.Set<TaskMeasure>().Where(m => m.OverUnits == Tdc.Platform.Measures.MeasureJoin.Sum).OrderBy(m => m.Id).FirstAsync();
        var report = new Report { Id = new(Guid.CreateVersion7(now)), ObligationId = owed.Id, RoundId = round.Id, Unit = owed.Unit };
        var id = Guid.CreateVersion7(now);
        var submission = new ReportSubmission { Id = id, ReportId = report.Id, ObligationId = owed.Id, RoundId = round.Id, Unit = owed.Unit, Number = 1, At = now, Receipt = "BC-" + code, Fields = "{}" };
        submission.Entries.Add(new ReportEntry { SubmissionId = id, DutyId = duty ?? new(Guid.CreateVersion7(now)), TaskId = measure.TaskId, Role = AssignmentRole.Lead, Narrative = "Đã hướng dẫn các cơ sở.", Progress = 0.5 });
        submission.Figures.Add(new ReportFigure { SubmissionId = id, MeasureId = measure.Id, TaskId = measure.TaskId, Value = value });
        Assert.True(owed.Submit(round, id, submission.Receipt, 2, 2, now).IsYes);
        db.Add(report);
        db.Add(submission);
        return await db.SaveChangesAsync();
    });
}
