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

    /// <summary>Scope of keys that record money for their own unit.</summary>
    public const string WriteScope = "budget:write";

    extension(Asker asker)
    {
        /// <summary>Whether the money of every unit is open.</summary>
        public bool SeesAllBudgets => asker.Holds(Role.Finance) || asker.Holds(Role.Coordinator) || asker.Holds(Role.Leader);

        /// <summary>Whether the money of a unit is open.</summary>
        public bool SeesBudgetOf(LineageId unit) =>
            asker.SeesAllBudgets || asker.HoldsAny(unit, Role.Officer, Role.Head) || (asker.KeyUnit == unit && asker.HasScope(ReadScope));

        /// <summary>Whether the asker records money of some unit at all.</summary>
        public bool RecordsBudgets => asker.Holds(Role.Finance) || asker.Holds(Role.Officer) || asker.Holds(Role.Head);

        /// <summary>Whether the asker may record an event of a stage for a unit.</summary>
        public bool RecordsBudget(LineageId unit, BudgetStage stage) =>
            ReferenceEquals(asker, Asker.System)
            || asker.Holds(Role.Finance)
            || (IsOfUnits(stage) && (asker.HoldsAny(unit, Role.Officer, Role.Head) || (asker.KeyUnit == unit && asker.HasScope(WriteScope))));
    }

    /// <summary>Stages that units record themselves.</summary>
    public static bool IsOfUnits(BudgetStage stage) =>
        stage is BudgetStage.Estimate or BudgetStage.Proposed or BudgetStage.Committed or BudgetStage.Disbursed or BudgetStage.Settled;
}
