using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ReviewReport;

/// <summary>The coordinator gave a report back.</summary>
/// <param name="Round">Key of the round.</param>
/// <param name="Unit">The unit's line.</param>
/// <param name="Obligation">The obligation.</param>
internal sealed record ReportReturned(string Round, Guid Unit, Guid Obligation) : IEventRecord;

/// <summary>What the coordinator may decide on a unit's report.</summary>
internal enum ReviewVerb
{
    /// <summary>Nhận.</summary>
    Accept,

    /// <summary>Trả lại để sửa nội dung.</summary>
    ReturnForContent,

    /// <summary>Trả lại vì chưa có nội dung.</summary>
    ReturnAsEmpty,

    /// <summary>Miễn báo cáo kỳ này.</summary>
    Waive,

    /// <summary>Bỏ miễn.</summary>
    Oblige,
}

/// <summary>Accepts, returns and waives reports.</summary>
internal sealed class ReviewReportHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access)
{
    /// <summary>Longest remark.</summary>
    public const int LongestRemark = 2000;

    /// <summary>Decides on the report of a unit, by its code on the due day.</summary>
    /// <param name="key">The round.</param>
    /// <param name="unitCode">The unit.</param>
    /// <param name="verb">What is decided.</param>
    /// <param name="remark">Needed for a return and a waiver.</param>
    /// <param name="seen">Version of the obligation that was seen; <see langword="null"/> takes any.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<ReportObligation>> HandleAsync(
        string key, string unitCode, ReviewVerb verb, string? remark, Guid? seen, CancellationToken cancellation)
    {
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-report");
        }

        if (!(await access.RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var obligation = await db.Set<ReportObligation>().SingleOrDefaultAsync(o => o.RoundId == round.Id && o.UnitCode == unitCode, cancellation);
        if (obligation is null)
        {
            return Refusal.NotFound("reporting.no-such-report");
        }

        if (seen is { } version && version != obligation.Version)
        {
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        if (remark?.Length > LongestRemark)
        {
            return Refusal.Rule("reporting.text-too-long", LongestRemark, remark.Length);
        }

        var now = clock.GetUtcNow();
        var answer = verb switch
        {
            ReviewVerb.Accept => obligation.Accept(asker.UserId, now),
            ReviewVerb.ReturnForContent => obligation.Return(ReturnCause.Content, remark ?? "", asker.UserId, now),
            ReviewVerb.ReturnAsEmpty => obligation.Return(ReturnCause.Empty, remark ?? "", asker.UserId, now),
            ReviewVerb.Waive => obligation.Waive(remark ?? "", asker.UserId),
            _ => obligation.Oblige(asker.UserId),
        };
        if (!answer.TryGet(out _, out refusal))
        {
            return refusal;
        }

        obligation.Version = Guid.CreateVersion7(now);
        db.AddAudit(clock, asker, "plan.report-" + Word(verb), "plan.report-obligation", obligation.Id.Value, new { round.Key, Unit = obligation.Unit.Value, obligation.Remark });
        db.TellDecided(clock, round, obligation);
        if (verb is ReviewVerb.ReturnForContent or ReviewVerb.ReturnAsEmpty)
        {
            db.AddEvent(clock, new ReportReturned(round.Key, obligation.Unit.Value, obligation.Id.Value));
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        return obligation;
    }

    private static string Word(ReviewVerb verb) => verb switch
    {
        ReviewVerb.Accept => "accepted",
        ReviewVerb.Waive => "waived",
        ReviewVerb.Oblige => "obliged",
        _ => "returned",
    };
}
