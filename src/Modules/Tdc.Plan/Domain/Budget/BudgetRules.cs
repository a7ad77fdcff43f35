using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Domain.Budget;

/// <summary>Whether an event may be added to a line.</summary>
internal static class BudgetRules
{
    /// <summary>Most đồng that one event may move; keeps sums far from the end of the range.</summary>
    public const long MostDong = 1_000_000_000_000_000;

    /// <summary>Decides about an event and gives the amounts after it.</summary>
    public static Outcome<StageAmounts> After(IEnumerable<BudgetEvent> events, BudgetEvent next)
    {
        if (next.AmountDong == 0)
        {
            return Refusal.Rule("budget.amount-zero");
        }

        if (Math.Abs((decimal)next.AmountDong) > MostDong)
        {
            return Refusal.Rule("budget.amount-too-large", MostDong);
        }

        if (next.Stage is not (BudgetStage.Estimate or BudgetStage.Proposed) && string.IsNullOrWhiteSpace(next.Document))
        {
            return Refusal.Rule("budget.document-missing");
        }

        var amounts = StageAmounts.Of(events.Append(next));
        return amounts.Breach() is { } breach ? breach : amounts;
    }
}
