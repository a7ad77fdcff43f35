using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Propagation;

/// <summary>Second-order terms for independent inputs.</summary>
/// <remarks>
/// <para>u² = ∑ c² u² + ∑∑ (½ f_ij² + f_i f_ijj) u_i² u_j²; declined for correlated inputs, for which the terms do not hold.</para>
/// <para>Source: JCGM 100:2008, 5.1.2, note.</para>
/// </remarks>
internal sealed record SecondOrder(double Value, double StandardUncertainty)
{
    private const double Remarkable = 0.05;
    private const int MostInputs = HigherOrder.MostInputs;

    /// <summary>Evaluates them, or says in a note why not.</summary>
    public static SecondOrder? Of(Measurement measurement, int output, double variance, List<BudgetNote> notes)
    {
        var name = measurement.Outputs[output];
        if (measurement.Correlations.Groups.Count > 0 || measurement.Width > MostInputs)
        {
            return null;
        }

        var jet = HigherOrder.At(measurement.Model, measurement.Targets[output], measurement.Estimates, measurement.Columns, measurement.Width);
        var squares = measurement.Quantities.Where(quantity => quantity.Varies).Select(quantity => quantity.StandardUncertainty * quantity.StandardUncertainty).ToArray();
        var (n, total, shift) = (squares.Length, variance, 0.0);
        for (var i = 0; i < n; i++)
        {
            shift += 0.5 * jet.Second[i * n + i] * squares[i];
            for (var j = 0; j < n; j++)
            {
                var both = jet.Second[i * n + j];
                total += (0.5 * both * both + jet.First[i] * jet.Third[i * n + j]) * squares[i] * squares[j];
            }
        }

        if (!double.IsFinite(total) || !double.IsFinite(shift) || total < 0)
        {
            notes.Add(new("second-order-undefined", name, double.NaN));
            return null;
        }

        var u = Math.Sqrt(total);
        var first = Math.Sqrt(variance);
        if (Math.Abs(u - first) > Remarkable * first)
        {
            notes.Add(new("second-order", name, u));
        }

        return new(jet.Value + shift, u);
    }
}
