using Tdc.Plan.Domain;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>How one duty went: when it came how far, when something proved it, when it was done. All else is told from it.</summary>
internal sealed class DemoLife
{
    // How far a task of the running year comes by its last day; invented so that some groups lie behind.
    private static readonly Dictionary<string, double> paces = new(StringComparer.Ordinal)
    {
        ["I.3"] = 1.06,
        ["I.4"] = 1.14,
        ["I.2"] = 1.04,
        ["II.1"] = 0.95,
        ["II.2"] = 0.74,
        ["II.4"] = 0.72,
        ["III.2"] = 0.94,
        ["III.3"] = 0.58,
        ["IV.4"] = 0.86,
        ["V.1"] = 0.9,
        ["V.2"] = 0.66,
        ["VI.1"] = 1.05,
        ["VI.2"] = 1.02,
        ["VI.3"] = 0.93,
        ["VII.1"] = 1.12,
        ["VII.2"] = 0.68,
        ["VII.3"] = 0.84,
    };

    private DemoLife(Duty duty, PlanTask task, DemoUnit unit) => (Duty, Task, Unit) = (duty, task, unit);

    /// <summary>The duty.</summary>
    public Duty Duty { get; }

    /// <summary>Its task.</summary>
    public PlanTask Task { get; }

    /// <summary>The unit as it was when the duty began.</summary>
    public DemoUnit Unit { get; }

    /// <summary>When it came how far.</summary>
    public List<(DateOnly Day, double Share)> Steps { get; } = [];

    /// <summary>When something proved it.</summary>
    public List<DateOnly> Proofs { get; } = [];

    /// <summary>The day on which the unit said that it was done.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>The day on which the coordinator found it done.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>How far it was at the end of a day; <see langword="null"/> when nobody had said anything.</summary>
    public double? ShareOn(DateOnly day) => Steps.Where(s => s.Day <= day).Select(s => (double?)s.Share).LastOrDefault();

    /// <summary>How many proofs stood behind it at the end of a day.</summary>
    public int ProofsOn(DateOnly day) => Proofs.Count(p => p <= day);

    /// <summary>Whether work was still expected at the end of a day.</summary>
    public bool IsOpenOn(DateOnly day) => AcceptedOn is null || AcceptedOn > day;

    /// <summary>Invents the life of a duty and writes its outcome into it.</summary>
    public static DemoLife Of(DemoWorld world, Duty duty, PlanTask task)
    {
        var life = new DemoLife(duty, task, DemoUnit.Of(world.Register.Find(duty.UnitAsOf)!, world.Register));
        life.Live(world);
        life.Settle(world);
        return life;
    }

    private string[] Words(string word) => [Unit.Code, Task.Label, $"{Duty.Year}", word];

    private void Live(DemoWorld world)
    {
        var past = Duty.DueOn < world.Today;
        var stuck = past && Task.Label is "II.5" or "II.6" && Duty.Role == AssignmentRole.Lead;
        var idle = !past && Duty.SpanDays < 400 && Unit.Code is not ("26188" or "SCT" or "SKHCN") && Stable.Share(Words("idle")) < 0.035;
        if (idle)
        {
            return;
        }

        var unproved = !past && Unit.Code != "26188" && Stable.Share(Words("unproved")) < 0.06;
        var carried = Duty.State == DutyState.CarriedOver;
        var end = carried ? new DateOnly(2025, 6, 26) : world.Last;
        var pace = (stuck ? 0.36 : paces.GetValueOrDefault(Task.Label, 1.0)) * Unit.Diligence * (0.96 + (0.08 * Stable.Share(Words("pace"))));
        var count = StepCount(world.Scale);
        var before = 0.0;
        for (var i = 1; i <= count; i++)
        {
            var at = ((i - 0.5) + (0.3 * (Stable.Share(Words($"step {i}")) - 0.5))) / count;
            var day = Stable.Workday(Duty.StartsOn.AddDays((int)(at * Duty.SpanDays)));
            if (day < Duty.StartsOn || day > end)
            {
                continue;
            }

            var last = i == count && past && !stuck;
            var share = last ? 1 : Math.Min(unproved || stuck ? 0.9 : 1, Duty.ExpectedOn(day) * (past && !stuck ? Math.Max(0.85, pace) : pace));
            share = Math.Max(before, Math.Round(share * 20) / 20);
            Steps.Add((day, share));
            Prove(world.Scale, day, before, share, unproved);
            before = share;
        }
    }

    private int StepCount(int scale)
    {
        var yearly = Unit.Code == "SKHCN" ? 7 : Unit.IsCommune || Unit.IsDistrict ? 4 : 5;
        return yearly * scale * Math.Max(1, Duty.SpanDays / 360);
    }

    // Nothing beyond one half without a proof, but for the few duties that are to show the flag.
    private void Prove(int scale, DateOnly day, double before, double share, bool unproved)
    {
        if (unproved)
        {
            return;
        }

        foreach (var mark in (ReadOnlySpan<double>)[0.3, 0.55, 0.95])
        {
            var needed = mark > 0.5 && mark < 0.6 && Proofs.Count == 0;
            if (before < mark && share >= mark && (needed || (mark > 0.9 && Proofs.Count == 0) || Stable.Share(Words($"proof {mark}")) < 0.62))
            {
                Proofs.AddRange(Enumerable.Repeat(day, scale));
            }
        }

        if (share > DutyRules.ProofFrom && Proofs.Count == 0)
        {
            Proofs.Add(day);
        }
    }

    private void Settle(DemoWorld world)
    {
        Duty.EvidenceCount = Proofs.Count;
        if (Steps.Count > 0)
        {
            (Duty.Progress, Duty.ProgressOn) = (Steps[^1].Share, Steps[^1].Day);
        }

        if (Duty.State == DutyState.CarriedOver || Steps.Count == 0)
        {
            return;
        }

        Duty.State = DutyState.InProgress;
        var done = Steps[^1].Share >= 1 && Proofs.Count > 0 ? Stable.Workday(Steps.First(s => s.Share >= 1).Day.AddDays(3)) : (DateOnly?)null;
        if (done is not { } said || !world.IsPast(said))
        {
            return;
        }

        DoneOn = said;
        Duty.Submit(said);
        var accepted = Stable.Workday(said.AddDays(Stable.Number(6, 24, Words("accepted"))));
        if (world.IsPast(accepted))
        {
            AcceptedOn = accepted;
            Duty.Accept(Stable.Moment(accepted, Words("accepted")), "Đã xem minh chứng, đạt yêu cầu.");
        }
    }
}
