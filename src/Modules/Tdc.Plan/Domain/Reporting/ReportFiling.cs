using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Who files a report.</summary>
/// <param name="UserId">The person; <see langword="null"/> for a machine.</param>
/// <param name="Name">Name as it is now.</param>
internal sealed record ReportAuthor(Guid? UserId, string Name);

/// <summary>Turns a checked draft into a submission.</summary>
internal static class ReportFiling
{
    /// <summary>Makes the rows of a submission from what was typed; the check has said that it can be sent.</summary>
    public static ReportSubmission Make(
        Guid id, Report report, ReportForm form, ReportFields fields, int number, string receipt, ReportAuthor author, DateTimeOffset now)
    {
        var submission = new ReportSubmission
        {
            Id = id,
            ReportId = report.Id,
            ObligationId = report.ObligationId,
            RoundId = report.RoundId,
            Unit = report.Unit,
            Number = number,
            At = now,
            By = author.UserId,
            ByName = author.Name,
            Receipt = receipt,
            Difficulties = fields[ReportFields.Difficulties],
            Proposals = fields[ReportFields.Proposals],
            DisbursedDong = ReportFields.TryNumber(fields[ReportFields.Disbursed], out var dong) ? (long)dong : null,
            Fields = fields.ToJson(),
        };
        foreach (var duty in form.Duties)
        {
            submission.Entries.Add(Entry(id, duty, fields));
            submission.Figures.AddRange(duty.Figures.Select(f => Figure(id, duty, f, fields)));
        }

        submission.Answers.AddRange(form.Questions
            .Where(q => fields[ReportFields.Answer(q.Number)].Length > 0)
            .Select(q => new ReportAnswer { SubmissionId = id, Number = q.Number, Text = fields[ReportFields.Answer(q.Number)] }));
        return submission;
    }

    /// <summary>The number of a receipt: round, position of the unit's code, number of the submission.</summary>
    public static string Receipt(string roundKey, string unitCode, int number) => $"BC-{roundKey}-{unitCode}-{number}";

    /// <summary>What the figures declare by hand, for the plan's own table of declared values.</summary>
    public static IEnumerable<DeclaredValue> Declared(ReportSubmission submission, ReportRound round, LineageId unit, Func<Guid> newId) =>
        submission.Figures.Where(f => f is { IsMeasured: false, Value: not null }).Select(f => new DeclaredValue
        {
            Id = newId(),
            MeasureId = f.MeasureId,
            Unit = unit,
            PeriodFrom = round.PeriodFrom,
            PeriodTo = round.PeriodTo,
            Value = f.Value!.Value,
            Denominator = f.Denominator,
            ReportId = submission.ReportId.Value,
            DeclaredBy = submission.By,
            DeclaredAt = submission.At,
            Reason = f.Explanation,
        });

    private static ReportEntry Entry(Guid id, FormDuty duty, ReportFields fields) => new()
    {
        SubmissionId = id,
        DutyId = duty.Id,
        TaskId = duty.TaskId,
        Role = duty.Role,
        Narrative = fields[ReportFields.Narrative(duty.Label)],
        Progress = ReportFields.TryNumber(fields[ReportFields.Progress(duty.Label)], out var percent) ? (double)(percent / 100) : null,
        EvidenceCount = duty.EvidenceCount,
        Explanation = fields[ReportFields.ProgressWord(duty.Label)],
    };

    private static ReportFigure Figure(Guid id, FormDuty duty, FormFigure figure, ReportFields fields)
    {
        var declared = ReportFields.TryNumber(fields[ReportFields.Figure(duty.Label, figure.Code)], out var value);
        var overrides = declared && (figure.MeasuredNumber is null || figure.MeasuredNumber != value);
        var isMeasured = !overrides && figure.Measured is not null;
        decimal? below = ReportFields.TryNumber(fields[ReportFields.Denominator(duty.Label, figure.Code)], out var whole) ? whole : null;
        return new ReportFigure
        {
            SubmissionId = id,
            MeasureId = figure.MeasureId,
            TaskId = duty.TaskId,
            Value = isMeasured ? figure.MeasuredNumber : declared ? value : null,
            Denominator = figure.IsRatio ? (isMeasured ? figure.Measured!.Denominator : below) : null,
            IsMeasured = isMeasured,
            Measured = figure.MeasuredNumber,
            MeasuredAt = figure.Measured?.MeasuredAt,
            Records = figure.Measured?.Records,
            RecordsAddress = figure.Measured?.RecordsAddress ?? "",
            Explanation = fields[ReportFields.FigureWord(duty.Label, figure.Code)],
        };
    }
}
