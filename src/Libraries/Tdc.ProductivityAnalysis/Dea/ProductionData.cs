namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Inputs and outputs of units, checked.</summary>
/// <remarks>
/// <para>Units are counted from 0 in the caller's order. Values are zero or more in any unit of measure; scores do not depend on it.</para>
/// <para>A unit with a missing value stays in the count but takes part in nothing: see <see cref="IsComplete"/>.</para>
/// </remarks>
public sealed class ProductionData
{
    private readonly double[] values;
    private readonly string?[] missing;

    /// <summary>Takes the variables and checks every value.</summary>
    /// <param name="inputs">At least one.</param>
    /// <param name="outputs">At least one.</param>
    /// <param name="allowNegative">Whether values below zero may stand; only directional distances take them.</param>
    /// <exception cref="AnalysisException">
    /// <see cref="AnalysisFault.NoData"/> without variables or units, <see cref="AnalysisFault.LengthsDiffer"/>, <see cref="AnalysisFault.NotFinite"/>,
    /// <see cref="AnalysisFault.Negative"/>, or <see cref="AnalysisFault.AllZero"/> when all inputs or all outputs of a unit are zero.
    /// </exception>
    public ProductionData(IReadOnlyList<ProductionVariable> inputs, IReadOnlyList<ProductionVariable> outputs, bool allowNegative = false)
    {
        if (inputs.Count == 0 || outputs.Count == 0 || inputs[0].Values.Count == 0)
        {
            throw new AnalysisException(AnalysisFault.NoData);
        }

        (Inputs, Outputs) = (inputs.Count, outputs.Count);
        Names = [.. inputs.Concat(outputs).Select(v => v.Name)];
        Count = inputs[0].Values.Count;
        values = new double[Count * Width];
        missing = new string?[Count];
        ProductionVariable[] all = [.. inputs, .. outputs];
        for (var k = 0; k < all.Length; k++)
        {
            Take(all[k], k, allowNegative);
        }

        if (!allowNegative)
        {
            RefuseZeros();
        }
    }

    private ProductionData(ProductionData like, double[] values)
    {
        (Inputs, Outputs, Names, Count, missing) = (like.Inputs, like.Outputs, like.Names, like.Count, like.missing);
        this.values = values;
    }

    /// <summary>How many units there are, complete or not.</summary>
    public int Count { get; }

    /// <summary>How many inputs there are.</summary>
    public int Inputs { get; }

    /// <summary>How many outputs there are.</summary>
    public int Outputs { get; }

    /// <summary>Names of the inputs, then of the outputs.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The units without a missing value, in their order.</summary>
    public IEnumerable<int> Complete => Enumerable.Range(0, Count).Where(IsComplete);

    internal int Width => Inputs + Outputs;

    /// <summary>An input of a unit.</summary>
    public double Input(int input, int unit) => values[unit * Width + input];

    /// <summary>An output of a unit.</summary>
    public double Output(int output, int unit) => values[unit * Width + Inputs + output];

    /// <summary>Whether no value of a unit is missing.</summary>
    public bool IsComplete(int unit) => missing[unit] is null;

    /// <summary>Name of the first missing variable of a unit, or null.</summary>
    public string? Missing(int unit) => missing[unit];

    /// <summary>Inputs, then outputs of a unit.</summary>
    public ReadOnlySpan<double> Unit(int unit) => values.AsSpan(unit * Width, Width);

    /// <summary>The same units with one factor on all inputs of each; for resampling.</summary>
    internal ProductionData WithInputsTimes(ReadOnlySpan<double> factors) => Scaled(factors, 0, Inputs);

    /// <summary>The same units with one factor on all outputs of each; for resampling.</summary>
    internal ProductionData WithOutputsTimes(ReadOnlySpan<double> factors) => Scaled(factors, Inputs, Outputs);

    private ProductionData Scaled(ReadOnlySpan<double> factors, int from, int count)
    {
        var scaled = (double[])values.Clone();
        for (var unit = 0; unit < Count; unit++)
        {
            foreach (ref var value in scaled.AsSpan(unit * Width + from, count))
            {
                value *= factors[unit];
            }
        }

        return new ProductionData(this, scaled);
    }

    private void Take(ProductionVariable variable, int k, bool allowNegative)
    {
        if (variable.Values.Count != Count)
        {
            throw new AnalysisException(AnalysisFault.LengthsDiffer, -1, variable.Name);
        }

        for (var unit = 0; unit < Count; unit++)
        {
            var value = variable.Values[unit];
            if (double.IsInfinity(value))
            {
                throw new AnalysisException(AnalysisFault.NotFinite, unit, variable.Name);
            }

            if (value < 0 && !allowNegative)
            {
                throw new AnalysisException(AnalysisFault.Negative, unit, variable.Name);
            }

            missing[unit] ??= double.IsNaN(value) ? variable.Name : null;
            values[unit * Width + k] = value;
        }
    }

    private void RefuseZeros()
    {
        foreach (var unit in Complete)
        {
            Refuse(unit, 0, Inputs);
            Refuse(unit, Inputs, Outputs);
        }
    }

    private void Refuse(int unit, int from, int count)
    {
        if (Unit(unit).Slice(from, count).IndexOfAnyExcept(0.0) < 0)
        {
            throw new AnalysisException(AnalysisFault.AllZero, unit, string.Join(", ", Names.Skip(from).Take(count)));
        }
    }
}
