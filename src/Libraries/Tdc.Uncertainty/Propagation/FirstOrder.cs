using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Propagation;

/// <summary>Propagation of uncertainty by the linear terms of the model, with correlations.</summary>
/// <remarks>Source: JCGM 100:2008, 5.1 and 5.2; several outputs U_y = J U_x Jᵀ: JCGM 102:2011, 6.2.</remarks>
public static class FirstOrder
{
    /// <summary>Evaluates the budgets of all outputs.</summary>
    /// <param name="measurement">What is measured.</param>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="secondOrder">Whether second-order terms are evaluated too; the work grows with the square of the inputs.</param>
    /// <exception cref="UncertaintyException">The model has no value or no derivative at the estimates.</exception>
    public static FirstOrderResult Evaluate(Measurement measurement, double p = CoverageFactors.UsualProbability, bool secondOrder = true)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        Domain.InsideProbability(p, nameof(p));
        var gradient = Gradient.At(measurement.Model, measurement.Estimates, measurement.Columns, measurement.Width);
        var amounts = measurement.Targets.Select((target, o) => Amounts(measurement, gradient, target, measurement.Outputs[o])).ToArray();
        var spread = amounts.Select(signed => WithCorrelations(measurement, signed)).ToArray();
        var budgets = new OutputBudget[amounts.Length];
        for (var o = 0; o < budgets.Length; o++)
        {
            var draft = new BudgetDraft(measurement, o, gradient.Value(measurement.Targets[o]), gradient.Row(measurement.Targets[o]).ToArray(), amounts[o], spread[o]);
            budgets[o] = draft.Finish(p, secondOrder);
        }

        return new(budgets, OutputCorrelations(amounts, spread, budgets));
    }

    /// <summary>c u of each input that varies.</summary>
    private static double[] Amounts(Measurement measurement, Gradient gradient, int target, string output)
    {
        if (!double.IsFinite(gradient.Value(target)))
        {
            throw new UncertaintyException(UncertaintyFault.Undefined, output, 0, $"'{output}' has no value at the estimates.");
        }

        var row = gradient.Row(target);
        var amounts = new double[measurement.Width];
        for (var i = 0; i < measurement.Columns.Length; i++)
        {
            var column = measurement.Columns[i];
            if (column < 0)
            {
                continue;
            }

            amounts[column] = double.IsFinite(row[column])
                ? row[column] * measurement.Quantities[i].StandardUncertainty
                : throw new UncertaintyException(
                    UncertaintyFault.Undefined, measurement.Quantities[i].Name, 0, $"'{output}' has no derivative by '{measurement.Quantities[i].Name}' at the estimates.");
        }

        return amounts;
    }

    /// <summary>∑_j r_ij c_j u_j for each input i: the inner product with the amounts is a variance or covariance.</summary>
    private static double[] WithCorrelations(Measurement measurement, double[] amounts)
    {
        var spread = (double[])amounts.Clone();
        foreach (var group in measurement.Correlations.Groups)
        {
            foreach (var i in group)
            {
                double sum = 0;
                foreach (var j in group)
                {
                    sum += measurement.Correlations[i, j] * amounts[measurement.Columns[j]];
                }

                spread[measurement.Columns[i]] = sum;
            }
        }

        return spread;
    }

    private static double[][] OutputCorrelations(double[][] amounts, double[][] spread, OutputBudget[] budgets)
    {
        var matrix = new double[budgets.Length][];
        for (var a = 0; a < budgets.Length; a++)
        {
            matrix[a] = new double[budgets.Length];
            for (var b = 0; b < budgets.Length; b++)
            {
                var scale = budgets[a].StandardUncertainty * budgets[b].StandardUncertainty;
                matrix[a][b] = scale == 0 ? double.NaN : a == b ? 1 : Math.Clamp(Inner(amounts[a], spread[b]) / scale, -1, 1);
            }
        }

        return matrix;
    }

    internal static double Inner(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
