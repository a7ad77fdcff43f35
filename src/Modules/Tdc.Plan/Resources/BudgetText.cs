namespace Tdc.Plan.Resources;

/// <summary>Texts of the budget.</summary>
public sealed class BudgetText;
