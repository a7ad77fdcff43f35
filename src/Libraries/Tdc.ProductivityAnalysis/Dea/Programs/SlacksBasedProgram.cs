namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Writes the linear programs of slacks-based measures.</summary>
/// <remarks>
/// <para>
/// Tone (2001) after Charnes and Cooper: slacks are put in by what they are, so that the own column is the factor t alone: least ΣΛc with ΣΛe = 1,
/// XΛ ≤ tx, YΛ ≥ ty, where c is the mean of a column's inputs over those of the unit and e that of its outputs.
/// </para>
/// <para>
/// Tone (2002), the unit itself left out: least t + mean(S⁻/x) with t − mean(S⁺/y) = 1, XΛ ≤ tx + S⁻, YΛ ≥ ty − S⁺. Under variable returns ΣΛ = t in both.
/// </para>
/// </remarks>
internal sealed class SlacksBasedProgram(Technology technology)
{
    private readonly double[] unit = new double[technology.Data.Width];

    /// <summary>Whether the measures are defined: all values above zero.</summary>
    public static bool IsDefined(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!(value > 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the program of the measure.</summary>
    public void Write(LinearProgram program, ReadOnlySpan<double> values)
    {
        var inputs = Begin(program, values);
        program.HasCost = true;
        for (var d = 0; d < unit.Length; d++)
        {
            if (d < inputs)
            {
                program.Cost[d] = 1 / (inputs * unit[d]);
            }
            else
            {
                program.Norm[d] = -1 / ((unit.Length - inputs) * unit[d]);
            }
        }

        Factor(program, inputs, 0, Bound.Free);
    }

    /// <summary>Writes the program of the super-efficiency; the caller leaves the unit out.</summary>
    public void WriteSuper(LinearProgram program, ReadOnlySpan<double> values)
    {
        var inputs = Begin(program, values);
        Factor(program, inputs, 1, Bound.Free)[program.Rows - 1] = 1;
        for (var d = 0; d < unit.Length; d++)
        {
            var share = 1 / ((d < inputs ? inputs : unit.Length - inputs) * unit[d]);
            var slack = program.AddOwn(d < inputs ? share : 0, Bound.NonNegative);
            slack[d] = -1;
            slack[program.Rows - 1] = d < inputs ? 0 : -share;
        }
    }

    private int Begin(LinearProgram program, ReadOnlySpan<double> values)
    {
        technology.Scale(values, unit);
        program.Begin(technology.SumSign, true);
        program.IsExtreme = technology.IsExtreme || RowScales.IsExtreme(unit);
        var norm = program.Rows - 1;
        (program.Right[norm], program.IsEquation[norm]) = (1, true);
        if (technology.SumSign != 0)
        {
            program.IsEquation[unit.Length] = technology.Returns == ReturnsToScale.Variable;
        }

        return technology.Data.Inputs;
    }

    private Span<double> Factor(LinearProgram program, int inputs, double cost, Bound bound)
    {
        var column = program.AddOwn(cost, bound);
        for (var d = 0; d < unit.Length; d++)
        {
            column[d] = d < inputs ? -unit[d] : unit[d];
        }

        if (technology.SumSign != 0)
        {
            column[unit.Length] = -technology.SumSign;
        }

        return column;
    }
}
