namespace Tdc.Plan;

/// <summary>Names the texts of reporting (<c>Resources/ReportText.resx</c>, <c>ReportText.en.resx</c>).</summary>
public sealed class ReportText
{
    private ReportText()
    {
    }
}
