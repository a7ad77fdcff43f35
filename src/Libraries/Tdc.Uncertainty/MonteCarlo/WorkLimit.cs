using System.Globalization;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>How much is computed before it is called too much: some minutes on one processor.</summary>
/// <remarks>Correlated inputs cost half the square of their number in every trial; a pair of unlike shapes costs an integral before the first.</remarks>
internal static class WorkLimit
{
    private const double Most = 2.5e11; // multiplications
    private const double Pair = 1.4e6;

    /// <summary>Refuses more, and says how many trials would do.</summary>
    public static void Check(Measurement measurement, int trials)
    {
        double perTrial = measurement.Model.Steps.Count, before = 0;
        foreach (var group in measurement.Correlations.Groups)
        {
            perTrial += 0.5 * group.Length * group.Length;
            double odd = group.Count(i => !measurement.Quantities[i].Distribution.IsNormal);
            var alike = group.All(i => measurement.Quantities[i].Distribution is Quantities.TDistribution && measurement.Quantities[i].Dof == measurement.Quantities[group[0]].Dof);
            before += alike ? 0 : odd * (group.Length - (0.5 * (odd + 1))) * Pair;
        }

        if (before + (perTrial * trials) <= Most)
        {
            return;
        }

        var enough = (long)Math.Floor(Math.Max(Most - before, 0) / perTrial);
        throw new UncertaintyException(UncertaintyFault.TooMuchWork, "trials", 0, $"{trials} trials of this model with so many correlated inputs are too much work; {enough} would do.")
        {
            Reason = enough >= 1_000 ? "trials" : "inputs",
            Values = [trials.ToString(CultureInfo.InvariantCulture), enough.ToString(CultureInfo.InvariantCulture), measurement.Correlations.Groups.Sum(group => group.Length).ToString(CultureInfo.InvariantCulture)],
        };
    }
}
