using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>Whether fixed and random effects tell the same: a small p-value speaks against random effects.</summary>
/// <param name="ChiSquare">The statistic; <see cref="double.NaN"/> when it cannot be computed.</param>
/// <param name="DegreesOfFreedom">Number of coefficients compared.</param>
/// <param name="PValue">Chance of so large a difference if random effects hold; <see cref="double.NaN"/> when not computable.</param>
/// <param name="Form">The quadratic form as it comes out, also when the difference of covariances is not positive definite and it is no χ²; <see cref="double.NaN"/> for a singular one.</param>
/// <remarks>
/// <para>Source: Hausman (1978). Not computable when the difference of covariances is not positive definite, as happens in small samples.</para>
/// <para>The R package plm prints the absolute value of the form in every case; <see cref="AbsoluteForm"/> is for comparison with it.</para>
/// </remarks>
public sealed record Hausman(double ChiSquare, int DegreesOfFreedom, double PValue, double Form)
{
    private const double Singular = 1e-10;

    /// <summary>Absolute value of the form: what plm prints, a test only when <see cref="IsComputable"/>.</summary>
    public double AbsoluteForm => Math.Abs(Form);

    /// <summary>The p-value that goes with <see cref="AbsoluteForm"/>.</summary>
    public double AbsoluteFormPValue => Chance(AbsoluteForm, DegreesOfFreedom);

    /// <summary>Whether the test could be computed.</summary>
    public bool IsComputable => !double.IsNaN(ChiSquare);

    /// <summary>Compares the coefficients that both estimates have.</summary>
    public static Hausman Compare(PanelEstimate within, PanelEstimate random)
    {
        ArgumentNullException.ThrowIfNull(within);
        ArgumentNullException.ThrowIfNull(random);
        var places = within.Terms.Select((term, i) => (Fixed: i, Random: Position(random, term.Name))).Where(p => p.Random >= 0).ToArray();
        if (places.Length == 0)
        {
            return new(double.NaN, 0, double.NaN, double.NaN);
        }

        var difference = Vector<double>.Build.DenseOfEnumerable(
            places.Select(p => within.Terms[p.Fixed].Coefficient - random.Terms[p.Random].Coefficient));
        var covariance = Matrix<double>.Build.Dense(
            places.Length, places.Length,
            (i, j) => within.Covariance[places[i].Fixed][places[j].Fixed] - random.Covariance[places[i].Random][places[j].Random]);

        // Unit variances first, so that the check does not depend on units of measure.
        var scale = Enumerable.Range(0, places.Length).Select(i => Math.Sqrt(within.Covariance[places[i].Fixed][places[i].Fixed])).ToArray();
        var scaled = Matrix<double>.Build.Dense(places.Length, places.Length, (i, j) => covariance[i, j] / (scale[i] * scale[j]));
        if (!scaled.Enumerate().All(double.IsFinite))
        {
            return new(double.NaN, places.Length, double.NaN, double.NaN); // a perfect fit has no variance to compare by
        }

        var standardised = difference.PointwiseDivide(Vector<double>.Build.DenseOfArray(scale));
        var roots = scaled.Evd(Symmetricity.Symmetric).EigenValues.Select(e => e.Real).ToArray();
        var form = roots.All(e => Math.Abs(e) > Singular) ? standardised * scaled.LU().Solve(standardised) : double.NaN;
        var statistic = roots.All(e => e > Singular) ? form : double.NaN;
        return new(statistic, places.Length, Chance(statistic, places.Length), form);
    }

    private static double Chance(double statistic, int freedom) =>
        double.IsNaN(statistic) ? double.NaN : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);

    private static int Position(PanelEstimate estimate, string name)
    {
        for (var i = 0; i < estimate.Terms.Count; i++)
        {
            if (estimate.Terms[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
