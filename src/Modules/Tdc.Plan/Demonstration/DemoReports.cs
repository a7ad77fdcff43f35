using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Writes the units' reports of a round with the rules that people's reports pass.</summary>
internal sealed class DemoReports
{
    private readonly DemoWorld world;
    private readonly DemoWords words;
    private readonly DemoRecord record;
    private readonly DemoFigures figures;
    private readonly Func<LineageId, int, DateOnly, long?> disbursed;
    private readonly ILookup<LineageId, DemoLife> lives;
    private readonly Dictionary<LineageId, ReportSubmission> last = [];
    private readonly Dictionary<string, Func<Duty, bool>> asked = [];

    /// <summary>Begins; rounds are to be written in the order of their deadlines.</summary>
    public DemoReports(DemoWorld world, DemoWords words, DemoRecord record, IReadOnlyCollection<DemoLife> lives, Func<LineageId, int, DateOnly, long?> disbursed)
    {
        (this.world, this.words, this.record, this.disbursed) = (world, words, record, disbursed);
        figures = new DemoFigures(lives);
        this.lives = lives.ToLookup(l => l.Duty.Unit);
    }

    /// <summary>What came of the last round written.</summary>
    public DemoRound Write(ReportRound round, IReadOnlyCollection<ReportObligation> obligations)
    {
        var made = new DemoRound(round);
        var running = !round.IsAdHoc && round.DueOn.AddDays(30) >= world.Today;
        foreach (var obligation in obligations.OrderBy(o => o.UnitCode, StringComparer.Ordinal))
        {
            Write(made, obligation, DemoFate.Of(round, obligation.UnitCode, running, world.Today));
        }

        DemoRoundNotices.Raise(world, record, round, obligations.Count(o => o.RaisedOn is not null));
        return made;
    }

    /// <summary>Duties that a unit owes a word on at a round's deadline: its weight.</summary>
    public int WeightOf(ReportRound round, LineageId unit)
    {
        if (!asked.TryGetValue(round.Key, out var isAsked))
        {
            asked[round.Key] = isAsked = AskedDuties.In(round).Compile();
        }

        return lives[unit].Count(l => isAsked(l.Duty));
    }

    private void Write(DemoRound made, ReportObligation obligation, DemoFate fate)
    {
        var round = made.Round;
        if (world.Today >= round.OpensOn)
        {
            obligation.Open();
        }

        DemoRoundNotices.Open(world, record, round, obligation);

        if (fate.Waived && world.IsPast(round.DueOn))
        {
            obligation.Waive("Trường vừa chuyển về thành phố, số liệu gộp vào kỳ sau (minh họa).", world.Coordinator);
            Decided(round, obligation, "plan.report-waived", Stable.Moment(round.DueOn, round.Key, obligation.UnitCode, "waived"));
        }
        else if (fate.DraftOn is { } begun && world.IsPast(begun) && begun >= round.OpensOn)
        {
            WriteReport(made, obligation, fate, begun);
        }

        DemoRoundNotices.Remind(world, record, round, obligation);
    }

    private void Decided(ReportRound round, ReportObligation obligation, string action, DateTimeOffset at)
    {
        record.Did(at, world.Coordinator, action, "plan.report-obligation", obligation.Id.Value, new { round.Key, Unit = obligation.Unit.Value, obligation.Remark });
        var (code, address) = ReportNotices.Of(round, obligation);
        record.Told(at, obligation.Unit, Role.Officer, code, [ReportNotices.Title(round)], address);
        if (code == ReportNotices.Returned)
        {
            record.Told(at, obligation.Unit, Role.Head, code, [ReportNotices.Title(round)], address);
        }
    }

