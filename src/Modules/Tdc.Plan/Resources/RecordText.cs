namespace Tdc.Plan.Resources;

/// <summary>Names the texts of what the plan tells people and writes into the audit (<c>Resources/RecordText.resx</c>, <c>RecordText.en.resx</c>).</summary>
internal sealed class RecordText;
