namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Writes the program of a radial or directional measure and reads its score.</summary>
/// <remarks>
/// Input: least θ with Xλ ≤ θx, Yλ ≥ y. Output: greatest φ with Xλ ≤ x, Yλ ≥ φy. Direction: greatest β with Xλ ≤ x − βg, Yλ ≥ y + βh.
/// The score is the only own column; it and the right side are each multiplied with a power of two.
/// </remarks>
internal sealed class RadialProgram(Technology technology)
{
    private readonly double[] unit = new double[technology.Data.Width];
    private readonly double[] way = new double[technology.Data.Width];
    private int sign;
    private double wayFactor;

    /// <summary>What the right side was multiplied with: λ and slacks of the program are so many times those of the unit.</summary>
    public double RightFactor { get; private set; }

    /// <summary>Writes the radial program of a unit.</summary>
    /// <param name="program">Where to.</param>
    /// <param name="values">Inputs, then outputs, in the units of measure of the technology's data.</param>
    /// <param name="orientation">Which side is measured.</param>
    public void Write(LinearProgram program, ReadOnlySpan<double> values, Orientation orientation)
    {
        var inputs = technology.Data.Inputs;
        technology.Scale(values, unit);
        unit.CopyTo(way, 0);
        Turn(unit.AsSpan(inputs));
        if (orientation == Orientation.Input)
        {
            unit.AsSpan(0, inputs).Clear();
            way.AsSpan(inputs).Clear();
            Turn(way.AsSpan(0, inputs));
            Write(program, 1);
        }
        else
        {
            unit.AsSpan(inputs).Clear();
            way.AsSpan(0, inputs).Clear();
            Write(program, -1);
        }
    }

    /// <summary>Writes the directional program of a unit.</summary>
    /// <param name="program">Where to.</param>
    /// <param name="values">Inputs, then outputs.</param>
    /// <param name="direction">How inputs shrink, then how outputs grow, by one β; not all zero.</param>
    public void Write(LinearProgram program, ReadOnlySpan<double> values, ReadOnlySpan<double> direction)
    {
        technology.Scale(values, unit);
        technology.Scale(direction, way);
        Turn(unit.AsSpan(technology.Data.Inputs));
        Write(program, -1);
    }

    /// <summary>Writes the program of the greatest weighted sum of outputs at the inputs of a unit; its cost is the negative sum.</summary>
    public void WriteGreatest(LinearProgram program, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var inputs = technology.Data.Inputs;
        technology.Scale(values, unit);
        unit.AsSpan(inputs).Clear();
        Begin(program);
        program.HasCost = true;
        for (var r = 0; r < weights.Length; r++)
        {
            program.Cost[inputs + r] = weights[r] * technology.Scales[inputs + r];
        }

        program.IsExtreme |= RowScales.IsExtreme(program.Cost);
    }

    /// <summary>The score at the end of a solved program. However small, it is no rounding: <see cref="RoundingBound"/> hands on what rounding may have made.</summary>
    public double ScoreOf(LinearProgram program, Simplex solver) => solver.ValueOf(program.OwnCode(0)) * wayFactor / RightFactor;

    /// <summary>The cost in the program of a score.</summary>
    public double CostOf(double score) => sign * score * RightFactor / wayFactor;

    /// <summary>The multiplier of a row in the unit's own measure: what the score gains for one more of the good.</summary>
    public double Multiplier(Simplex solver, int row) => -solver.Prices[row] * wayFactor / technology.Scales[row];

    /// <summary>The part of the score that returns to scale give: the price of Σλ; 0 under constant returns.</summary>
    public double SumMultiplier(Simplex solver) =>
        technology.SumSign == 0 ? 0 : sign * technology.SumSign * solver.Prices[technology.Data.Width] * wayFactor;

    /// <summary>Holds the score where it is and asks instead for the greatest weighted sum of slacks.</summary>
    /// <param name="program">A solved program.</param>
    /// <param name="solver">Its solver.</param>
    /// <param name="weights">A weight a variable, for slacks in the variable's unit of measure.</param>
    public void TurnToSlacks(LinearProgram program, Simplex solver, ReadOnlySpan<double> weights)
    {
        program.HoldOwn(0, solver.ValueOf(program.OwnCode(0)));
        for (var d = 0; d < weights.Length; d++)
        {
            program.SlackCost[d] = -weights[d] * technology.Scales[d];
        }
    }

    private void Write(LinearProgram program, int costSign)
    {
        sign = costSign;
        Begin(program);
        program.IsExtreme |= RowScales.IsExtreme(way);
        wayFactor = program.IsExtreme ? 1 : RowScales.PowerFor(way);
        var own = program.AddOwn(costSign, Bound.Free);
        way.CopyTo(own);
        Multiply(own, wayFactor);
        if (program.IsExtreme)
        {
            Multiply(program.Right.AsSpan(0, program.Rows), 1 / RightFactor);
            RightFactor = 1;
        }
    }

    private void Begin(LinearProgram program)
    {
        program.Begin(technology.SumSign, false);
        var rows = program.Rows;
        unit.CopyTo(program.Right, 0);
        if (technology.SumSign != 0)
        {
            program.Right[unit.Length] = technology.SumSign;
            program.IsEquation[unit.Length] = technology.Returns == ReturnsToScale.Variable;
        }

        program.IsExtreme = technology.IsExtreme || RowScales.IsExtreme(unit);
        RightFactor = program.IsExtreme ? 1 : RowScales.PowerFor(program.Right.AsSpan(0, rows));
        Multiply(program.Right.AsSpan(0, rows), RightFactor);
    }

    private static void Turn(Span<double> values) => Multiply(values, -1);

    private static void Multiply(Span<double> values, double factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }
}