    private void WriteReport(DemoRound made, ReportObligation obligation, DemoFate fate, DateOnly begun)
    {
        var (round, unit) = (made.Round, world.Unit(obligation.Unit, made.Round.DueOn));
        var start = Stable.Moment(begun, round.Key, unit.Code, "draft");
        var report = new Report { Id = new ReportId(Stable.Id(start, "report", round.Key, unit.Code)), ObligationId = obligation.Id, RoundId = round.Id, Unit = obligation.Unit };
        made.Reports.Add(report);
        var author = new ReportAuthor(world.OfficerOf(obligation.Unit), "Cán bộ báo cáo, " + unit.Organisation.NameVi);
        var sent = fate.SentOn is { } day && world.IsPast(day) ? day : (DateOnly?)null;
        var form = FormOf(round, obligation.Unit, sent ?? begun);
        var draft = DraftOf(form, unit, round, sent ?? begun);
        record.Did(start, author.UserId, "plan.report-begun", "plan.report", report.Id.Value, new { Unit = obligation.Unit.Value });
        Save(report, obligation, round, sent is null ? Half(draft) : draft, author, start);
        if (sent is not { } first)
        {
            return;
        }

        Send(made, obligation, report, form, draft, author, Stable.Moment(first, round.Key, unit.Code, "sent"));
        if (fate.ReturnedOn is { } returned && world.IsPast(returned))
        {
            var back = Stable.Moment(returned, round.Key, unit.Code, "returned");
            obligation.Return(ReturnCause.Content, words.Common("trả lại", unit, round.Key), world.Coordinator, back);
            Decided(round, obligation, "plan.report-returned", back);
            if (fate.SentAgainOn is { } again && world.IsPast(again))
            {
                draft = draft.Copy();
                draft[ReportFields.Difficulties] = draft[ReportFields.Difficulties] + " Đã bổ sung theo ý kiến của đơn vị đầu mối.";
                var moment = Stable.Moment(again, round.Key, unit.Code, "again");
                Save(report, obligation, round, draft, author, moment.AddMinutes(-12));
                Send(made, obligation, report, form, draft, author, moment);
            }
        }

        if (fate.LookedAtOn is { } looked && world.IsPast(looked) && obligation.State == ReportState.Submitted)
        {
            var at = Stable.Moment(looked, round.Key, unit.Code, "looked");
            obligation.Accept(world.Coordinator, at > obligation.LastSubmittedAt ? at : obligation.LastSubmittedAt!.Value.AddMinutes(20));
            Decided(round, obligation, "plan.report-accepted", obligation.AcceptedAt!.Value);
        }
    }

    private void Save(Report report, ReportObligation obligation, ReportRound round, ReportFields fields, ReportAuthor author, DateTimeOffset at)
    {
        report.Save(fields, author.UserId, author.Name, at, Stable.Id(at, "saved", round.Key, obligation.UnitCode));
        obligation.Save(round, at);
        record.Did(at, author.UserId, "plan.report-saved", "plan.report", report.Id.Value, new { Fields = fields.Names.Count() });
    }

    private void Send(DemoRound made, ReportObligation obligation, Report report, ReportForm form, ReportFields fields, ReportAuthor author, DateTimeOffset at)
    {
        var (round, number) = (made.Round, obligation.Submissions + 1);
        var check = ReportCheck.Of(form, fields);
        var submission = ReportFiling.Make(
            Stable.Id(at, "submission", round.Key, obligation.UnitCode, $"{number}"), report, form, fields, number,
            ReportFiling.Receipt(round.Key, obligation.UnitCode, number), author, at);
        if (!check.CanBeSent
            || !obligation.Submit(round, submission.Id, submission.Receipt, check.RequiredCells, check.FilledCells, at).TryGet(out _, out _))
        {
            throw new InvalidOperationException($"The invented report of {obligation.UnitCode} in {round.Key} does not pass the rules: "
                + string.Join("; ", check.Faults.Select(f => f.Code + " " + f.Field).Concat(check.Doubts.Where(d => !d.IsExplained).Select(d => d.Code + " " + d.Field))));
        }

        made.Submissions.Add(submission);
        record.Did(at, author.UserId, "plan.report-submitted", "plan.report", report.Id.Value, new { round.Key, Unit = obligation.Unit.Value, submission.Receipt, Number = number });
        if (!round.IsAdHoc)
        {
            last[obligation.Unit] = submission;
            var order = 0;
            made.Declared.RemoveAll(d => d.ReportId == report.Id.Value);
            made.Declared.AddRange(ReportFiling.Declared(submission, round, obligation.Unit, () => Stable.Id(at, "declared", round.Key, obligation.UnitCode, $"{number} {order++}")));
        }
    }

    private ReportForm FormOf(ReportRound round, LineageId unit, DateOnly day)
    {
        var before = round.IsAdHoc ? null : last.GetValueOrDefault(unit);
        var asked = round.QuestionsOnly ? [] : lives[unit].Where(l => l.Duty.StartsOn <= round.LegalDueOn && l.Duty.StartsOn <= day && (l.Duty.Year >= round.Year || l.IsOpenOn(round.DueOn)))
            .GroupBy(l => l.Task.Id).Select(g => g.Where(l => l.Duty.Year >= round.Year).MinBy(l => l.Duty.Year) ?? g.MaxBy(l => l.Duty.Year)!)
            .OrderBy(l => l.Task.GroupNumber).ThenBy(l => l.Task.Number).ToList();
        return new ReportForm
        {
            Duties = [.. asked.Select(l => Part(l, round, before, day))],
            Questions = [.. round.Questions.OrderBy(q => q.Number)],
            AsksMoney = asked.Count > 0,
            LastDisbursedDong = before?.DisbursedDong,
        };
    }

