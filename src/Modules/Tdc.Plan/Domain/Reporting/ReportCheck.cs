namespace Tdc.Plan.Domain.Reporting;

/// <summary>Where a part of a form stands.</summary>
internal enum PartState
{
    /// <summary>Chưa mở.</summary>
    Untouched,

    /// <summary>Đang ghi.</summary>
    Begun,

    /// <summary>Cần sửa.</summary>
    NeedsMending,

    /// <summary>Đủ.</summary>
    Complete,

    /// <summary>Không bắt buộc, and left empty.</summary>
    Optional,
}

/// <summary>Something that blocks sending.</summary>
/// <param name="Field">The field.</param>
/// <param name="Part">The part of the form: a task's label or one of <see cref="ReportCheck.MoneyPart"/>, <see cref="ReportCheck.WordsPart"/>, <see cref="ReportCheck.QuestionsPart"/>.</param>
/// <param name="Code">Key of the message.</param>
/// <param name="Values">Values of the message, by position.</param>
/// <param name="IsGap">Whether the field is only empty yet.</param>
internal sealed record ReportFault(string Field, string Part, string Code, IReadOnlyList<object> Values, bool IsGap = false);

/// <summary>Something that looks odd and asks for a word of explanation.</summary>
/// <param name="Field">The field.</param>
/// <param name="WordField">The field for the explanation.</param>
/// <param name="Part">The part of the form.</param>
/// <param name="Code">Key of the message.</param>
/// <param name="Values">Values of the message, by position.</param>
/// <param name="IsExplained">Whether the explanation is there.</param>
internal sealed record ReportDoubt(string Field, string WordField, string Part, string Code, IReadOnlyList<object> Values, bool IsExplained);

/// <summary>What checking a report found.</summary>
internal sealed class ReportCheck
{
    /// <summary>Part of the money.</summary>
    public const string MoneyPart = "kinh-phi";

    /// <summary>Part of difficulties and proposals.</summary>
    public const string WordsPart = "kho-khan";

    /// <summary>Part of the questions of an ad hoc request.</summary>
    public const string QuestionsPart = "cau-hoi";

    /// <summary>Longest narrative.</summary>
    public const int LongestNarrative = 4000;

    private readonly List<ReportFault> faults = [];
    private readonly List<ReportDoubt> doubts = [];
    private readonly ReportForm form;
    private readonly ReportFields fields;

    private ReportCheck(ReportForm form, ReportFields fields)
    {
        this.form = form;
        this.fields = fields;
    }

    /// <summary>What blocks sending, in the form's order.</summary>
    public IReadOnlyList<ReportFault> Faults => faults;

    /// <summary>What asks for an explanation, explained or not.</summary>
    public IReadOnlyList<ReportDoubt> Doubts => doubts;

    /// <summary>Compulsory cells.</summary>
    public int RequiredCells { get; private set; }

    /// <summary>Those of them that are filled.</summary>
    public int FilledCells { get; private set; }

    /// <summary>Whether the report can be sent: nothing blocks and every doubt is explained.</summary>
    public bool CanBeSent => faults.Count == 0 && doubts.All(d => d.IsExplained);

    /// <summary>Checks what was typed against what is asked.</summary>
    public static ReportCheck Of(ReportForm form, ReportFields fields)
    {
        var check = new ReportCheck(form, fields);
        foreach (var duty in form.Duties)
        {
            check.CheckDuty(duty);
        }

        check.CheckQuestions();
        check.CheckMoney();
        check.CheckLength(ReportFields.Difficulties, WordsPart);
        check.CheckLength(ReportFields.Proposals, WordsPart);
        return check;
    }

    /// <summary>Where a part stands.</summary>
    public PartState StateOf(string part)
    {
        var own = faults.Where(f => f.Part == part).ToList();
        if (own.Any(f => !f.IsGap) || doubts.Any(d => d.Part == part && !d.IsExplained && fields[d.Field].Length > 0))
        {
            return PartState.NeedsMending;
        }

        var touched = FieldsOf(part).Any(f => fields[f].Length > 0);
        var open = own.Count > 0 || doubts.Any(d => d.Part == part && !d.IsExplained);
        return open ? (touched ? PartState.Begun : PartState.Untouched)
            : touched || form.Find(part) is { IsRequired: true } || part == QuestionsPart ? PartState.Complete : PartState.Optional;
    }

    /// <summary>How many places of a part must be mended.</summary>
    public int CountOf(string part) => faults.Count(f => f.Part == part) + doubts.Count(d => d.Part == part && !d.IsExplained);

    /// <summary>The fields of a part.</summary>
    public IEnumerable<string> FieldsOf(string part) => part switch
    {
        MoneyPart => [ReportFields.Disbursed, ReportFields.DisbursedWord],
        WordsPart => [ReportFields.Difficulties, ReportFields.Proposals],
        QuestionsPart => form.Questions.Select(q => ReportFields.Answer(q.Number)),
        _ => form.Find(part) is { } duty ? FieldsOf(duty) : [],
    };

    private static IEnumerable<string> FieldsOf(FormDuty duty)
    {
        yield return ReportFields.Narrative(duty.Label);
        yield return ReportFields.Progress(duty.Label);
        yield return ReportFields.ProgressWord(duty.Label);
        foreach (var figure in duty.Figures)
        {
            yield return ReportFields.Figure(duty.Label, figure.Code);
            yield return ReportFields.Denominator(duty.Label, figure.Code);
            yield return ReportFields.FigureWord(duty.Label, figure.Code);
        }
    }

