using FsCheck;
using FsCheck.Fluent;
using Tdc.Plan.Domain.Budget;

namespace Tdc.Plan.Tests.Budget;

public sealed class BudgetRulesTests
{
    [Theory]
    [InlineData(nameof(BudgetStage.Allocated), 101, "budget.allocated-over-approved")]
    [InlineData(nameof(BudgetStage.Committed), 81, "budget.committed-over-allocated")]
    [InlineData(nameof(BudgetStage.Disbursed), 61, "budget.disbursed-over-committed")]
    [InlineData(nameof(BudgetStage.Settled), 41, "budget.settled-over-disbursed")]
    [InlineData(nameof(BudgetStage.Cancelled), 21, "budget.allocated-over-approved")]
    [InlineData(nameof(BudgetStage.CarriedOver), 21, "budget.allocated-over-approved")]
    [InlineData(nameof(BudgetStage.Approved), -21, "budget.allocated-over-approved")]
    [InlineData(nameof(BudgetStage.Estimate), -121, "budget.stage-below-zero")]
    public void A_step_may_not_pass_the_one_before(string name, long total, string code)
    {
        var stage = Enum.Parse<BudgetStage>(name);
        List<BudgetEvent> line = [Of(BudgetStage.Estimate, 120), Of(BudgetStage.Approved, 100), Of(BudgetStage.Allocated, 80), Of(BudgetStage.Committed, 60), Of(BudgetStage.Disbursed, 40)];
        var already = total < 0 || stage is BudgetStage.Cancelled or BudgetStage.CarriedOver ? 0 : StageAmounts.Of(line)[stage];

        Assert.False(BudgetRules.After(line, Of(stage, total - already)).TryGet(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void An_adjustment_document_raises_what_may_be_allocated()
    {
        List<BudgetEvent> line = [Of(BudgetStage.Approved, 100), Of(BudgetStage.Adjusted, 30)];

        Assert.True(BudgetRules.After(line, Of(BudgetStage.Allocated, 130)).IsYes);
        Assert.False(BudgetRules.After(line, Of(BudgetStage.Allocated, 131)).IsYes);
    }

    [Theory]
    [InlineData(0, "1/QĐ", "budget.amount-zero")]
    [InlineData(1, " ", "budget.document-missing")]
    [InlineData(long.MinValue, "1/QĐ", "budget.amount-too-large")]
    [InlineData(BudgetRules.MostDong + 1, "1/QĐ", "budget.amount-too-large")]
    public void An_event_needs_an_amount_within_reason_and_a_document(long amount, string document, string code)
    {
        Assert.False(BudgetRules.After([], Of(BudgetStage.Approved, amount, document)).TryGet(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void An_estimate_needs_no_document() => Assert.True(BudgetRules.After([], Of(BudgetStage.Estimate, 5, "")).IsYes);

    [Fact]
    public void Whatever_is_written_the_steps_stay_covered() =>
        Prop.ForAll(
            Gen.Elements(Enum.GetValues<BudgetStage>()).Zip(Gen.Choose(-50, 100)).ListOf().ToArbitrary(),
            tries =>
            {
                var line = new List<BudgetEvent>();
                foreach (var (stage, amount) in tries)
                {
                    var next = Of(stage, amount);
                    if (BudgetRules.After(line, next).IsYes)
                    {
                        line.Add(next);
                    }
                }

                var sums = StageAmounts.Of(line);
                return sums[BudgetStage.Settled] <= sums[BudgetStage.Disbursed] && sums[BudgetStage.Disbursed] <= sums[BudgetStage.Committed]
                    && sums[BudgetStage.Committed] <= sums[BudgetStage.Allocated] && sums[BudgetStage.Allocated] <= sums.Ceiling
                    && sums[BudgetStage.Settled] >= 0;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_of_parts_are_the_sum_of_the_whole() =>
        Prop.ForAll(
            Gen.Elements(Enum.GetValues<BudgetStage>()).Zip(Gen.Choose(-50, 100)).ListOf().ToArbitrary(),
            tries =>
            {
                var events = tries.Select(t => Of(t.Item1, t.Item2)).ToList();
                var half = events.Count / 2;
                var joined = StageAmounts.Of(events.Take(half)).Plus(StageAmounts.Of(events.Skip(half)));
                return Enum.GetValues<BudgetStage>().All(s => joined[s] == StageAmounts.Of(events)[s]);
            }).QuickCheckThrowOnFailure();

    private static BudgetEvent Of(BudgetStage stage, long amount, string document = "12/QĐ-UBND") => new()
    {
        Id = new(Guid.CreateVersion7()),
        LineId = default,
        Stage = stage,
        AmountDong = amount,
        Document = document,
        OccurredOn = new DateOnly(2026, 3, 1),
        RecordedAt = DateTimeOffset.UnixEpoch,
    };
}