    private FormDuty Part(DemoLife life, ReportRound round, ReportSubmission? before, DateOnly day)
    {
        var said = before?.Entries.Find(e => e.TaskId == life.Task.Id);
        var version = life.Task.On(round.LegalDueOn);
        var asked = life.Duty.Role == AssignmentRole.Lead ? world.Measures[life.Task.Id].Where(m => !PlanMeasures.Knows(m.Code)) : [];
        return new FormDuty(
            life.Duty.Id, life.Task.Id, life.Task.Label, life.Task.GroupNumber, version.TitleVi, version.TitleEn, life.Duty.Role, life.Duty.DueOn, life.ProofsOn(day),
            said?.Narrative ?? "", said?.Progress,
            [.. asked.Select(m => new FormFigure(
                m.Id, m.Code, m.NameVi, m.NameEn, m.UnitVi, m.UnitEn, m.OverUnits, null, before?.Figures.Find(f => f.MeasureId == m.Id)?.Value,
                before?.Figures.Find(f => f.MeasureId == m.Id)?.Denominator, m.Targets.Find(t => t.Year == round.Year)?.Value))]);
    }

    private ReportFields DraftOf(ReportForm form, DemoUnit unit, ReportRound round, DateOnly day)
    {
        var fields = ReportFields.Empty;
        foreach (var duty in form.Duties)
        {
            var life = lives[unit.Organisation.Lineage].First(l => l.Duty.Id == duty.Id);
            if (!duty.IsRequired && Stable.Share(unit.Code, duty.Label, round.Key, "says") > 0.72 && unit.Code != "26188")
            {
                continue;
            }

            Figures(fields, duty, life, round, day, out var written);
            fields[ReportFields.Narrative(duty.Label)] = words.Told(duty.Label, unit, duty.IsRequired, written, round.Key);
            var share = life.ShareOn(day) ?? 0;
            fields[ReportFields.Progress(duty.Label)] = ReportFields.Number(Math.Round((decimal)(duty.EvidenceCount == 0 ? Math.Min(share, DutyRules.ProofFrom) : share) * 100));
        }

        foreach (var question in form.Questions)
        {
            fields[ReportFields.Answer(question.Number)] = DemoRounds.AnswerTo(question.Number, unit, round.Key);
        }

        Words(fields, form, unit, round, day);
        foreach (var doubt in ReportCheck.Of(form, fields).Doubts.Where(d => !d.IsExplained))
        {
            fields[doubt.WordField] = words.Common("giải thích", unit, round.Key + doubt.Field);
        }

        return fields;
    }

    private void Figures(ReportFields fields, FormDuty duty, DemoLife life, ReportRound round, DateOnly day, out List<string> written)
    {
        written = [];
        foreach (var figure in duty.Figures)
        {
            var (value, below) = figures.Of(world.Measures[duty.TaskId].First(m => m.Id == figure.MeasureId), life, round.Year, day);
            if (value is not { } number)
            {
                continue;
            }

            fields[ReportFields.Figure(duty.Label, figure.Code)] = ReportFields.Number(number);
            if (figure.IsRatio && below is { } whole)
            {
                fields[ReportFields.Denominator(duty.Label, figure.Code)] = ReportFields.Number(whole);
            }

            written.Add(DemoWords.Number(figure.IsRatio && below is > 0 ? Math.Round(100 * number / below.Value, 1) : number));
        }
    }

    private void Words(ReportFields fields, ReportForm form, DemoUnit unit, ReportRound round, DateOnly day)
    {
        if (Stable.Share(unit.Code, round.Key, "difficulty") < 0.55)
        {
            fields[ReportFields.Difficulties] = words.Common("khó khăn", unit, round.Key);
        }

        if (Stable.Share(unit.Code, round.Key, "proposal") < 0.4)
        {
            fields[ReportFields.Proposals] = words.Common("đề nghị", unit, round.Key);
        }

        if (form.AsksMoney && disbursed(unit.Organisation.Lineage, round.Year, day) is { } dong)
        {
            fields[ReportFields.Disbursed] = ReportFields.Number(dong);
        }
    }

    // A draft that somebody will go on with: the parts in the second half are not filled yet.
    private static ReportFields Half(ReportFields whole)
    {
        var half = ReportFields.Empty;
        var names = whole.Names.ToList();
        foreach (var name in names.Where(n => n.StartsWith("kq.", StringComparison.Ordinal) || n.StartsWith("so.", StringComparison.Ordinal)).Take((names.Count / 3) + 1))
        {
            half[name] = whole[name];
        }

        return half;
    }
}

/// <summary>The rows of one round's reports.</summary>
internal sealed record DemoRound(ReportRound Round)
{
    /// <summary>Reports, drafts among them.</summary>
    public List<Report> Reports { get; } = [];

    /// <summary>What was handed in.</summary>
    public List<ReportSubmission> Submissions { get; } = [];

    /// <summary>The plan's own table of declared values.</summary>
    public List<DeclaredValue> Declared { get; } = [];
}
