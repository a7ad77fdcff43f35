using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Domain.Budget;

/// <summary>The amounts of a line, or of many lines together, by stage; whole đồng.</summary>
/// <remarks>Source of the rules: the plan's workflow reference, budget invariants; Decision 1295/QĐ-UBND part III.</remarks>
internal sealed class StageAmounts
{
    private static readonly int stages = Enum.GetValues<BudgetStage>().Length;
    private readonly long[] amounts = new long[stages];

    /// <summary>Sums events.</summary>
    /// <exception cref="OverflowException">The sums leave the range of whole đồng.</exception>
    public static StageAmounts Of(IEnumerable<BudgetEvent> events) => Of(events.Select(e => (e.Stage, e.AmountDong)));

    /// <summary>Sums amounts.</summary>
    /// <exception cref="OverflowException">The sums leave the range of whole đồng.</exception>
    public static StageAmounts Of(IEnumerable<(BudgetStage Stage, long Dong)> parts)
    {
        var result = new StageAmounts();
        foreach (var (stage, dong) in parts)
        {
            result.amounts[(int)stage] = checked(result.amounts[(int)stage] + dong);
        }

        return result;
    }

    /// <summary>Amount of a stage.</summary>
    public long this[BudgetStage stage]
    {
        get => amounts[(int)stage];
        init => amounts[(int)stage] = value;
    }

    /// <summary>What may be allocated: approved and adjusted, less what was carried over or cancelled.</summary>
    public long Ceiling => this[BudgetStage.Approved] + this[BudgetStage.Adjusted] - this[BudgetStage.CarriedOver] - this[BudgetStage.Cancelled];

    /// <summary>Approved over estimate.</summary>
    public decimal? ApprovalRate => Rate(this[BudgetStage.Approved], this[BudgetStage.Estimate]);

    /// <summary>Disbursed over what may be spent.</summary>
    public decimal? ExecutionRate => Rate(this[BudgetStage.Disbursed], Ceiling);

    /// <summary>Settled over disbursed.</summary>
    public decimal? SettlementRate => Rate(this[BudgetStage.Settled], this[BudgetStage.Disbursed]);

    /// <summary>Adds two sets of amounts.</summary>
    public StageAmounts Plus(StageAmounts other)
    {
        var result = new StageAmounts();
        for (var i = 0; i < stages; i++)
        {
            result.amounts[i] = checked(amounts[i] + other.amounts[i]);
        }

        return result;
    }

    /// <summary>Whether every step is covered by the one before; the first breach found otherwise.</summary>
    /// <returns><see langword="null"/> when all holds.</returns>
    public Refusal? Breach()
    {
        foreach (var stage in Enum.GetValues<BudgetStage>().Where(s => s != BudgetStage.Adjusted && this[s] < 0))
        {
            return Refusal.Rule("budget.stage-below-zero", stage, this[stage]);
        }

        return Ceiling < 0 ? Refusal.Rule("budget.ceiling-below-zero", Ceiling)
            : Over(BudgetStage.Allocated, Ceiling, "budget.allocated-over-approved")
            ?? Over(BudgetStage.Committed, this[BudgetStage.Allocated], "budget.committed-over-allocated")
            ?? Over(BudgetStage.Disbursed, this[BudgetStage.Committed], "budget.disbursed-over-committed")
            ?? Over(BudgetStage.Settled, this[BudgetStage.Disbursed], "budget.settled-over-disbursed");
    }

    private Refusal? Over(BudgetStage stage, long limit, string code) => this[stage] > limit ? Refusal.Rule(code, this[stage], limit) : null;

    private static decimal? Rate(long part, long whole) => whole == 0 ? null : (decimal)part / whole;
}
