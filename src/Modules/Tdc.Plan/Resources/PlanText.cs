namespace Tdc.Plan.Resources;

/// <summary>Marks the texts of the plan's core: <c>PlanText.resx</c> (Vietnamese) and <c>PlanText.en.resx</c>.</summary>
internal sealed class PlanText;
