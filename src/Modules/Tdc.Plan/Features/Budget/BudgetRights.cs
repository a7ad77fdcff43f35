using Tdc.Plan.Domain.Budget;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Features.Budget;

/// <summary>Who sees and who records money.</summary>
/// <remarks>Units record what they ask for and what they spend; the finance department records what is approved, allocated and changed.</remarks>
internal static class BudgetRights
{
    /// <summary>Scope of keys that read budgets.</summary>
    public const string ReadScope = "plan:read";

    /// <summary>Code of the department of finance, whose keys do its work (decision 1295, part III).</summary>
    public const string FinanceCode = "STC";

    /// <summary>Scope of keys that record money: of their own unit, or, for the department of finance, of every unit.</summary>
    public const string WriteScope = "budget:write";

    extension(Asker asker)
    {
        /// <summary>Whether the asker does the work of the department of finance: a person with the role, or its own key.</summary>
        public bool IsFinance => asker.Holds(Role.Finance) || (asker.KeyUnitCode == FinanceCode && asker.HasScope(WriteScope));

        /// <summary>Whether the money of every unit is open.</summary>
        public bool SeesAllBudgets => asker.IsFinance || asker.Holds(Role.Coordinator) || asker.Holds(Role.Leader);

        /// <summary>Whether the money of a unit is open.</summary>
        public bool SeesBudgetOf(LineageId unit) =>
            asker.SeesAllBudgets || asker.HoldsAny(unit, Role.Officer, Role.Head) || (asker.KeyUnit == unit && asker.HasScope(ReadScope));

        /// <summary>Whether the asker records money of some unit at all.</summary>
        public bool RecordsBudgets => asker.IsFinance || asker.Holds(Role.Officer) || asker.Holds(Role.Head);

        /// <summary>Whether the asker may record an event of a stage for a unit.</summary>
        public bool RecordsBudget(LineageId unit, BudgetStage stage) =>
            ReferenceEquals(asker, Asker.System)
            || asker.IsFinance
            || (IsOfUnits(stage) && (asker.HoldsAny(unit, Role.Officer, Role.Head) || (asker.KeyUnit == unit && asker.HasScope(WriteScope))));
    }

    /// <summary>Stages that units record themselves.</summary>
    public static bool IsOfUnits(BudgetStage stage) =>
        stage is BudgetStage.Estimate or BudgetStage.Proposed or BudgetStage.Committed or BudgetStage.Disbursed or BudgetStage.Settled;
}
