namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Measures units against the technologies of one period; one for each thread.</summary>
internal sealed class PeriodMeasure(TechnologySet set)
{
    private readonly Technology technology = set[ReturnsToScale.Variable];
    private readonly Evaluator variable = new(set[ReturnsToScale.Variable]);
    private readonly Evaluator constant = new(set[ReturnsToScale.Constant]);

    /// <summary>Weights in which the distances of this period to any point are measured: outputs at given inputs, inputs at given outputs.</summary>
    /// <param name="forOutputs">The point at which output weights are taken.</param>
    /// <param name="forInputs">The point at which input weights are taken.</param>
    /// <returns>The weights; unknown on a side whose distance is infeasible.</returns>
    public AggregationWeights Weights(ReadOnlySpan<double> forOutputs, ReadOnlySpan<double> forInputs) => new(
        variable.ShadowPrices(forOutputs, Orientation.Output) ?? Unknown(technology.Data.Outputs),
        variable.ShadowPrices(forInputs, Orientation.Input) ?? Unknown(technology.Data.Inputs));

    /// <summary>Technical efficiency 1/φ and scale efficiency of a unit.</summary>
    public (double Technical, double Scale) Efficiency(ReadOnlySpan<double> unit)
    {
        var technical = 1 / variable.Score(unit, Orientation.Output).Value;
        return (technical, 1 / constant.Score(unit, Orientation.Output).Value / technical);
    }

    /// <summary>The levels of a unit of the period in given weights.</summary>
    public ProductivityLevels Levels(ReadOnlySpan<double> unit, (double Technical, double Scale) efficiency, AggregationWeights weights)
    {
        var outputs = weights.OutputsOf(unit);
        return new ProductivityLevels(
            outputs,
            weights.InputsOf(unit),
            weights.GreatestProductivity(technology),
            efficiency.Technical,
            efficiency.Scale,
            double.IsNaN(outputs) ? double.NaN : outputs / efficiency.Technical / variable.GreatestOutputs(unit, weights.Outputs));
    }

    private static double[] Unknown(int count)
    {
        var weights = new double[count];
        Array.Fill(weights, double.NaN);
        return weights;
    }
}
