using System.Runtime.CompilerServices;

namespace Tdc.Uncertainty.Models;

/// <summary>Values and first derivatives of all steps, by forward-mode automatic differentiation.</summary>
/// <remarks>
/// <para>Each step carries its value and its row of derivatives with respect to the inputs that vary; rules are exact, there are no differences.</para>
/// <para>Source: Griewank and Walther, Evaluating Derivatives, chapter 3 (forward mode).</para>
/// </remarks>
internal sealed class Gradient
{
    private readonly double[] values;
    private readonly double[] rows;
    private readonly bool[] varies;
    private readonly int width;

    private Gradient(int steps, int width)
    {
        this.width = width;
        values = new double[steps];
        rows = new double[steps * width];
        varies = new bool[steps];
    }

    /// <summary>Differentiates at a point.</summary>
    /// <param name="model">The model.</param>
    /// <param name="at">One value for each input.</param>
    /// <param name="column">For each input its column in the rows, or −1 when it does not vary.</param>
    /// <param name="width">How many inputs vary.</param>
    public static Gradient At(MeasurementModel model, ReadOnlySpan<double> at, ReadOnlySpan<int> column, int width)
    {
        var gradient = new Gradient(model.Steps.Count, width);
        var program = model.Program;
        for (var i = 0; i < program.Length; i++)
        {
            gradient.Take(program[i], i, at, column);
        }

        return gradient;
    }

    /// <summary>The value of a step.</summary>
    public double Value(int step) => values[step];

    /// <summary>The derivatives of a step.</summary>
    public ReadOnlySpan<double> Row(int step) => rows.AsSpan(step * width, width);

    private void Take(Step step, int i, ReadOnlySpan<double> at, ReadOnlySpan<int> column)
    {
        if (step.Operation == Operation.Constant)
        {
            values[i] = step.Number;
        }
        else if (step.Operation == Operation.Input)
        {
            values[i] = at[step.Left];
            varies[i] = column[step.Left] >= 0;
            if (varies[i])
            {
                rows[i * width + column[step.Left]] = 1;
            }
        }
        else if (step.IsUnary)
        {
            var slopes = varies[step.Left] ? Slopes.Of(step.Operation, values[step.Left]) : new(Scalar.Of(step.Operation, values[step.Left]), 0, 0, 0);
            values[i] = slopes.Value;
            Combine(i, step.Left, slopes.First, step.Left, 0);
        }
        else
        {
            Pair(step, i);
        }
    }

    private void Pair(Step step, int i)
    {
        var (a, b) = (values[step.Left], values[step.Right]);
        values[i] = Scalar.Of(step.Operation, a, b);
        var (left, right) = Partials.Of(step.Operation, a, b, varies[step.Left], varies[step.Right]);
        Combine(i, step.Left, left, step.Right, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Combine(int i, int left, double byLeft, int right, double byRight)
    {
        var to = rows.AsSpan(i * width, width);
        if (varies[left])
        {
            var from = rows.AsSpan(left * width, width);
            for (var j = 0; j < to.Length; j++)
            {
                to[j] = byLeft * from[j];
            }
        }

        if (varies[right] && byRight != 0)
        {
            var from = rows.AsSpan(right * width, width);
            for (var j = 0; j < to.Length; j++)
            {
                to[j] += byRight * from[j];
            }
        }

        varies[i] = varies[left] || varies[right];
    }
}
