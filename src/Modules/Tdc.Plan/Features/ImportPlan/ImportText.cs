namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Marks the texts of importing a plan: faults of the file and warnings of the annex.</summary>
internal sealed class ImportText;
