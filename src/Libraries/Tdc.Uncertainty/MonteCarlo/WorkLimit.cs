using System.Globalization;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>How much is computed before it is called too much: about a minute on one processor.</summary>
/// <remarks>Correlated inputs cost half the square of their number in every trial.</remarks>
internal static class WorkLimit
{
    private const double Most = 2.5e11; // multiplications

    /// <summary>Refuses more, and says how many trials would do.</summary>
    public static void Check(Measurement measurement, int trials)
    {
        var perTrial = measurement.Model.Steps.Count + measurement.Correlations.Groups.Sum(group => 0.5 * group.Length * group.Length);
        if (perTrial * trials <= Most)
        {
            return;
        }

        var enough = (long)Math.Floor(Most / perTrial);
        throw new UncertaintyException(UncertaintyFault.TooMuchWork, "trials", 0, $"{trials} trials of this model with so many correlated inputs are too much work; {enough} would do.")
        {
            Reason = "trials",
            Values = [trials.ToString(CultureInfo.InvariantCulture), enough.ToString(CultureInfo.InvariantCulture), measurement.Correlations.Groups.Sum(group => group.Length).ToString(CultureInfo.InvariantCulture)],
        };
    }
}
