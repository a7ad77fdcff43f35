using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Scores by the programs as textbooks print them, all variables written out, solved by <see cref="TextbookSimplex"/>.</summary>
internal static class Oracle
{
    /// <summary>θ or φ of a unit; null when infeasible.</summary>
    public static double? Radial(ProductionData data, int[] reference, int unit, ReturnsToScale returns, Orientation orientation, bool exact = false)
    {
        var isInput = orientation == Orientation.Input;
        var simplex = new TextbookSimplex();
        var layout = new Layout(reference.Length, data.Inputs + data.Outputs + 1, 1);
        for (var i = 0; i < data.Inputs; i++)
        {
            var row = layout.Row(k => data.Input(i, reference[k]), i, 1);
            row[layout.Score] = isInput ? -data.Input(i, unit) : 0;
            simplex.Equation(row, isInput ? 0 : data.Input(i, unit));
        }

        for (var r = 0; r < data.Outputs; r++)
        {
            var row = layout.Row(k => data.Output(r, reference[k]), data.Inputs + r, -1);
            row[layout.Score] = isInput ? 0 : -data.Output(r, unit);
            simplex.Equation(row, isInput ? data.Output(r, unit) : 0);
        }

        Sum(simplex, layout, returns, data.Inputs + data.Outputs);
        var cost = new double[layout.Width];
        cost[layout.Score] = isInput ? 1 : -1;
        return (exact ? simplex.MinimiseExactly(cost) : simplex.Minimise(cost)) is { } least ? isInput ? least : -least : null;
    }

    /// <summary>β of a unit in a direction; null when infeasible.</summary>
    public static double? Directional(ProductionData data, int[] reference, int unit, ReturnsToScale returns, double[] direction, bool exact = false)
    {
        var simplex = new TextbookSimplex();
        var layout = new Layout(reference.Length, data.Inputs + data.Outputs + 1, 2);
        for (var d = 0; d < data.Inputs + data.Outputs; d++)
        {
            var isInput = d < data.Inputs;
            var row = layout.Row(k => data.Unit(reference[k])[d], d, isInput ? 1 : -1);
            row[layout.Score] = isInput ? direction[d] : -direction[d];
            row[layout.Score + 1] = -row[layout.Score];
            simplex.Equation(row, data.Unit(unit)[d]);
        }

        Sum(simplex, layout, returns, data.Inputs + data.Outputs);
        var cost = new double[layout.Width];
        (cost[layout.Score], cost[layout.Score + 1]) = (-1, 1);
        return -(exact ? simplex.MinimiseExactly(cost) : simplex.Minimise(cost));
    }

    /// <summary>The greatest sum of slacks at a given θ under given returns.</summary>
    public static double? SlackSum(ProductionData data, int[] reference, int unit, ReturnsToScale returns, double theta)
    {
        var simplex = new TextbookSimplex();
        var layout = new Layout(reference.Length, data.Inputs + data.Outputs + 1, 0);
        for (var d = 0; d < data.Inputs + data.Outputs; d++)
        {
            var isInput = d < data.Inputs;
            simplex.Equation(layout.Row(k => data.Unit(reference[k])[d], d, isInput ? 1 : -1), data.Unit(unit)[d] * (isInput ? theta : 1));
        }

        Sum(simplex, layout, returns, data.Inputs + data.Outputs);
        var cost = new double[layout.Width];
        Array.Fill(cost, -1, reference.Length, data.Inputs + data.Outputs);
        return -simplex.Minimise(cost);
    }

    /// <summary>The greatest sum of slacks among the optima of θ, each slack in a unit of measure of its own, exactly.</summary>
    public static double SlackSumAtLeast(ProductionData data, int[] reference, int unit, ReturnsToScale returns)
    {
        var simplex = new TextbookSimplex();
        var goods = data.Inputs + data.Outputs;
        var layout = new Layout(reference.Length, goods + 1, 1);
        for (var d = 0; d < goods; d++)
        {
            var isInput = d < data.Inputs;
            var row = layout.Row(k => data.Unit(reference[k])[d], d, isInput ? 1 : -1);
            row[layout.Score] = isInput ? -data.Unit(unit)[d] : 0;
            simplex.Equation(row, isInput ? 0 : data.Unit(unit)[d]);
        }

        Sum(simplex, layout, returns, goods);
        var (score, slacks) = (new double[layout.Width], new double[layout.Width]);
        score[layout.Score] = 1;
        Array.Fill(slacks, -1, reference.Length, goods);
        return -simplex.MinimiseExactly(score, slacks) ?? double.NaN;
    }

    /// <summary>Tone's ρ (2001) with every slack as a variable, under constant or variable returns.</summary>
    public static double? SlacksBased(ProductionData data, int[] reference, int unit, ReturnsToScale returns, bool exact = false)
    {
        var simplex = new TextbookSimplex();
        var goods = data.Inputs + data.Outputs;
        var layout = new Layout(reference.Length, goods, 1);
        var norm = new double[layout.Width];
        var cost = new double[layout.Width];
        norm[layout.Score] = 1;
        cost[layout.Score] = 1;
        for (var d = 0; d < goods; d++)
        {
            var isInput = d < data.Inputs;
            var row = layout.Row(k => data.Unit(reference[k])[d], d, isInput ? 1 : -1);
            row[layout.Score] = -data.Unit(unit)[d];
            simplex.Equation(row, 0);
            norm[reference.Length + d] = isInput ? 0 : 1 / (data.Outputs * data.Unit(unit)[d]);
            cost[reference.Length + d] = isInput ? -1 / (data.Inputs * data.Unit(unit)[d]) : 0;
        }

        simplex.Equation(norm, 1);
        if (returns == ReturnsToScale.Variable)
        {
            var sum = layout.Row(_ => 1, 0, 0);
            sum[layout.Score] = -1;
            simplex.Equation(sum, 0);
        }

        return exact ? simplex.MinimiseExactly(cost) : simplex.Minimise(cost);
    }

    private static void Sum(TextbookSimplex simplex, Layout layout, ReturnsToScale returns, int slack)
    {
        if (returns != ReturnsToScale.Constant)
        {
            var sign = returns switch { ReturnsToScale.Variable => 0, ReturnsToScale.NonIncreasing => 1, _ => -1 };
            simplex.Equation(layout.Row(_ => 1, slack, sign), 1);
        }
    }

    /// <summary>λ first, then slacks, then scores.</summary>
    private sealed record Layout(int Weights, int Slacks, int Scores)
    {
        public int Width => Weights + Slacks + Scores;

        public int Score => Weights + Slacks;

        public double[] Row(Func<int, double> weights, int slack, double sign)
        {
            var row = new double[Width];
            for (var k = 0; k < Weights; k++)
            {
                row[k] = weights(k);
            }

            row[Weights + slack] = sign;
            return row;
        }
    }
}
