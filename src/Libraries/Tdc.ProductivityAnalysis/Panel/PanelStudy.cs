namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>All panel models over the same data, with the test between fixed and random effects.</summary>
/// <param name="Pooled">Ordinary least squares.</param>
/// <param name="Within">Fixed effects of units.</param>
/// <param name="TwoWay">Fixed effects of units and periods.</param>
/// <param name="Random">Random effects.</param>
/// <param name="Between">Means of units.</param>
/// <param name="Variances">Components of variance behind the random effects.</param>
/// <param name="Hausman">Fixed against random effects.</param>
public sealed record PanelStudy(
    PanelEstimate Pooled, PanelEstimate Within, PanelEstimate TwoWay, PanelEstimate Random, PanelEstimate Between, SwamyArora Variances, Hausman Hausman)
{
    /// <summary>Estimates them.</summary>
    /// <exception cref="AnalysisException">As <see cref="PanelRegression"/>.</exception>
    public static PanelStudy Run(PanelData data)
    {
        var within = PanelRegression.Within(data);
        var variances = SwamyArora.Estimate(data);
        var random = PanelRegression.Random(data, variances);
        return new(
            PanelRegression.Pooled(data), within, PanelRegression.TwoWay(data), random, PanelRegression.Between(data), variances,
            Hausman.Compare(within, random));
    }

    /// <summary>The models in their usual order.</summary>
    public IReadOnlyList<PanelEstimate> Estimates => [Pooled, Within, TwoWay, Random, Between];
}
