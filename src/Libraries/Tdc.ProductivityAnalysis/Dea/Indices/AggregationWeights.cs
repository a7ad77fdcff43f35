namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Weights that add up outputs and inputs to aggregates.</summary>
/// <param name="Outputs">A weight an output, zero or more.</param>
/// <param name="Inputs">A weight an input, zero or more.</param>
internal sealed record AggregationWeights(double[] Outputs, double[] Inputs)
{
    /// <summary>The aggregate of the outputs of a unit.</summary>
    public double OutputsOf(ReadOnlySpan<double> unit)
    {
        var sum = 0.0;
        for (var r = 0; r < Outputs.Length; r++)
        {
            sum += Outputs[r] * unit[Inputs.Length + r];
        }

        return sum;
    }

    /// <summary>The aggregate of the inputs of a unit.</summary>
    public double InputsOf(ReadOnlySpan<double> unit)
    {
        var sum = 0.0;
        for (var i = 0; i < Inputs.Length; i++)
        {
            sum += Inputs[i] * unit[i];
        }

        return sum;
    }

    /// <summary>The greatest productivity in a technology; a unit of its frontier has it, because a ratio of sums is greatest at a corner.</summary>
    public double GreatestProductivity(Technology technology)
    {
        var greatest = double.NaN;
        foreach (var unit in technology.IsWide ? technology.Units : technology.Frontier)
        {
            var values = technology.Data.Unit(unit);
            var productivity = OutputsOf(values) / InputsOf(values);
            greatest = productivity <= greatest ? greatest : productivity;
        }

        return double.IsFinite(greatest) ? greatest : double.NaN;
    }
}
