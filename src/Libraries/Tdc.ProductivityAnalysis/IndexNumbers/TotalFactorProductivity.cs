namespace Tdc.ProductivityAnalysis.IndexNumbers;

/// <summary>Total factor productivity between two situations: an index of outputs over the same kind of index of inputs.</summary>
/// <param name="Fisher">By Fisher quantity indices; 1 = no change, <see cref="double.NaN"/> where undefined.</param>
/// <param name="Tornqvist">By Törnqvist quantity indices.</param>
/// <param name="Outputs">The comparison of outputs, with its coverage.</param>
/// <param name="Inputs">The comparison of inputs, with its coverage.</param>
public sealed record TotalFactorProductivity(double Fisher, double Tornqvist, PriceQuantityIndex Outputs, PriceQuantityIndex Inputs)
{
    /// <summary>Compares two situations.</summary>
    /// <param name="baseOutputs">Outputs of the base with their prices.</param>
    /// <param name="baseInputs">Inputs of the base with their prices.</param>
    /// <param name="outputs">Outputs now.</param>
    /// <param name="inputs">Inputs now.</param>
    /// <exception cref="AnalysisException">As <see cref="BilateralComparison.Compare(IReadOnlyList{PricedQuantity}, IReadOnlyList{PricedQuantity})"/>.</exception>
    public static TotalFactorProductivity Compare(
        IReadOnlyList<PricedQuantity> baseOutputs, IReadOnlyList<PricedQuantity> baseInputs, IReadOnlyList<PricedQuantity> outputs, IReadOnlyList<PricedQuantity> inputs)
    {
        var output = BilateralComparison.Compare(baseOutputs, outputs);
        var input = BilateralComparison.Compare(baseInputs, inputs);
        return new(output.FisherQuantity / input.FisherQuantity, output.TornqvistQuantity / input.TornqvistQuantity, output, input);
    }
}
