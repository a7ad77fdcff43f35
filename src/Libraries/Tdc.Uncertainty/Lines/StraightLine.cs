using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Lines;

/// <summary>A calibration line y = a + b (x − x₀) fitted by least squares.</summary>
/// <param name="Reference">x₀, the point at which the intercept is taken.</param>
/// <param name="Intercept">a, the value of the line at x₀.</param>
/// <param name="Slope">b.</param>
/// <param name="InterceptUncertainty">u(a).</param>
/// <param name="SlopeUncertainty">u(b).</param>
/// <param name="Correlation">r(a, b).</param>
/// <param name="ResidualDeviation">s, the standard deviation of the points around the line.</param>
/// <param name="Dof">Degrees of freedom, n − 2.</param>
/// <remarks>The x are taken as exact and the y as equally uncertain. Source: JCGM 100:2008, H.3.</remarks>
public sealed record StraightLine(
    double Reference, double Intercept, double Slope, double InterceptUncertainty, double SlopeUncertainty, double Correlation, double ResidualDeviation, int Dof)
{
    /// <summary>Fits the line.</summary>
    /// <param name="x">Settings, at least three of which two differ.</param>
    /// <param name="y">Observations, one for each setting.</param>
    /// <param name="reference">x₀.</param>
    /// <exception cref="UncertaintyException">Lengths that differ, fewer than three points, figures that are not finite, or all x equal.</exception>
    public static StraightLine Fit(IReadOnlyList<double> x, IReadOnlyList<double> y, double reference = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Domain.Finite(reference, "x0");
        if (x.Count != y.Count)
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, "y", Math.Min(x.Count, y.Count) + 1, "A line needs one y for every x.");
        }

        if (x.Count < 3)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, "x", 0, "A line with uncertainty needs at least three points.") { Reason = "points", Values = [$"{x.Count}", "3"] };
        }

        for (var i = 0; i < x.Count; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                throw new UncertaintyException(UncertaintyFault.NotFinite, double.IsFinite(x[i]) ? "y" : "x", i + 1, $"Point {i + 1} is not finite.");
            }
        }

        // Sums around the means: readings that agree in many digits keep the rest.
        double meanX = x.Average(), meanY = y.Average(), squares = 0, products = 0;
        for (var i = 0; i < x.Count; i++)
        {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
        }

        if (x.All(one => one == x[0]))
        {
            throw new UncertaintyException(UncertaintyFault.Undefined, "x", 0, "All x are equal: no line can be fitted.") { Reason = "equal" };
        }

        if (!(squares > 0) || !double.IsFinite(squares) || !double.IsFinite(products))
        {
            throw BeyondRange("x");
        }

        double slope = products / squares, left = 0, offset = reference - meanX;
        for (var i = 0; i < x.Count; i++)
        {
            var residual = y[i] - meanY - (slope * (x[i] - meanX));
            left += residual * residual;
        }

        var dof = x.Count - 2;
        var variance = left / dof;
        var interceptShare = (1d / x.Count) + (offset * offset / squares);
        var line = new StraightLine(reference, meanY + (slope * offset), slope, Math.Sqrt(variance * interceptShare), Math.Sqrt(variance / squares),
            offset / squares / Math.Sqrt(interceptShare / squares), Math.Sqrt(variance), dof);
        double[] figures = [line.Intercept, line.Slope, line.InterceptUncertainty, line.SlopeUncertainty, line.Correlation, line.ResidualDeviation];
        return figures.All(double.IsFinite) ? line : throw BeyondRange(double.IsFinite(variance) ? "x0" : "y");
    }

    /// <summary>The line's value and its standard uncertainty.</summary>
    /// <param name="x">Where.</param>
    /// <param name="singleReading">Whether one future reading there is meant and not the line, which adds s².</param>
    public (double Value, double StandardUncertainty) Predict(double x, bool singleReading = false)
    {
        Domain.Finite(x, "x");
        var (value, uncertainty) = (Intercept + (Slope * (x - Reference)), Math.Sqrt(LineVariance(x - Reference) + (singleReading ? ResidualDeviation * ResidualDeviation : 0)));
        return double.IsFinite(value) && double.IsFinite(uncertainty) ? (value, uncertainty) : throw BeyondRange("predictAt");
    }

    /// <summary>The x that belongs to an observed y, with its standard uncertainty to first order.</summary>
    /// <param name="y">Observed value.</param>
    /// <param name="observationUncertainty">Standard uncertainty of the observed value; <c>s/√m</c> for the mean of m readings like those of the fit.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.Undefined"/> for a level line.</exception>
    public (double Value, double StandardUncertainty) Inverse(double y, double observationUncertainty)
    {
        Domain.Finite(y, "y");
        Domain.NotNegative(observationUncertainty, "u");
        if (Slope == 0)
        {
            throw new UncertaintyException(UncertaintyFault.Undefined, "slope", 0, "A level line cannot be read backwards.") { Reason = "level" };
        }

        var distance = (y - Intercept) / Slope;
        var (value, uncertainty) = (Reference + distance, Math.Sqrt(LineVariance(distance) + (observationUncertainty * observationUncertainty)) / Math.Abs(Slope));
        return double.IsFinite(value) && double.IsFinite(uncertainty) ? (value, uncertainty) : throw BeyondRange("inverseAt");
    }

    private static UncertaintyException BeyondRange(string subject) => new(UncertaintyFault.Overflow, subject, 0, $"With these '{subject}' a figure of the line is beyond the range of numbers.");

    private double LineVariance(double distance) => Math.Max(0,
        (InterceptUncertainty * InterceptUncertainty)
        + (distance * distance * SlopeUncertainty * SlopeUncertainty)
        + (2 * distance * Correlation * InterceptUncertainty * SlopeUncertainty));
}