    private void CheckDuty(FormDuty duty)
    {
        foreach (var figure in duty.Figures)
        {
            CheckFigure(duty, figure);
        }

        var narrative = ReportFields.Narrative(duty.Label);
        Count(duty.IsRequired, fields[narrative].Length > 0);
        if (duty.IsRequired && fields[narrative].Length == 0)
        {
            Gap(narrative, duty.Label, "reporting.narrative-missing", duty.Label);
        }

        CheckLength(narrative, duty.Label);
        CheckProgress(duty);
    }

    private void CheckProgress(FormDuty duty)
    {
        var field = ReportFields.Progress(duty.Label);
        Count(duty.IsRequired, fields[field].Length > 0);
        if (fields[field].Length == 0)
        {
            if (duty.IsRequired)
            {
                Gap(field, duty.Label, "reporting.progress-missing", duty.Label);
            }

            return;
        }

        if (!ReportFields.TryNumber(fields[field], out var percent) || percent is < 0 or > 100)
        {
            Fault(field, duty.Label, "reporting.progress-range", duty.Label, Received(field));
            return;
        }

        if (percent > 50 && duty.EvidenceCount == 0)
        {
            Fault("mc." + duty.Label, duty.Label, "reporting.evidence-missing", duty.Label);
        }

        if (duty.LastProgress is { } last && percent < (decimal)(last * 100) - 0.05m)
        {
            Doubt(field, ReportFields.ProgressWord(duty.Label), duty.Label, "reporting.progress-fell", duty.Label, percent, Math.Round((decimal)last * 100, 1));
        }
    }

    private void CheckFigure(FormDuty duty, FormFigure figure)
    {
        var (field, below, word) = (ReportFields.Figure(duty.Label, figure.Code), ReportFields.Denominator(duty.Label, figure.Code), ReportFields.FigureWord(duty.Label, figure.Code));
        var measured = figure.MeasuredNumber;
        Count(duty.IsRequired, fields[field].Length > 0 || measured is not null);
        if (fields[field].Length == 0)
        {
            if (measured is null && duty.IsRequired)
            {
                Doubt(field, word, duty.Label, "reporting.figure-missing", figure);
            }

            return;
        }

        if (!ReportFields.TryNumber(fields[field], out var value) || value < 0)
        {
            Fault(field, duty.Label, "reporting.figure-range", figure, Received(field));
            return;
        }

        if (figure.IsRatio && !CheckRatio(duty, figure, value, below))
        {
            return;
        }

        if (measured is { } known)
        {
            if (known != value && fields[word].Length == 0)
            {
                Fault(word, duty.Label, "reporting.override-reason-missing", figure, value, known);
            }
        }
        else if (figure.Last is { } last && (value > last * 3 || value < last / 2))
        {
            Doubt(field, word, duty.Label, "reporting.figure-far-from-last", figure, value, last);
        }
        else if (!figure.IsRatio && figure.Target is { } target and > 0 && value > target * 2)
        {
            Doubt(field, word, duty.Label, "reporting.figure-far-from-target", figure, value, target);
        }
    }

    private bool CheckRatio(FormDuty duty, FormFigure figure, decimal value, string below)
    {
        if (fields[below].Length == 0)
        {
            Gap(below, duty.Label, "reporting.denominator-missing", figure);
            return false;
        }

        if (!ReportFields.TryNumber(fields[below], out var whole) || whole <= 0)
        {
            Fault(below, duty.Label, "reporting.denominator-range", figure, Received(below));
            return false;
        }

        if (value > whole)
        {
            Fault(ReportFields.Figure(duty.Label, figure.Code), duty.Label, "reporting.figure-over-total", figure, value, whole);
            return false;
        }

        return true;
    }

    private void CheckQuestions()
    {
        foreach (var question in form.Questions)
        {
            var field = ReportFields.Answer(question.Number);
            Count(question.IsRequired, fields[field].Length > 0);
            if (question.IsRequired && fields[field].Length == 0)
            {
                Gap(field, QuestionsPart, "reporting.answer-missing", question.Number);
            }

            CheckLength(field, QuestionsPart);
        }
    }

    private void CheckMoney()
    {
        if (!form.AsksMoney || fields[ReportFields.Disbursed].Length == 0)
        {
            return;
        }

        var typed = fields[ReportFields.Disbursed];
        if (!ReportFields.TryNumber(typed, out var dong) || dong < 0 || dong != decimal.Truncate(dong) || dong > long.MaxValue)
        {
            Fault(ReportFields.Disbursed, MoneyPart, "reporting.money-range", Received(ReportFields.Disbursed));
        }
        else if (form.KnownDisbursedDong is { } known && known != dong)
        {
            Doubt(ReportFields.Disbursed, ReportFields.DisbursedWord, MoneyPart, "reporting.money-differs", dong, (decimal)known);
        }
    }

    private void CheckLength(string field, string part)
    {
        if (fields[field].Length > LongestNarrative)
        {
            Fault(field, part, "reporting.text-too-long", LongestNarrative, fields[field].Length);
        }
    }

    private object Received(string field) => ReportFields.TryNumber(fields[field], out var number) ? number : fields[field];

    private void Count(bool required, bool filled)
    {
        RequiredCells += required ? 1 : 0;
        FilledCells += required && filled ? 1 : 0;
    }

    private void Gap(string field, string part, string code, params object[] values) => faults.Add(new(field, part, code, values, true));

    private void Fault(string field, string part, string code, params object[] values) => faults.Add(new(field, part, code, values));

    private void Doubt(string field, string word, string part, string code, params object[] values) =>
        doubts.Add(new(field, word, part, code, values, fields[word].Length > 0));
}
