namespace Tdc.Uncertainty.Propagation;

/// <summary>Effective degrees of freedom by Welch and Satterthwaite, within the limits of the formula.</summary>
/// <remarks>
/// <para>Inputs that are correlated enter as one term when all of them have the same few degrees of freedom (one set of simultaneous readings).
/// Other correlations of inputs with few degrees of freedom have no answer, and none is made up.</para>
/// <para>Source: JCGM 100:2008, G.4.2; Willink, Metrologia 44 (2007) 340 (correlated ensembles).</para>
/// </remarks>
internal static class EffectiveDof
{
    /// <summary>Degrees of freedom, or why there are none.</summary>
    public static (double? Dof, DofReason Reason) Of(Measurement measurement, double[] amounts, double variance, List<BudgetNote> notes)
    {
        if (variance == 0)
        {
            return (null, DofReason.NoVariance);
        }

        var grouped = new bool[measurement.Quantities.Count];
        double sum = 0;
        foreach (var stated in measurement.Correlations.Groups)
        {
            foreach (var i in stated)
            {
                grouped[i] = true;
            }

            var group = stated.Where(i => amounts[measurement.Columns[i]] != 0).ToArray();
            if (group.Length == 0)
            {
                continue;
            }

            var dof = measurement.Quantities[group[0]].Dof;
            if (group.Any(i => measurement.Quantities[i].Dof != dof))
            {
                notes.Add(new("dof-correlated", string.Join(", ", group.Select(i => measurement.Quantities[i].Name)), double.NaN));
                return (null, DofReason.CorrelatedInputs);
            }

            sum += Term(GroupVariance(measurement, group, amounts), variance, dof);
        }

        for (var i = 0; i < grouped.Length; i++)
        {
            var column = measurement.Columns[i];
            if (column >= 0 && !grouped[i])
            {
                sum += Term(amounts[column] * amounts[column], variance, measurement.Quantities[i].Dof);
            }
        }

        return (sum == 0 ? double.PositiveInfinity : 1 / sum, DofReason.Given);
    }

    // Shares of the variance and not fourth powers of uncertainties, which vanish or overflow in small and large units.
    private static double Term(double part, double variance, double dof) => double.IsInfinity(dof) ? 0 : part / variance * (part / variance) / dof;

    private static double GroupVariance(Measurement measurement, int[] group, double[] amounts)
    {
        double sum = 0;
        foreach (var i in group)
        {
            foreach (var j in group)
            {
                sum += measurement.Correlations[i, j] * amounts[measurement.Columns[i]] * amounts[measurement.Columns[j]];
            }
        }

        return Math.Max(sum, 0);
    }
}
