using Tdc.Plan.Domain.Budget;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Tells the events of one line in their order; a broken rule stops the generation.</summary>
internal sealed class DemoMoney(DemoWorld world, BudgetLine line, DemoLife life, long wholeDong)
{
    private int documents;

    /// <summary>From the estimate on.</summary>
    public void Tell(DateOnly first)
    {
        var late = line.Year == 2025;
        Record(BudgetStage.Estimate, wholeDong, first, "Dự toán", "");
        Record(BudgetStage.Proposed, Part(wholeDong, 0.95), first.AddDays(late ? 9 : 35), "Tờ trình", "");
        var approvedOn = late ? first.AddDays(24) : new DateOnly(line.Year - 1, 12, 10);
        var approved = Part(wholeDong, 0.82 + (0.12 * Luck("approved")));
        Record(BudgetStage.Approved, approved, approvedOn, Decision, "");
        var allocatedOn = late ? approvedOn.AddDays(14) : new DateOnly(line.Year, 1, 12).AddDays(Stable.Number(0, 20, Words("allocated")));
        var allocated = Luck("all") < 0.7 ? approved : Part(approved, 0.9);
        Record(BudgetStage.Allocated, allocated, allocatedOn, Decision, "");
        if (life.Task.Label == "IV.1" && line.Source == FundSource.ProvincialBudget && life.Unit.Code == "SKHCN" && line.Year == 2026)
        {
            Record(BudgetStage.Adjusted, 850_000_000, new DateOnly(2026, 6, 18), Decision, "Bổ sung bàn kiểm định đồng hồ nước");
            Record(BudgetStage.Allocated, 850_000_000, new DateOnly(2026, 6, 29), Decision, "Bổ sung bàn kiểm định đồng hồ nước");
            allocated += 850_000_000;
            allocatedOn = new DateOnly(2026, 6, 29);
        }

        Spend(allocatedOn, allocated);
    }

    /// <summary>Adds one event if its day has come and it moves anything.</summary>
    public void Record(BudgetStage stage, long dong, DateOnly day, string document, string note)
    {
        day = Stable.Workday(day);
        if (dong == 0 || !world.IsPast(day))
        {
            return;
        }

        var at = Stable.Moment(day, Words($"{stage} {line.Events.Count}"));
        if (line.Events is [.., var before] && at <= before.RecordedAt && day == before.OccurredOn)
        {
            at = before.RecordedAt.AddMinutes(1); // events of one day keep their order
        }

        var happened = new BudgetEvent
        {
            Id = new BudgetEventId(Stable.Id(at, Words($"event {stage} {line.Events.Count}"))),
            LineId = line.Id,
            Stage = stage,
            AmountDong = dong,
            Document = document.Contains("minh họa", StringComparison.Ordinal) ? document : $"{document} số {Stable.Number(100, 980, Words($"number {documents++}"))}/{Symbol(stage)} (minh họa)",
            OccurredOn = day,
            Note = note,
            RecordedBy = world.Finance,
            RecordedAt = at,
        };
        if (!BudgetRules.After(line.Events, happened).TryGet(out _, out var refusal))
        {
            throw new InvalidOperationException($"The invented {stage} of {life.Unit.Code}, {life.Task.Label}, {line.Year} breaks a rule: {refusal.Code}.");
        }

        line.Events.Add(happened);
    }

    private void Spend(DateOnly allocatedOn, long allocated)
    {
        var committed = Part(allocated, 0.84 + (0.16 * Luck("committed")));
        var committedOn = allocatedOn.AddDays(Stable.Number(30, 75, Words("committed on")));
        if (committedOn >= new DateOnly(line.Year, 12, 20))
        {
            return;
        }

        Record(BudgetStage.Committed, committed, committedOn, "Hợp đồng", "");
        var spent = Part(committed, 0.78 + (0.22 * Luck("spent")));
        var parts = 3 * world.Scale;
        var span = new DateOnly(line.Year, 12, 24).DayNumber - committedOn.DayNumber;
        var told = 0L;
        for (var i = 1; i <= parts; i++)
        {
            var upTo = i == parts ? spent : spent / 1000 * i / parts * 1000;
            var day = Stable.Workday(committedOn.AddDays((int)(span * (i - 0.4) / parts)));
            if (world.IsPast(day))
            {
                Record(BudgetStage.Disbursed, upTo - told, day, "Giấy rút dự toán", "");
                told = upTo;
            }
        }

        if (told > 0 && line.Year < world.Today.Year)
        {
            Record(BudgetStage.Settled, Luck("settled") < 0.8 ? told : Part(told, 0.97), new DateOnly(line.Year + 1, 2, 20).AddDays(Stable.Number(0, 30, Words("settled on"))), "Báo cáo quyết toán", "");
        }
    }

    private const string Decision = "Quyết định";

    private double Luck(string word) => Stable.Share(Words(word));

    private string[] Words(string word) => [life.Unit.Code, life.Task.Label, $"{line.Year}", line.Source.ToString(), word];

    private string Symbol(BudgetStage stage) => stage switch
    {
        BudgetStage.Approved or BudgetStage.Adjusted => life.Unit.IsCommune ? "QĐ-UBND" : "QĐ-STC",
        BudgetStage.Committed => "HĐ",
        _ => life.Unit.IsCommune ? "UBND" : life.Unit.Code,
    };

    private static long Part(long whole, double share) => (long)(whole * share) / 1_000_000 * 1_000_000;
}
